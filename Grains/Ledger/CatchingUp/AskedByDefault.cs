using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Tallies that ask for changes by the default rule, and their cells so far.</summary>
internal sealed class AskedByDefault
{
    private const int CellsExpected = 64;
    private readonly Dictionary<SubjectLine, List<(AskedChange Asked, LooseCells Cells)>> _bySubject = [];

    public AskedByDefault(IEnumerable<AskedChange> asked, SubjectIndex subjects)
    {
        foreach (var one in asked)
        {
            var line = subjects.Line(one.Query.Subject);
            if (!_bySubject.TryGetValue(line, out var same)) _bySubject[line] = same = [];
            same.Add((one, new LooseCells(CellsExpected)));
        }
    }

    /// <summary>Takes in what entries count.</summary>
    public void Take(IReadOnlyList<CountedEntry> counted)
    {
        foreach (var entry in counted)
        {
            foreach (var line in entry.Incident.Lines.Actors.Lines) Take(line, entry);
            foreach (var line in entry.Incident.Lines.Place.Lines) Take(line, entry);
        }
    }

    /// <summary>Answers them, one at a time.</summary>
    public IEnumerable<AskedChange> Answered()
    {
        foreach (var (asked, cells) in _bySubject.Values.SelectMany(same => same))
        {
            asked.Answer(cells.ToCells());
            yield return asked;
        }
    }

    private void Take(SubjectLine line, in CountedEntry entry)
    {
        if (!_bySubject.TryGetValue(line, out var same)) return;
        foreach (var (asked, cells) in same)
            if (asked.Asks(entry.Sequence)) cells.Add(entry.Incident.Key, entry.Incident.Tally);
    }
}
