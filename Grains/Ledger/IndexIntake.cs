using System.Collections.Immutable;

namespace Reporting.Ledger;

/// <summary>Takes a shard's pages into its index when the shard comes to life.</summary>
/// <remarks>
/// The index comes to stand as <see cref="LedgerIndex.Apply"/> would leave it, entry by entry. Of a page of columns no entry is made; what a revision
/// takes back is known from the entry that it replaces, of which two numbers are kept until the end. For one thread.
/// </remarks>
internal sealed class IndexIntake
{
    private readonly LedgerIndex _index;
    private readonly KnownSubjects _known;
    private readonly PageSubjects _page;
    private readonly int _nobody;
    private readonly TouchedSubjects _touched = new();
    private readonly IndexedEntry[] _entries = new IndexedEntry[IndexReader.AtOnce];
    private readonly int[] _places = new int[IndexReader.AtOnce];
    private readonly int[] _actors = new int[IndexReader.AtOnce];
    private byte[] _content = [];

    public IndexIntake(LedgerIndex index)
    {
        _index = index;
        _known = new KnownSubjects(index.Subjects);
        _page = new PageSubjects(_known);
        _nobody = _known.Nobody;
    }

    /// <summary>Room for the content of a page, kept from one page to the next.</summary>
    public ref byte[] Content => ref _content;

    /// <summary>What is wrong with the order of the entries of the last page; null when nothing is.</summary>
    public string? Disorder { get; private set; }

    /// <summary>Takes in a page of columns by its content.</summary>
    /// <remarks>Throws where the content is of no page; then the index is of no use.</remarks>
    public PageSummary Take(ReadOnlySpan<byte> content)
    {
        var columns = new FactsColumns(content);
        var reader = new IndexReader(columns, _page.Read(columns));
        var ofPlace = _page.OfPlace(columns);
        var ofActors = _page.OfActors(columns);
        var first = _touched.Count + 1;
        while (reader.Next(_entries, _places, _actors) is > 0 and var count)
        {
            _index.Reach(_entries.AsSpan(0, count));
            for (var i = 0; i < count; i++)
            {
                var actors = _actors[i] == ValueTable.None ? _nobody : ofActors[_actors[i]];
                if (!Take(in _entries[i], ofPlace[_places[i]], actors, first)) return default;
            }
        }
        reader.CheckEnd();
        if (columns.Entries == 0) Disorder = $"it does not begin with entry {first}";
        return reader.Summary(first);
    }

    /// <summary>Takes in a page of whole entries.</summary>
    public void Take(ImmutableArray<LedgerEntry> entries)
    {
        var first = _touched.Count + 1;
        if (entries.IsDefaultOrEmpty) Disorder = $"it does not begin with entry {first}";
        foreach (var entry in entries.IsDefault ? [] : entries)
        {
            var (actors, place) = _index.Subjects.Of(entry.Incident);
            var indexed = IndexedEntry.Of(IncidentKey.Of(entry.Incident.Id), entry);
            if (!Take(indexed, _known.Of(place), _known.Of(actors), first)) return;
        }
    }

    /// <summary>Whether an entry can replace another: one before it, and of a revision there must be one.</summary>
    public static bool IsInOrder(EntryKind kind, long replaces, long sequence) => replaces >= (kind == EntryKind.Revised ? 1 : 0) && replaces < sequence;

    /// <summary>Every page was taken in.</summary>
    public void End()
    {
        foreach (var known in _known.All)
            foreach (var line in known.Lines.Lines) line.LastTouched = Math.Max(line.LastTouched, known.LastTouched);
    }

    private bool Take(in IndexedEntry entry, int place, int actors, long first)
    {
        var (sequence, isRevision, stood) = (entry.Sequence, entry.Kind == EntryKind.Revised, false);
        if (sequence != _touched.Count + 1 || !IsInOrder(entry.Kind, entry.Replaces, sequence))
        {
            Disorder = WhatIsWrong(entry, first);
            return false;
        }
        var known = _known.All;
        if (isRevision && _touched[entry.Replaces] is { Withdrawn: false } before)
        {
            stood = true;
            known[before.Place].LastTouched = sequence;
            known[before.Actors].LastTouched = sequence;
        }
        _touched.Add(place, actors, entry.Withdraws);
        _index.Stand(entry, stood);
        Touch(ref known[actors], sequence);
        ref var at = ref known[place];
        Touch(ref at, sequence);
        if (!entry.Withdraws && _index.MeetProvince(at.Lines) is { } country) country.LastTouched = sequence;
        return true;
    }

    private string WhatIsWrong(in IndexedEntry entry, long first) =>
        entry.Sequence == _touched.Count + 1 ? FormattableString.Invariant($"entry {entry.Sequence} revises entry {entry.Replaces}")
        : first == _touched.Count + 1 ? FormattableString.Invariant($"it does not begin with entry {first}")
        : FormattableString.Invariant($"entry {entry.Sequence} comes after entry {_touched.Count}");

    private void Touch(ref KnownLines known, long sequence)
    {
        known.LastTouched = sequence;
        _index.Meet(known.Lines, sequence);
    }
}
