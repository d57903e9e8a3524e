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
        EntryTraits[] traits = bySpan ? columns.Traits() : [];
        for (var row = 0; row < columns.Entries; row++)
        {
            var start = (long)columns.StartOf(row);
            var last = bySpan ? start + traits[columns.TraitNumbers.Index()].Days : start;
            if (last >= since && start <= until) rows.Add(row);
        }
        return rows;
    }
}
