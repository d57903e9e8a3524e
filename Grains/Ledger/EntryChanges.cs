using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>What each entry of a batch changes in tallies by the default rule: prepared before anything is durable, told after.</summary>
/// <remarks>For one thread; its buffer is kept from one batch to the next.</remarks>
internal sealed class EntryChanges(SubjectIndex subjects)
{
    private readonly IncidentTallies _tallies = new();
    private readonly List<(byte[]? Before, byte[] Now)> _prepared = [];

    /// <summary>Counts every entry; whatever could fail fails here.</summary>
    public void Prepare(ImmutableArray<LedgerEntry> entries, IReadOnlyList<Incident?> befores)
    {
        _prepared.Clear();
        for (var i = 0; i < entries.Length; i++)
        {
            var now = _tallies.Of(entries[i].Incident);
            _prepared.Add((befores[i] is { } before ? Packing.Negated(_tallies.Of(before)) : null, entries[i].Kind == EntryKind.Retracted ? Packing.Negated(now) : now));
        }
    }

    /// <summary>Puts in line what an entry changes in the subjects that it touches.</summary>
    public void Tell(int which, LedgerEntry entry, Incident? before, LedgerPublisher publisher)
    {
        var (takenBack, now) = _prepared[which];
        if (before is not null) Tell(before, takenBack!, publisher);
        Tell(entry.Incident, now, publisher);
    }

    private void Tell(Incident incident, byte[] tally, LedgerPublisher publisher)
    {
        var (actors, place) = (subjects.Of(incident.Actors), subjects.Of(incident.Place));
        var key = PackedKey.Of(incident.Start, incident.Type, incident.Violence, place.Number, actors.Number);
        foreach (var line in actors.Lines) publisher.Add(line, key, tally);
        foreach (var line in place.Lines) publisher.Add(line, key, tally);
    }
}
