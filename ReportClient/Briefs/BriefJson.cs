using System.Globalization;
using System.Text.Json;

namespace Reporting.Briefs;

/// <summary>What files beside a brief say of it: what it is about, what it was made from, and by which rule.</summary>
internal static class BriefJson
{
    /// <summary>Writes the fields into an object that is begun.</summary>
    public static void About(Utf8JsonWriter json, Brief brief)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(brief);
        var masthead = brief.Masthead;
        json.WriteString("title", brief.Title);
        json.WriteString("subject", masthead.Subject);
        if (masthead.Week is { } week) json.WriteString("week", week.ToString());
        json.WriteString("since", Day(masthead.Period.Since!.Value));
        json.WriteString("until", Day(masthead.Period.Until!.Value));
        json.WriteString("weekBegins", masthead.FirstDay.ToString().ToLowerInvariant());
        Moment(json, "asOf", masthead.DataAsOf);
        json.WriteString("position", masthead.Position.ToString());
        if (masthead.Edition is { } edition)
        {
            json.WriteNumber("edition", edition.Number);
            Moment(json, "compiledAt", edition.FixedAt);
            json.WriteString("figuresHash", edition.Draft.FiguresHash);
        }
        json.WriteString("rule", masthead.Rule.InWords);
        json.WriteString("ruleCode", masthead.Rule.Code);
    }

    private static void Moment(Utf8JsonWriter json, string name, DateTimeOffset? moment)
    {
        if (moment is { } at) json.WriteString(name, at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        else json.WriteNull(name);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
