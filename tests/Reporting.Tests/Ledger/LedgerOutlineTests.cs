using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Reporting.Errors;
using Reporting.Ledger;
using Reporting.Storage;

namespace Reporting.Tests.Ledger;

/// <summary>A shard that comes to life by its outline knows what it would know from every page, and reads few.</summary>
public sealed class LedgerOutlineTests
{
    private const byte OutlineKind = 13;
    private static readonly GrainId Grain = GrainId.Create("ledger", "0");

    private readonly MemoryStorage _storage = new(LoneShard.Serializer);
    private int _left;

    [Fact]
    public async Task Start_WithAnOutlineAnywhereInAnyHistory_KnowsWhatItWouldFromEveryPage() =>
        await Gen.Select(AnyHistory.Entries(120), Gen.Int[1, 30].Array[1, 8], Gen.Bool.Array[1, 8], Gen.Int[0, 12]).SampleAsync(async (entries, lengths, seals, outlined) =>
        {
            var storage = new MemoryStorage(LoneShard.Serializer);
            var wasWritten = false;
            for (var (at, page) = (0, 0); at < entries.Length; page++)
            {
                var length = Math.Min(lengths[page % lengths.Length], entries.Length - at);
                Put(storage, entries.Slice(at, length), seals[page % seals.Length]);
                at += length;
                if (page == outlined) wasWritten = await WriteOutline(storage);
            }

            var (pages, index, outline) = await Started(storage);

            Assert.Equal(wasWritten, !index.KnowsIds);
            await Ids(pages, index, outline).Ready();
            Knowledge.AssertSame(Knowledge.Applied(entries), index, entries);
            Assert.Equal(entries.Length, pages.LastSequence);
        }, iter: 300, threads: 1);

    [Fact]
    public async Task Start_OfPagesThatAreSealedAfterTheOutline_KnowsAndGivesEveryEntry()
    {
        await Append(2_000, 300, 300);
        Assert.True(await WriteOutline(_storage));
        await Append(500, 100);

        var (pages, index, outline) = await Started(_storage);
        await Ids(pages, index, outline).Ready();

        var entries = Entries(1, 3_200);
        Knowledge.AssertSame(Knowledge.Applied(entries), index, entries);
        var given = new List<LedgerEntry>();
        await foreach (var page in pages.Read(0, withTexts: true)) given.AddRange(page);
        Assert.Equal(entries.Select(entry => (entry.Sequence, entry.Incident.Summary)), given.Select(entry => (entry.Sequence, entry.Incident.Summary)));
        await pages.Append(Entries(3_201, 10));
        Assert.Equal(3_210, (await Started(_storage)).Pages.LastSequence);
    }

    [Fact]
    public async Task Start_ByAnOutline_LooksAtEachPageOnce()
    {
        await Append(2_000, 2_000, 10, 2_000, 20);
        Assert.True(await WriteOutline(_storage));
        await Append(30);
        _storage.Reads.Clear();

        await Started(_storage);

        // Those that are sealed all together, then the open ones.
        Assert.Equal(["outline", "page-000000000001", "page-000000002001", "page-000000004011", "page-000000004001", "page-000000006011", "page-000000006031", "page-000000006061"], _storage.Reads);
    }

    [Fact]
    public async Task Start_AfterACrashBetweenPageAndOutline_TakesInThePage()
    {
        await Append(1_500);
        Assert.True(await WriteOutline(_storage));
        await Append(1_500);
        _storage.WritesLeft = 0;
        await Assert.ThrowsAsync<IOException>(() => WriteOutline(_storage));
        _storage.WritesLeft = int.MaxValue;

        var (pages, index, _) = await Started(_storage);

        Assert.False(index.KnowsIds);
        Assert.Equal((3_000L, 3_000L, 3_000L), (pages.LastSequence, index.LastSequence, index.Incidents));
    }

    [Theory]
    [InlineData("damaged")]
    [InlineData("cut short")]
    [InlineData("of other groups")]
    [InlineData("of other rules")]
    [InlineData("of pages that are no columns")]
    [InlineData("of another ledger")]
    [InlineData("gone")]
    public async Task Start_WithAnOutlineThatIsOfNoUse_ReadsEveryPage(string what)
    {
        await Append(1_500, 1_500);
        Assert.True(await WriteOutline(_storage));
        switch (what)
        {
            case "damaged": ChangeBytes(bytes => bytes[^3] ^= 1); break;
            case "cut short": _storage.Change("outline", body => body[..20]); break;
            case "of other groups": ChangeOutline(outline => outline.GroupsEdition++); break;
            case "of other rules": ChangeOutline(outline => outline.RulesVersion++); break;
            case "of pages that are no columns": ChangeOutline(outline => outline.Pages = outline.Pages[..^1]); break;
            case "of another ledger": ChangeOutline(outline => outline.LastPage++); break;
            default: _storage.Remove("outline"); break;
        }

        var (_, index, _) = await Started(_storage);

        var entries = Entries(1, 3_000);
        Assert.True(index.KnowsIds);
        Knowledge.AssertSame(Knowledge.Applied(entries), index, entries);
    }

    [Fact]
    public async Task Start_WithAnOutlineThatSaysMoreThanIsDurable_ReadsEveryPage()
    {
        await Append(1_500, 1_500, 10);
        Assert.True(await WriteOutline(_storage));
        _storage.Remove("page-000000003001");

        var (pages, index, _) = await Started(_storage);

        Assert.True(index.KnowsIds);
        Assert.Equal((3_000L, 3_000L), (pages.LastSequence, index.Incidents));
    }

    [Fact]
    public async Task Start_WithAnOutlineFarBehind_ReadsEveryPage()
    {
        await Append(1_500);
        Assert.True(await WriteOutline(_storage));
        await Append(LedgerStart.MostBehind / 2, LedgerStart.MostBehind / 2 + 1);

        var (_, index, _) = await Started(_storage);

        Assert.True(index.KnowsIds);
        Assert.Equal(LedgerStart.MostBehind + 1_501, index.Incidents);
    }

    [Fact]
    public async Task Start_WithADamagedPageAfterTheOutline_NamesThePage()
    {
        await Append(1_500);
        Assert.True(await WriteOutline(_storage));
        await Append(1_500);
        ChangeBytes(bytes => bytes[^3] ^= 1, "page-000000001501");

        Assert.Equal("page-000000001501", (await Assert.ThrowsAsync<LedgerDamagedException>(() => Started(_storage))).Part);
    }

    [Theory]
    [InlineData("page-000000000001")]
    [InlineData("page-000000001501")]
    public async Task Start_WithADamagedPageThatTheOutlineTells_NamesThePage(string page)
    {
        await Append(1_500, 1_500);
        Assert.True(await WriteOutline(_storage));
        ChangeBytes(bytes => bytes[^3] ^= 1, page);

        Assert.Equal(page, (await Assert.ThrowsAsync<LedgerDamagedException>(() => Started(_storage))).Part);
    }

    [Fact]
    public async Task Start_WithAPageGoneThatTheOutlineTells_ReadsEveryPageUpToIt()
    {
        await Append(1_500, 1_500, 1_500);
        Assert.True(await WriteOutline(_storage));
        _storage.Remove("page-000000001501");

        Assert.Equal(1_500, (await Started(_storage)).Pages.LastSequence);
    }

    // The pages are whole, whatever storage says of the outline.
    [Fact]
    public async Task Start_WithAnOutlineThatStorageCannotGive_ReadsEveryPage()
    {
        await Append(1_500, 1_500);
        Assert.True(await WriteOutline(_storage));
        var reads = 0;
        _storage.BeforeRead = () => reads++ == 0 ? throw new LedgerDamagedException(0, "outline", "its row is damaged") : Task.CompletedTask;

        var (_, index, _) = await Started(_storage);

        Assert.Equal((3_000L, true), (index.Incidents, index.KnowsIds));
    }

    [Fact]
    public async Task Write_ThatFailed_IsNotTriedAgain()
    {
        await Append(1_500, 1_500);
        var (pages, index, outline) = await Started(_storage);
        var tries = 0;
        _storage.Before = () => throw new InvalidOperationException($"try {++tries}");
        await Assert.ThrowsAsync<InvalidOperationException>(() => outline.Write(pages, index, worth: 1));

        await outline.Write(pages, index, worth: 1);

        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task Ids_WithAPageThatWasDamagedSince_NameThePage()
    {
        await Append(1_500, 1_500);
        Assert.True(await WriteOutline(_storage));
        var (pages, index, outline) = await Started(_storage);
        ChangeBytes(bytes => bytes[^3] ^= 1, "page-000000000001");
        var ids = Ids(pages, index, outline);

        Assert.Equal("page-000000000001", (await Assert.ThrowsAsync<LedgerDamagedException>(ids.Ready)).Part);
        Assert.IsType<LedgerDamagedException>(ids.Refusal);
    }

    [Fact]
    public async Task Ids_WithAnOutlineThatLies_RefuseAndTheNextStartReadsEveryPage()
    {
        await Append(1_500, 1_500);
        Assert.True(await WriteOutline(_storage));
        ChangeOutline(outline => outline.Incidents++);
        var (pages, index, outline) = await Started(_storage);

        var ids = Ids(pages, index, outline);
        await Assert.ThrowsAsync<OutlineWrongException>(ids.Ready);

        Assert.IsType<OutlineWrongException>(ids.Refusal);
        Assert.Equal(1, _left);
        Assert.Equal(3_000, (await Started(_storage)).Index.Incidents);
    }

    [Fact]
    public async Task Ids_OfAStoppedShard_AreNotReadToTheEnd()
    {
        await Append(1_500, 1_500);
        Assert.True(await WriteOutline(_storage));
        var (pages, index, outline) = await Started(_storage);
        _storage.Reads.Clear();
        var ids = Ids(pages, index, outline);
        ids.Stop();

        await Assert.ThrowsAsync<OperationCanceledException>(ids.Ready);
        Assert.Empty(_storage.Reads);
    }

    [Fact]
    public async Task Outline_WithLittleSealedSince_IsNotWrittenAgain()
    {
        await Append(1_500);
        var (pages, index, outline) = await Started(_storage);
        await outline.Write(pages, index, worth: 1);
        var writes = _storage.Writes;

        await outline.Write(pages, index, worth: 1);

        Assert.Equal(writes, _storage.Writes);
        var again = await Started(_storage);
        await again.Outline.Write(again.Pages, again.Index, worth: 1);
        Assert.Equal(writes, _storage.Writes);
    }

    [Fact]
    public async Task Outline_OfMostEntriesReplaced_TakesLessThanTwoBytesAnEntry()
    {
        const int Entries = 20_000;
        var entries = Enumerable.Range(1, Entries).Select(i => Entry(i) with { Kind = i == 1 ? EntryKind.Recorded : EntryKind.Revised, Replaces = i - 1, Incident = Some.Incident("test:1") });
        Put(_storage, [.. entries], isSealed: true);
        var (pages, index, outline) = await Started(_storage);

        await outline.Write(pages, index, worth: 1);

        var length = 0;
        _storage.Change("outline", body => { length = body.Length; return body; });
        Assert.InRange(length, 100, Entries * 2);
    }

    private static async Task<(LedgerPages Pages, LedgerIndex Index, LedgerOutline Outline)> Started(MemoryStorage storage)
    {
        var outline = new LedgerOutline(storage, Grain, LoneShard.Serializer);
        var (pages, index) = await new LedgerStart(storage, Grain, 0, LoneShard.Serializer).Load(outline);
        return (pages, index, outline);
    }

    // As a shard does that came to life and leaves; tells whether there was something worth it.
    private static async Task<bool> WriteOutline(MemoryStorage storage)
    {
        var (pages, index, outline) = await Started(storage);
        await outline.Write(pages, index, worth: 1);
        return storage.Names.Contains("outline");
    }

    private KnownIds Ids(LedgerPages pages, LedgerIndex index, LedgerOutline outline) => new(0, pages, index, outline, () => _left++, NullLogger.Instance);

    private async Task Append(params int[] batches)
    {
        var (pages, _, _) = await Started(_storage);
        foreach (var batch in batches) await pages.Append(Entries(pages.LastSequence + 1, batch));
    }

    private static ImmutableArray<LedgerEntry> Entries(long first, int count) => [.. Enumerable.Range(0, count).Select(i => Entry(first + i))];

    private static LedgerEntry Entry(long sequence) => new()
    {
        Sequence = sequence,
        Kind = EntryKind.Recorded,
        RecordedAt = DateTimeOffset.UnixEpoch.AddSeconds(sequence),
        RecordedBy = "test",
        Incident = Some.Incident($"test:{sequence}") with { Summary = $"text {sequence}" },
    };

    private static void Put(MemoryStorage storage, ImmutableArray<LedgerEntry> entries, bool isSealed)
    {
        var page = isSealed ? PageForm.Sealed(entries) : new PageForm(LoneShard.Serializer).Open(entries);
        storage.Put($"page-{entries[0].Sequence:D12}", LoneShard.Serializer.SerializeToArray(new StoredBytes { Bytes = page }));
    }

    private void ChangeBytes(Action<byte[]> change, string name = "outline") => _storage.Change(name, body =>
    {
        var stored = LoneShard.Serializer.Deserialize<StoredBytes>(body)!;
        change(stored.Bytes);
        return LoneShard.Serializer.SerializeToArray(stored);
    });

    private void ChangeOutline(Action<StoredOutline> change) => _storage.Change("outline", body =>
    {
        var stored = LoneShard.Serializer.Deserialize<StoredBytes>(body)!;
        Assert.True(Envelope.TryOpen(OutlineKind, stored.Bytes, out var content, out _));
        var outline = LoneShard.Serializer.Deserialize<StoredOutline>(content)!;
        change(outline);
        return LoneShard.Serializer.SerializeToArray(new StoredBytes { Bytes = Envelope.Seal(OutlineKind, LoneShard.Serializer.SerializeToArray(outline)) });
    });
}
