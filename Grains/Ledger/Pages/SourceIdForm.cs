using System.Globalization;
using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>How a data set's own id is written in a page: what it begins with, and the number that it ends with.</summary>
/// <remarks>Ids of one data set mostly begin alike and are numbered, so that the distance from the id before is small.</remarks>
internal static class SourceIdForm
{
    /// <summary>The id that begins and ends so.</summary>
    public static string Join(string beginning, long number)
    {
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        return string.Concat(beginning, digits[..length]);
    }

    /// <summary>The next entry's id, of the columns of beginnings and of numbers.</summary>
    /// <param name="dataSet">Its data set.</param>
    /// <param name="beginnings">What ids of the page begin with.</param>
    /// <param name="beginningNumbers">Which of them each begins with.</param>
    /// <param name="numbers">What each ends with, as its distance from the one before; for an id that ends with no number what makes 0.</param>
    /// <param name="last">The number before.</param>
    public static IncidentId Next(string? dataSet, string?[] beginnings, ref ColumnReader beginningNumbers, ref ColumnReader numbers, ref long last)
    {
        var beginning = beginnings[beginningNumbers.Index()];
        var number = numbers.Distance(last);
        if (number == 0 || beginning is null) return IncidentId.OfKept(dataSet, beginning);
        last = number;
        return IncidentId.OfKept(dataSet, Join(beginning, number));
    }
}
