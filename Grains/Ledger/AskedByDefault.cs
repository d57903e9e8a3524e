using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Tallies that ask for changes by the default rule: cells are counted once an incident, as bytes, and found by the subjects that the shard knows.</summary>
internal sealed class AskedByDefault : IAskedChanges
{
    private const int CellsExpected = 64;
    private readonly SubjectIndex _subjects;
    private readonly IncidentTallies _tallies;
    private readonly Dictionary<SubjectLine, List<(AskedChange Asked, LooseCells Cells)>> _bySubject = [];

    public AskedByDefault(IEnumerable<AskedChange> asked, SubjectIndex subjects, IncidentTallies tallies)
    {
        (_subjects, _tallies) = (subjects, tallies);
        foreach (var one in asked)
        {
            var line = subjects.Line(one.Query.Subject);
            if (!_bySubject.TryGetValue(line, out var same)) _bySubject[line] = same = [];
            same.Add((one, new LooseCells(CellsExpected)));
        }
    }

    public void Take(LedgerEntry entry, Incident? before)
    {
        if (before is not null) Take(entry.Sequence, before, takenBack: true);
        Take(entry.Sequence, entry.Incident, takenBack: entry.Kind == EntryKind.Retracted);
    }

    public IEnumerable<AskedChange> Answered()
    {
        foreach (var same in _bySubject.Values)
        {
            foreach (var (asked, cells) in same)
            {
                asked.Answer(cells.ToCells());
                yield return asked;
            }
        }
    }

    private void Take(long sequence, Incident incident, bool takenBack)
    {
        var counted = new CountedOnce(incident, _subjects.Of(incident), takenBack);
        foreach (var line in counted.Lines.Actors.Lines) Add(line, sequence, ref counted);
        foreach (var line in counted.Lines.Place.Lines) Add(line, sequence, ref counted);
    }

    private void Add(SubjectLine line, long sequence, ref CountedOnce counted)
    {
        if (!_bySubject.TryGetValue(line, out var same)) return;
        foreach (var (asked, cells) in same)
            if (asked.Asks(sequence)) cells.Add(counted.Key, counted.Tally(_tallies));
    }

    // Nobody may have asked for any of its subjects.
    private struct CountedOnce(Incident incident, IncidentLines lines, bool takenBack)
    {
        private byte[]? _tally;

        public readonly IncidentLines Lines => lines;

        public readonly PackedKey Key => PackedKey.Of(incident.Start, incident.Type, incident.Violence, lines.Place.Number, lines.Actors.Number);

        public byte[] Tally(IncidentTallies tallies) => _tally ??= takenBack ? Packing.Negated(tallies.Of(incident)) : tallies.Of(incident);
    }
}
