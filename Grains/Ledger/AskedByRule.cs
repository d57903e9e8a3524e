using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Tallies that ask for changes by a rule other than the default.</summary>
internal sealed class AskedByRule : IAskedChanges
{
    private readonly CountingRule _rule;
    private readonly ILookup<Subject, (AskedChange Asked, CellSums Sums)> _bySubject;

    public AskedByRule(CountingRule rule, IEnumerable<AskedChange> asked) =>
        (_rule, _bySubject) = (rule, asked.ToLookup(one => one.Query.Subject, one => (one, new CellSums())));

    public void Take(LedgerEntry entry, Incident? before)
    {
        foreach (var (touched, cell) in EntryCells.Of(entry, before, _rule, _bySubject.Contains))
        {
            foreach (var (asked, sums) in _bySubject[touched])
                if (asked.Asks(entry.Sequence)) sums.Add(cell);
        }
    }

    public IEnumerable<AskedChange> Answered()
    {
        foreach (var (asked, sums) in _bySubject.SelectMany(same => same))
        {
            asked.Answer([.. sums.Cells()]);
            yield return asked;
        }
    }
}
