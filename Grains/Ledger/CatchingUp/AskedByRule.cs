using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Tallies that ask for changes by a rule other than the default, and their sums so far.</summary>
internal sealed class AskedByRule(CountingRule rule, IEnumerable<AskedChange> asked)
{
    private readonly ILookup<Subject, (AskedChange Asked, CellSums Sums)> _bySubject = asked.ToLookup(one => one.Query.Subject, one => (one, new CellSums()));

    /// <summary>Takes in an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="before">The incident as it stood before a revision; null when it did not stand.</param>
    public void Take(LedgerEntry entry, Incident? before)
    {
        foreach (var (touched, cell) in EntryCells.Of(entry, before, rule, _bySubject.Contains))
        {
            foreach (var (asked, sums) in _bySubject[touched])
                if (asked.Asks(entry.Sequence)) sums.Add(cell);
        }
    }

    /// <summary>Answers them, one at a time.</summary>
    public IEnumerable<AskedChange> Answered()
    {
        foreach (var (asked, sums) in _bySubject.SelectMany(same => same))
        {
            asked.Answer([.. sums.Cells()]);
            yield return asked;
        }
    }
}
