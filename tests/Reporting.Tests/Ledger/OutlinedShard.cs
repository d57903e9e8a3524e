using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Reporting.Ledger;
using Reporting.Storage;

namespace Reporting.Tests.Ledger;

/// <summary>A shard's pages and their outline in storage, without a silo.</summary>
internal sealed class OutlinedShard
{
    private const byte OutlineKind = 13;
    private static readonly GrainId Grain = GrainId.Create("ledger", "0");

    /// <summary>Where both are.</summary>
    public MemoryStorage Storage { get; } = new(LoneShard.Serializer);

    /// <summary>How often the ids asked for the shard to leave memory.</summary>
    public int Left { get; private set; }

    /// <summary>What a shard knows that comes to life now.</summary>
    public async Task<(LedgerPages Pages, LedgerIndex Index, LedgerOutline Outline)> Started()
    {
        var outline = new LedgerOutline(Storage, Grain, LoneShard.Serializer);
        var (pages, index) = await new LedgerStart(Storage, Grain, 0, LoneShard.Serializer).Load(outline);
        return (pages, index, outline);
    }

    /// <summary>Writes the outline as a shard does that came to life and leaves; tells whether there was something worth it.</summary>
    public async Task<bool> WriteOutline()
    {
        var (pages, index, outline) = await Started();
        await outline.Write(pages, index, worth: 1);
        return Storage.Names.Contains("outline");
    }

    /// <summary>The ids that a shard reads after it has come to life by an outline.</summary>
    public KnownIds Ids(LedgerPages pages, LedgerIndex index, LedgerOutline outline) => new(0, pages, index, outline, () => Left++, NullLogger.Instance);

    /// <summary>Appends so many entries, batch by batch.</summary>
    public async Task Append(params int[] batches)
    {
        var (pages, _, _) = await Started();
        foreach (var batch in batches) await pages.Append(Entries(pages.LastSequence + 1, batch));
    }

    /// <summary>Entries of one incident each.</summary>
    public static ImmutableArray<LedgerEntry> Entries(long first, int count) => [.. Enumerable.Range(0, count).Select(i => Entry(first + i))];

    /// <summary>The entry of one incident.</summary>
    public static LedgerEntry Entry(long sequence) => new()
    {
        Sequence = sequence,
        Kind = EntryKind.Recorded,
        RecordedAt = DateTimeOffset.UnixEpoch.AddSeconds(sequence),
        RecordedBy = "test",
        Incident = Some.Incident($"test:{sequence}") with { Summary = $"text {sequence}" },
    };

    /// <summary>Puts a page of entries into storage.</summary>
    public void Put(ImmutableArray<LedgerEntry> entries, bool isSealed)
    {
        var page = isSealed ? PageForm.Sealed(entries) : new PageForm(LoneShard.Serializer).Open(entries);
        Storage.Put($"page-{entries[0].Sequence:D12}", LoneShard.Serializer.SerializeToArray(new StoredBytes { Bytes = page }));
    }

    /// <summary>Damages what is stored under a name.</summary>
    public void ChangeBytes(Action<byte[]> change, string name = "outline") => Storage.Change(name, body =>
    {
        var stored = LoneShard.Serializer.Deserialize<StoredBytes>(body)!;
        change(stored.Bytes);
        return LoneShard.Serializer.SerializeToArray(stored);
    });

    /// <summary>Changes what the outline says, under its checksum.</summary>
    public void ChangeOutline(Action<StoredOutline> change) => Storage.Change("outline", body =>
    {
        var stored = LoneShard.Serializer.Deserialize<StoredBytes>(body)!;
        Assert.True(Envelope.TryOpen(OutlineKind, stored.Bytes, out var content, out _));
        var outline = LoneShard.Serializer.Deserialize<StoredOutline>(content)!;
        change(outline);
        return LoneShard.Serializer.SerializeToArray(new StoredBytes { Bytes = Envelope.Seal(OutlineKind, LoneShard.Serializer.SerializeToArray(outline)) });
    });
}
