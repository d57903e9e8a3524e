using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>What one ledger entry changes, in which subject's tally.</summary>
internal static class EntryCells
{
    /// <summary>What is taken back of the incident as it stood, then what is added of it as it stands.</summary>
    public static IEnumerable<(Subject Subject, Cell Cell)> Of(LedgerEntry entry, Incident? before)
    {
        if (before is not null)
            foreach (var back in Counted(before, takenBack: true)) yield return back;
        if (entry.Kind == EntryKind.Retracted)
            foreach (var back in Counted(entry.Incident, takenBack: true)) yield return back;
        else
            foreach (var added in Counted(entry.Incident, takenBack: false)) yield return added;
    }

    /// <summary>The subjects that are touched, each once.</summary>
    public static IEnumerable<Subject> Touched(LedgerEntry entry, Incident? before) => before is null
        ? Subjects.Touched(entry.Incident)
        : Subjects.Touched(before).Union(Subjects.Touched(entry.Incident));

    private static IEnumerable<(Subject Subject, Cell Cell)> Counted(Incident incident, bool takenBack)
    {
        var tally = Tally.Of(incident);
        var cell = new Cell(CellKey.Of(incident), takenBack ? -tally : tally);
        foreach (var subject in Subjects.Touched(incident)) yield return (subject, cell);
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
