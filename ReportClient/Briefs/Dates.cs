using System.Globalization;

namespace Reporting.Briefs;

/// <summary>Days as briefs print them; English, whatever the machine's culture.</summary>
internal static class Dates
{
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset moment) => moment.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Span(DateOnly first, DateOnly last)
    {
        if (first == last) return Day(first);
        var form = first.Year != last.Year ? "d MMMM yyyy" : first.Month != last.Month ? "d MMMM" : "%d";
        return first.ToString(form, CultureInfo.InvariantCulture) + (form == "%d" ? "–" : " – ") + Day(last);
    }
}
