using System.Collections.Immutable;
using System.Globalization;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Errors;
using Reporting.Incidents;
using Reporting.Storage;

namespace Reporting.Ledger;

/// <summary>Keeps one shard's entries in storage: sealed segments of many entries, then an open tail of small rows.</summary>
/// <remarks>
/// <para>Segments are numbered from 0 without gaps, tail rows are named by their first sequence number; so what is durable is found by
/// asking for the next until there is none, one write is always the commit point, and any <see cref="IGrainStorage"/> will do.</para>
/// <para>A segment takes the place of the tail rows before it: once it is written they no longer count, whether or not they are cleared.
/// Its texts (summaries, sources) are a page of their own, written first, so that rebuilding tallies does not read them.</para>
/// <para>After a failed write the outcome is unknown: throw this object away and load again.</para>
/// </remarks>
internal sealed class LedgerPages(IGrainStorage storage, GrainId grain, int shard, Serializer serializer)
{
    /// <summary>Once the tail would hold so many entries, all of it is sealed.</summary>
    public const int SealAt = 1024;

    private const byte FactsKind = 1;
    private const byte TextsKind = 2;
    private const byte TailKind = 3;
    private readonly List<LedgerPage> _segments = [];
    private readonly List<TailRow> _tail = [];

    /// <summary>The number of the last durable entry; 0 when empty.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Reads everything from storage, in order.</summary>
    /// <exception cref="LedgerDamagedException">A page is not as it was written.</exception>
    public async IAsyncEnumerable<ImmutableArray<LedgerEntry>> Load()
    {
        while (await Read(SegmentName(_segments.Count), FactsKind) is { } content)
        {
            var segment = Deserialize<StoredSegment>(content, SegmentName(_segments.Count));
            var page = new LedgerPage(_segments.Count, segment.Entries);
            Continue(page.First, SegmentName(page.Number));
            _segments.Add(page);
            LastSequence = page.Last;
            if (_segments.Count > 1) _segments[^2].Forget();
            yield return segment.Entries;
        }
        while (await Read(TailName(LastSequence + 1), TailKind) is { } content)
        {
            var entries = Deserialize<ImmutableArray<LedgerEntry>>(content, TailName(LastSequence + 1));
            Continue(entries[0].Sequence, TailName(LastSequence + 1));
            _tail.Add(new TailRow(entries[0].Sequence, entries));
            LastSequence = entries[^1].Sequence;
            yield return entries;
        }
    }

    /// <summary>Makes entries durable in one write.</summary>
    public async Task Append(ImmutableArray<LedgerEntry> entries)
    {
        if (_tail.Sum(row => row.Entries.Length) + entries.Length >= SealAt)
        {
            await Seal([.. _tail.SelectMany(row => row.Entries), .. entries]);
        }
        else
        {
            await Write(TailName(entries[0].Sequence), TailKind, serializer.SerializeToArray(entries));
            _tail.Add(new TailRow(entries[0].Sequence, entries));
        }
        LastSequence = entries[^1].Sequence;
    }

    /// <summary>The pages with an entry after a sequence number, in order, with their entries; texts only where asked for.</summary>
    public async IAsyncEnumerable<ImmutableArray<LedgerEntry>> Read(long after, bool withTexts, Func<LedgerPage, bool>? wanted = null)
    {
        // Taken at once: a tail that is sealed meanwhile is in the one list or in the other.
        var (segments, tail) = (_segments.ToList(), _tail.ToList());
        foreach (var segment in segments)
        {
            if (segment.Last <= after || wanted is not null && !wanted(segment)) continue;
            yield return await Entries(segment, withTexts);
        }
        foreach (var row in tail)
            if (row.Entries[^1].Sequence > after) yield return row.Entries;
    }

    /// <summary>One entry by its number; it is there.</summary>
    public async Task<LedgerEntry> Entry(long sequence, bool withTexts) => (await Entries([sequence], withTexts))[sequence];

    /// <summary>Entries by their numbers; they are there. Each page is read once.</summary>
    public async Task<IReadOnlyDictionary<long, LedgerEntry>> Entries(IEnumerable<long> sequences, bool withTexts)
    {
        var entries = new Dictionary<long, LedgerEntry>();
        foreach (var page in sequences.GroupBy(PageOf).ToList())
        {
            var all = page.Key.Segment is { } segment ? await Entries(segment, withTexts) : page.Key.Row!.Entries;
            foreach (var sequence in page) entries[sequence] = all[(int)(sequence - all[0].Sequence)];
        }
        return entries;
    }

    /// <summary>The incident as it stood before a revision; null for other entries, and when it did not stand.</summary>
    public async ValueTask<Incident?> Before(LedgerEntry entry)
    {
        if (entry.Kind != EntryKind.Revised) return null;
        var before = await Entry(entry.Replaces, withTexts: false);
        return before.Kind == EntryKind.Retracted ? null : before.Incident;
    }

    private async Task Seal(ImmutableArray<LedgerEntry> entries)
    {
        var number = _segments.Count;
        var texts = entries.Select(entry => new IncidentText(entry.Incident.Summary, entry.Incident.Sources)).ToArray();
        await Write(TextName(number), TextsKind, serializer.SerializeToArray(texts), overwrite: true);
        var facts = entries.Select(entry => entry with { Incident = entry.Incident with { Summary = null, Sources = [] } }).ToImmutableArray();
        await Write(SegmentName(number), FactsKind, serializer.SerializeToArray(new StoredSegment { Entries = facts }));
        if (_segments.Count > 0) _segments[^1].Forget();
        _segments.Add(new LedgerPage(number, facts));
        var replaced = _tail.ToList();
        _tail.Clear();
        foreach (var row in replaced) await Clear(TailName(row.First));
    }

    private async Task<ImmutableArray<LedgerEntry>> Entries(LedgerPage page, bool withTexts)
    {
        if (page.Facts is not { IsDefault: false } facts)
        {
            var content = await Read(SegmentName(page.Number), FactsKind) ?? throw Damaged(SegmentName(page.Number), "it is gone");
            facts = Deserialize<StoredSegment>(content, SegmentName(page.Number)).Entries;
            page.Remember(facts);
        }
        if (!withTexts) return facts;
        var textContent = await Read(TextName(page.Number), TextsKind) ?? throw Damaged(TextName(page.Number), "it is gone");
        var texts = Deserialize<IncidentText[]>(textContent, TextName(page.Number));
        return [.. facts.Select((entry, i) => entry with { Incident = entry.Incident with { Summary = texts[i].Summary, Sources = texts[i].Sources } })];
    }

    private (LedgerPage? Segment, TailRow? Row) PageOf(long sequence)
    {
        foreach (var row in _tail)
            if (sequence >= row.First && sequence <= row.Entries[^1].Sequence) return (null, row);
        var (low, high) = (0, _segments.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_segments[middle].First <= sequence) low = middle;
            else high = middle - 1;
        }
        return (_segments[low], null);
    }

    private void Continue(long first, string name)
    {
        if (first != LastSequence + 1) throw Damaged(name, $"it begins at entry {first} where {LastSequence + 1} belongs");
    }

    private T Deserialize<T>(byte[] content, string name)
    {
        try
        {
            return serializer.Deserialize<T>(content) ?? throw Damaged(name, "it holds nothing");
        }
        catch (Exception error) when (error is not OutOfMemoryException and not LedgerDamagedException)
        {
            throw Damaged(name, $"its content cannot be read ({error.GetType().Name})");
        }
    }

    private async Task<byte[]?> Read(string name, byte kind)
    {
        var state = new GrainState<StoredBytes>(new StoredBytes());
        await storage.ReadStateAsync(name, grain, state);
        if (!state.RecordExists) return null;
        return Envelope.TryOpen(kind, state.State!.Bytes, out var content, out var damage) ? content : throw Damaged(name, damage);
    }

    private async Task Write(string name, byte kind, byte[] content, bool overwrite = false)
    {
        var state = new GrainState<StoredBytes>(new StoredBytes());
        // A page of texts may have been left by a crash between it and its segment.
        if (overwrite) await storage.ReadStateAsync(name, grain, state);
        state.State = new StoredBytes { Bytes = Envelope.Seal(kind, content) };
        await storage.WriteStateAsync(name, grain, state);
    }

    private async Task Clear(string name)
    {
        var state = new GrainState<StoredBytes>(new StoredBytes());
        await storage.ReadStateAsync(name, grain, state);
        if (state.RecordExists) await storage.ClearStateAsync(name, grain, state);
    }

    private LedgerDamagedException Damaged(string part, string damage) => new(shard, part, damage);

    private static string SegmentName(int number) => string.Create(CultureInfo.InvariantCulture, $"segment-{number:D8}");

    private static string TextName(int number) => string.Create(CultureInfo.InvariantCulture, $"text-{number:D8}");

    private static string TailName(long first) => string.Create(CultureInfo.InvariantCulture, $"tail-{first:D12}");

    private sealed record TailRow(long First, ImmutableArray<LedgerEntry> Entries);
}

/// <summary>A sealed segment as the shard remembers it: where it lies, its days, and its entries while they are wanted again.</summary>
internal sealed class LedgerPage
{
    private readonly WeakReference<Holder> _facts;
    private Holder? _kept;

    public LedgerPage(int number, ImmutableArray<LedgerEntry> facts)
    {
        Number = number;
        First = facts[0].Sequence;
        Last = facts[^1].Sequence;
        FirstDay = facts.Min(entry => entry.Incident.Start);
        LastDay = facts.Max(entry => entry.Incident.Start);
        _kept = new Holder(facts);
        _facts = new WeakReference<Holder>(_kept);
    }

    /// <summary>The segment's number, from 0.</summary>
    public int Number { get; }

    /// <summary>The number of its first entry.</summary>
    public long First { get; }

    /// <summary>The number of its last entry.</summary>
    public long Last { get; }

    /// <summary>The earliest first day of its incidents.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The latest first day of its incidents.</summary>
    public DateOnly LastDay { get; }

    /// <summary>Its entries without texts, while memory allows; default when they have to be read.</summary>
    public ImmutableArray<LedgerEntry> Facts => _facts.TryGetTarget(out var holder) ? holder.Entries : default;

    /// <summary>Keeps entries that were read, as long as memory allows.</summary>
    public void Remember(ImmutableArray<LedgerEntry> facts) => _facts.SetTarget(new Holder(facts));

    /// <summary>Lets the entries go when memory is wanted.</summary>
    public void Forget() => _kept = null;

    private sealed record Holder(ImmutableArray<LedgerEntry> Entries);
}

/// <summary>A sealed run of entries without their texts.</summary>
[GenerateSerializer, Alias("reporting.StoredSegment")]
internal sealed class StoredSegment
{
    [Id(0)] public ImmutableArray<LedgerEntry> Entries { get; set; } = [];
}

/// <summary>What of an incident only readers want.</summary>
[GenerateSerializer, Alias("reporting.IncidentText")]
internal readonly record struct IncidentText([property: Id(0)] string? Summary, [property: Id(1)] ImmutableArray<Source> Sources);
