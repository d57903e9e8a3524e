using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Finds the rows of a page of facts whose incidents fall into days, by the columns of days alone.</summary>
internal static class DayRows
{
    /// <summary>Their numbers from 0, in order.</summary>
    /// <param name="columns">The page.</param>
    /// <param name="period">The days.</param>
    /// <param name="bySpan">Whether any day of an incident will do, and not its first day alone.</param>
    /// <remarks>Throws where the bytes are of no page.</remarks>
    public static List<int> Find(FactsColumns columns, Period period, bool bySpan)
    {
        var (since, until) = (period.Since?.DayNumber ?? long.MinValue, period.Until?.DayNumber ?? long.MaxValue);
        var rows = new List<int>();
        var start = 0L;
        for (var row = 0; row < columns.Entries; row++)
        {
            start = columns.Starts.Distance(start);
            var last = columns.Lengths.Distance(start);
            if ((bySpan ? last : start) >= since && start <= until) rows.Add(row);
        }
        return rows;
    }
}
