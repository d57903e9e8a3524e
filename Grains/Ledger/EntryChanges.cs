using System.Collections.Immutable;
using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>What each entry of a batch changes in tallies by the default rule: prepared before anything is durable, told after.</summary>
/// <remarks>For one thread; its buffer is kept from one batch to the next.</remarks>
internal sealed class EntryChanges(SubjectIndex subjects)
{
    private readonly IncidentTallies _tallies = new();
    private readonly List<(CountedIncident Now, CountedIncident? Before)> _prepared = [];

    /// <summary>Counts every entry; whatever could fail fails here.</summary>
    public void Prepare(ImmutableArray<LedgerEntry> entries, IReadOnlyList<Incident?> befores)
    {
        _prepared.Clear();
        for (var i = 0; i < entries.Length; i++)
            _prepared.Add((Count(entries[i].Incident, takenBack: entries[i].Kind == EntryKind.Retracted), befores[i] is { } before ? Count(before, takenBack: true) : null));
    }

    /// <summary>The subjects that an entry touches by its incident, and those by the incident as it stood; null for no such.</summary>
    public (IncidentLines Now, IncidentLines? Before) LinesOf(int which) => (_prepared[which].Now.Lines, _prepared[which].Before?.Lines);

    /// <summary>Puts in line what an entry changes in the subjects that it touches.</summary>
    public void Tell(int which, LedgerPublisher publisher)
    {
        var (now, before) = _prepared[which];
        if (before is { } takenBack) Tell(takenBack, publisher);
        Tell(now, publisher);
    }

    private CountedIncident Count(Incident incident, bool takenBack) => CountedIncident.Of(incident, takenBack, subjects, _tallies);

    private static void Tell(in CountedIncident counted, LedgerPublisher publisher)
    {
        foreach (var line in counted.Lines.Actors.Lines) publisher.Add(line, counted.Key, counted.Tally);
        foreach (var line in counted.Lines.Place.Lines) publisher.Add(line, counted.Key, counted.Tally);
    }
}
