using CsCheck;
using Reporting.Errors;
using Reporting.Ledger;

namespace Reporting.Tests.Ledger;

/// <summary>A shard that comes to life by its outline knows what it would know from every page, and reads few.</summary>
public sealed class LedgerOutlineTests
{
    private readonly OutlinedShard _shard = new();

    [Fact]
    public async Task Start_WithAnOutlineAnywhereInAnyHistory_KnowsWhatItWouldFromEveryPage() =>
        await Gen.Select(AnyHistory.Entries(120), Gen.Int[1, 30].Array[1, 8], Gen.Bool.Array[1, 8], Gen.Int[0, 12]).SampleAsync(async (entries, lengths, seals, outlined) =>
        {
            var shard = new OutlinedShard();
            var wasWritten = false;
            for (var (at, page) = (0, 0); at < entries.Length; page++)
            {
                var length = Math.Min(lengths[page % lengths.Length], entries.Length - at);
                shard.Put(entries.Slice(at, length), seals[page % seals.Length]);
                at += length;
                if (page == outlined) wasWritten = await shard.WriteOutline();
            }

            var (pages, index, outline) = await shard.Started();

            Assert.Equal(wasWritten, !index.KnowsIds);
            await shard.Ids(pages, index, outline).Ready();
            Knowledge.AssertSame(Knowledge.Applied(entries), index, entries);
            Assert.Equal(entries.Length, pages.LastSequence);
        }, iter: 300, threads: 1);

    [Fact]
    public async Task Start_OfPagesThatAreSealedAfterTheOutline_KnowsAndGivesEveryEntry()
    {
        await _shard.Append(2_000, 300, 300);
        Assert.True(await _shard.WriteOutline());
        await _shard.Append(500, 100);

        var (pages, index, outline) = await _shard.Started();
        await _shard.Ids(pages, index, outline).Ready();

        var entries = OutlinedShard.Entries(1, 3_200);
        Knowledge.AssertSame(Knowledge.Applied(entries), index, entries);
        var given = new List<LedgerEntry>();
        await foreach (var page in pages.Read(0, withTexts: true)) given.AddRange(page);
        Assert.Equal(entries.Select(entry => (entry.Sequence, entry.Incident.Summary)), given.Select(entry => (entry.Sequence, entry.Incident.Summary)));
        await pages.Append(OutlinedShard.Entries(3_201, 10));
        Assert.Equal(3_210, (await _shard.Started()).Pages.LastSequence);
    }

    [Fact]
    public async Task Start_ByAnOutline_LooksAtEachPageOnce()
    {
        await _shard.Append(2_000, 2_000, 10, 2_000, 20);
        Assert.True(await _shard.WriteOutline());
        await _shard.Append(30);
        _shard.Storage.Reads.Clear();

        await _shard.Started();

        // Those that are sealed all together, then the open ones.
        Assert.Equal(["outline", "page-000000000001", "page-000000002001", "page-000000004011", "page-000000004001", "page-000000006011", "page-000000006031", "page-000000006061"], _shard.Storage.Reads);
    }

    [Fact]
    public async Task Start_AfterACrashBetweenPageAndOutline_TakesInThePage()
    {
        await _shard.Append(1_500);
        Assert.True(await _shard.WriteOutline());
        await _shard.Append(1_500);
        _shard.Storage.WritesLeft = 0;
        await Assert.ThrowsAsync<IOException>(() => _shard.WriteOutline());
        _shard.Storage.WritesLeft = int.MaxValue;

        var (pages, index, _) = await _shard.Started();

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
        await _shard.Append(1_500, 1_500);
        Assert.True(await _shard.WriteOutline());
        switch (what)
        {
            case "damaged": _shard.ChangeBytes(bytes => bytes[^3] ^= 1); break;
            case "cut short": _shard.Storage.Change("outline", body => body[..20]); break;
            case "of other groups": _shard.ChangeOutline(outline => outline.GroupsEdition++); break;
            case "of other rules": _shard.ChangeOutline(outline => outline.RulesVersion++); break;
            case "of pages that are no columns": _shard.ChangeOutline(outline => outline.Pages = outline.Pages[..^1]); break;
            case "of another ledger": _shard.ChangeOutline(outline => outline.LastPage++); break;
            default: _shard.Storage.Remove("outline"); break;
        }

        var (_, index, _) = await _shard.Started();

        var entries = OutlinedShard.Entries(1, 3_000);
        Assert.True(index.KnowsIds);
        Knowledge.AssertSame(Knowledge.Applied(entries), index, entries);
    }

    [Fact]
    public async Task Start_WithAnOutlineThatSaysMoreThanIsDurable_ReadsEveryPage()
    {
        await _shard.Append(1_500, 1_500, 10);
        Assert.True(await _shard.WriteOutline());
        _shard.Storage.Remove("page-000000003001");

        var (pages, index, _) = await _shard.Started();

        Assert.True(index.KnowsIds);
        Assert.Equal((3_000L, 3_000L), (pages.LastSequence, index.Incidents));
    }

    [Fact]
    public async Task Start_WithAnOutlineFarBehind_ReadsEveryPage()
    {
        await _shard.Append(1_500);
        Assert.True(await _shard.WriteOutline());
        await _shard.Append(LedgerStart.MostBehind / 2, LedgerStart.MostBehind / 2 + 1);

        var (_, index, _) = await _shard.Started();

        Assert.True(index.KnowsIds);
        Assert.Equal(LedgerStart.MostBehind + 1_501, index.Incidents);
    }

    [Fact]
    public async Task Start_WithADamagedPageAfterTheOutline_NamesThePage()
    {
        await _shard.Append(1_500);
        Assert.True(await _shard.WriteOutline());
        await _shard.Append(1_500);
        _shard.ChangeBytes(bytes => bytes[^3] ^= 1, "page-000000001501");

        Assert.Equal("page-000000001501", (await Assert.ThrowsAsync<LedgerDamagedException>(() => _shard.Started())).Part);
    }

    [Theory]
    [InlineData("page-000000000001")]
    [InlineData("page-000000001501")]
    public async Task Start_WithADamagedPageThatTheOutlineTells_NamesThePage(string page)
    {
        await _shard.Append(1_500, 1_500);
        Assert.True(await _shard.WriteOutline());
        _shard.ChangeBytes(bytes => bytes[^3] ^= 1, page);

        Assert.Equal(page, (await Assert.ThrowsAsync<LedgerDamagedException>(() => _shard.Started())).Part);
    }

    [Fact]
    public async Task Start_WithAPageGoneThatTheOutlineTells_ReadsEveryPageUpToIt()
    {
        await _shard.Append(1_500, 1_500, 1_500);
        Assert.True(await _shard.WriteOutline());
        _shard.Storage.Remove("page-000000001501");

        Assert.Equal(1_500, (await _shard.Started()).Pages.LastSequence);
    }

    // The pages are whole, whatever storage says of the outline.
    [Fact]
    public async Task Start_WithAnOutlineThatStorageCannotGive_ReadsEveryPage()
    {
        await _shard.Append(1_500, 1_500);
        Assert.True(await _shard.WriteOutline());
        var reads = 0;
        _shard.Storage.BeforeRead = () => reads++ == 0 ? throw new LedgerDamagedException(0, "outline", "its row is damaged") : Task.CompletedTask;

        var (_, index, _) = await _shard.Started();

        Assert.Equal((3_000L, true), (index.Incidents, index.KnowsIds));
    }

    [Fact]
    public async Task Write_ThatFailed_IsNotTriedAgain()
    {
        await _shard.Append(1_500, 1_500);
        var (pages, index, outline) = await _shard.Started();
        var tries = 0;
        _shard.Storage.Before = () => throw new InvalidOperationException($"try {++tries}");
        await Assert.ThrowsAsync<InvalidOperationException>(() => outline.Write(pages, index, worth: 1));

        await outline.Write(pages, index, worth: 1);

        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task Outline_WithLittleSealedSince_IsNotWrittenAgain()
    {
        await _shard.Append(1_500);
        var (pages, index, outline) = await _shard.Started();
        await outline.Write(pages, index, worth: 1);
        var writes = _shard.Storage.Writes;

        await outline.Write(pages, index, worth: 1);

        Assert.Equal(writes, _shard.Storage.Writes);
        var again = await _shard.Started();
        await again.Outline.Write(again.Pages, again.Index, worth: 1);
        Assert.Equal(writes, _shard.Storage.Writes);
    }

    [Fact]
    public async Task Outline_OfMostEntriesReplaced_TakesLessThanTwoBytesAnEntry()
    {
        const int Entries = 20_000;
        var entries = Enumerable.Range(1, Entries).Select(i => OutlinedShard.Entry(i) with { Kind = i == 1 ? EntryKind.Recorded : EntryKind.Revised, Replaces = i - 1, Incident = Some.Incident("test:1") });
        _shard.Put([.. entries], isSealed: true);
        var (pages, index, outline) = await _shard.Started();

        await outline.Write(pages, index, worth: 1);

        var length = 0;
        _shard.Storage.Change("outline", body => { length = body.Length; return body; });
        Assert.InRange(length, 100, Entries * 2);
    }
}
