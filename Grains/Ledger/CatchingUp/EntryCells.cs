using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>What one ledger entry changes, in which subject's tally.</summary>
internal static class EntryCells
{
    /// <summary>What is taken back of the incident as it stood, then what is added of it as it stands.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="before">The incident as it stood before a revision; null when it did not stand.</param>
    /// <param name="rule">The rule by which incidents are counted.</param>
    /// <param name="wanted">The subjects that are asked for; null for all.</param>
    public static IEnumerable<(Subject Subject, Cell Cell)> Of(LedgerEntry entry, Incident? before, CountingRule rule, Func<Subject, bool>? wanted = null)
    {
        var now = Counted(entry.Incident, takenBack: entry.Kind == EntryKind.Retracted, rule, wanted);
        return before is null ? now : Counted(before, takenBack: true, rule, wanted).Concat(now);
    }

    private static IEnumerable<(Subject Subject, Cell Cell)> Counted(Incident incident, bool takenBack, CountingRule rule, Func<Subject, bool>? wanted)
    {
        List<Cell>? cells = null;
        foreach (var subject in Subjects.Touched(incident))
        {
            if (wanted is not null && !wanted(subject)) continue;
            cells ??= [.. rule.Cells(incident).Select(cell => takenBack ? new Cell(cell.Key, -cell.Tally) : cell)];
            foreach (var cell in cells) yield return (subject, cell);
        }
    }
}

/// <summary>Adds up cells by their key.</summary>
internal sealed class CellSums
{
    private readonly Dictionary<CellKey, TallySum> _sums = [];

    public void Add(Cell cell)
    {
        if (!_sums.TryGetValue(cell.Key, out var sum)) _sums[cell.Key] = sum = new TallySum();
        sum.Add(cell.Tally);
    }

    /// <summary>The sums, without those that came to nothing, sorted by key.</summary>
    public IEnumerable<Cell> Cells() => _sums
        .Select(sum => new Cell(sum.Key, sum.Value.ToTally()))
        .Where(cell => !cell.Tally.IsEmpty)
        .OrderBy(cell => cell.Key);
}
