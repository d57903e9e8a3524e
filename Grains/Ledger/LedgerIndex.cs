using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Errors;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>What a shard keeps in memory about its entries: how each incident stands, and which entries touch which subject.</summary>
/// <remarks>Made by applying every entry in order; holds nothing that the ledger does not say.</remarks>
internal sealed class LedgerIndex
{
    private readonly ReplacedEntries _replaced = new();
    private StandingTable? _incidents = new();
    private readonly SubjectIndex _subjects = new();
    private readonly Dictionary<SubjectName, long> _names = [];
    private readonly List<Touch> _touches = [];

    /// <summary>Of no entry.</summary>
    public LedgerIndex()
    {
    }

    private LedgerIndex(StoredOutline outline)
    {
        (Incidents, LastSequence, RecordedAt, _incidents) = (outline.Incidents, outline.Position, outline.RecordedAt, null);
        _replaced = OutlineColumns.ReadReplaced(outline.Replaced, outline.Position);
        foreach (var name in outline.Names) _names.Add(name.Name, name.Sequence);
        foreach (var outlined in outline.Subjects)
        {
            var line = _subjects.Line(outlined.Subject);
            line.LastTouched = outlined.LastTouched;
            if (!outlined.Provinces.IsDefaultOrEmpty) line.Provinces = [.. outlined.Provinces];
        }
    }

    /// <summary>As an outline tells it: how incidents stand by their ids is not known.</summary>
    /// <remarks>Throws where the outline says what cannot be.</remarks>
    public static LedgerIndex Of(StoredOutline outline) => new(outline);

    /// <summary>How many incidents stand.</summary>
    public long Incidents { get; private set; }

    /// <summary>The last entry that was taken in; 0 for none. Pages may be ahead of it while they are written.</summary>
    public long LastSequence { get; private set; }

    /// <summary>When the last entry was recorded; null when there is none.</summary>
    public DateTimeOffset? RecordedAt { get; private set; }

    /// <summary>Every name met, with the entry that had it first.</summary>
    public IEnumerable<MetName> Names => _names.Select(name => new MetName(name.Key, name.Value));

    /// <summary>The subjects that incidents count in.</summary>
    public SubjectIndex Subjects => _subjects;

    /// <summary>Whether it is known how incidents stand by their ids.</summary>
    public bool KnowsIds => _incidents is not null;

    /// <summary>How an incident stands; null when it was never recorded. Asked only when <see cref="KnowsIds"/>.</summary>
    public Standing? Find(IncidentKey key) => (_incidents ?? throw new InvalidOperationException("ids are not known yet")).Find(key);

    /// <summary>Takes over how incidents stand by their ids from an index that every page was taken into; false where that says something else than this one.</summary>
    public bool TakeIds(LedgerIndex whole)
    {
        if ((whole.LastSequence, whole.Incidents, whole.RecordedAt) != (LastSequence, Incidents, RecordedAt) || !whole._replaced.All().SequenceEqual(_replaced.All())
            || whole._names.Count != _names.Count || whole._names.Any(met => _names.GetValueOrDefault(met.Key) != met.Value)
            || whole._subjects.Lines.Any(line => LastTouched(line.Subject) != line.LastTouched || !Provinces(line.Subject).SequenceEqual(line.Provinces ?? []))) return false;
        _incidents = whole._incidents;
        return true;
    }

    /// <summary>What is known apart from ids; where pages lie is left to the caller.</summary>
    public StoredOutline Outline() => new()
    {
        Position = LastSequence,
        RecordedAt = RecordedAt,
        Incidents = Incidents,
        Replaced = OutlineColumns.Write(_replaced),
        Names = [.. Names],
        Subjects = [.. _subjects.Lines.Select(line => new OutlinedSubject(line.Subject, line.LastTouched, [.. line.Provinces ?? []]))],
    };

    /// <summary>Checks that an entry of a sequence number can be taken in.</summary>
    /// <exception cref="ShardFullException">It cannot.</exception>
    public static void CheckRoom(int shard, long sequence)
    {
        if (sequence > StandingTable.LastSequence) throw new ShardFullException(shard, StandingTable.LastSequence);
    }

    /// <summary>Whether an entry is how its incident stands now.</summary>
    public bool Stands(LedgerEntry entry) => entry.Sequence <= LastSequence && entry.Kind != EntryKind.Retracted && !_replaced.Contains(entry.Sequence);

    /// <summary>Whether an entry was how its incident stood with the entry of a number, which was the last when <see cref="Replaced"/> began to take notice or later.</summary>
    public bool Stood(LedgerEntry entry, long upTo) =>
        entry.Sequence <= upTo && entry.Kind != EntryKind.Retracted && (Stands(entry) || Replaced.IsAfter(entry.Sequence, upTo));

    /// <summary>What is replaced while somebody reads.</summary>
    public ReplacedMeanwhile Replaced { get; } = new();

    /// <summary>The last entry that touches a subject; 0 for none.</summary>
    public long LastTouched(Subject subject) => _subjects.Find(subject)?.LastTouched ?? 0;

    /// <summary>The last entry touching a subject that was told, or is being told; 0 for none.</summary>
    public long LastTold(Subject subject) => _subjects.Find(subject) is not { } line ? 0 : line.Waiting?.Previous ?? line.LastTouched;

    /// <summary>The provinces met of a country.</summary>
    public ImmutableArray<PlaceKey> Provinces(Subject country) => _subjects.Find(country)?.Provinces is { } met ? [.. met] : [];

    /// <summary>Takes in the next entry and says whom it touches. The list holds until the next call; a subject may come twice.</summary>
    /// <param name="key">The entry's incident.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="now">The subjects of its incident.</param>
    /// <param name="before">Those of the incident as it stood before it, for a revision of one that stood.</param>
    /// <param name="fresh">Receives the names that no entry had before.</param>
    public List<Touch> Apply(IncidentKey key, LedgerEntry entry, IncidentLines now, IncidentLines? before, List<SubjectName>? fresh = null)
    {
        Stand(IndexedEntry.Of(key, entry), before is not null);
        _touches.Clear();
        Touched(now, entry.Sequence);
        if (before is { } stood) Touched(stood, entry.Sequence);
        if (entry.Kind != EntryKind.Retracted && MeetProvince(now.Place) is { } country)
            _touches.Add(new Touch(country, Touched(country, entry.Sequence), MetProvince: true));
        Meet(now.Actors, entry.Sequence, fresh);
        Meet(now.Place, entry.Sequence, fresh);
        return _touches;
    }

    /// <summary>Takes in how the next entry's incident stands.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="stood">Whether its incident stood before it; asked of a revision only.</param>
    public void Stand(in IndexedEntry entry, bool stood)
    {
        Incidents += entry.Withdraws ? -1 : stood ? 0 : 1;
        _incidents?.Set(entry.Key, entry.ToStanding());
        if (entry.Replaces != 0) _replaced.Add(entry.Replaces);
        Replaced.Add(entry.Replaces, entry.Sequence);
        (LastSequence, RecordedAt) = (entry.Sequence, entry.RecordedAt);
    }

    /// <summary>Fetches what <see cref="Stand"/> will look at of several entries, so that the memory is waited for once.</summary>
    public void Reach(ReadOnlySpan<IndexedEntry> entries) => _incidents?.Reach(entries);

    private void Touched(in IncidentLines lines, long sequence)
    {
        Touched(lines.Actors, sequence);
        Touched(lines.Place, sequence);
    }

    private void Touched(SubjectLines lines, long sequence)
    {
        foreach (var line in lines.Lines) _touches.Add(new Touch(line, Touched(line, sequence), MetProvince: false));
    }

    private static long Touched(SubjectLine line, long sequence)
    {
        var previous = line.LastTouched;
        line.LastTouched = sequence;
        return previous;
    }

    /// <summary>Takes in the names that the subjects of an entry's place or parties have there.</summary>
    /// <param name="lines">The subjects.</param>
    /// <param name="sequence">The entry.</param>
    /// <param name="fresh">Receives the names that no entry had before.</param>
    public void Meet(SubjectLines lines, long sequence, List<SubjectName>? fresh = null)
    {
        if (lines.NamesMet) return;
        lines.NamesMet = true;
        foreach (var name in lines.Names)
            if (_names.TryAdd(name, sequence)) fresh?.Add(name);
    }

    /// <summary>Takes in the province of a place where an incident stands, and gives its country when the country did not know it.</summary>
    public SubjectLine? MeetProvince(SubjectLines place)
    {
        if (place.ProvinceMet) return null;
        place.ProvinceMet = true;
        if (place.Province.IsDefault) return null;
        var country = _subjects.Line(Subject.Of(place.Province.Parent));
        return (country.Provinces ??= []).Add(place.Province) ? country : null;
    }

    /// <summary>An entry touches a subject.</summary>
    /// <param name="Line">The subject.</param>
    /// <param name="Previous">The entry that touched it last before; 0 for none, and this entry itself when the subject comes twice.</param>
    /// <param name="MetProvince">Whether a country has learnt of a province.</param>
    internal readonly record struct Touch(SubjectLine Line, long Previous, bool MetProvince);
}
