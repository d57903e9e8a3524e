using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Errors;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Storage;

namespace Reporting.Tests.Ledger;

/// <summary>A shard that comes to life knows what it knew before.</summary>
public sealed class LedgerLoadTests
{
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private readonly MemoryStorage _storage = new(Serializer);

    [Fact]
    public async Task Load_OfAnyHistoryInOpenAndSealedPages_MakesTheSameIndexAsApplying() =>
        await Gen.Select(AnyHistory.Entries(120), Gen.Int[1, 30].Array[1, 8], Gen.Bool.Array[1, 8]).SampleAsync(async (entries, lengths, seals) =>
        {
            var storage = new MemoryStorage(Serializer);
            for (var (at, page) = (0, 0); at < entries.Length; page++)
            {
                var length = Math.Min(lengths[page % lengths.Length], entries.Length - at);
                Put(storage, entries.Slice(at, length), seals[page % seals.Length]);
                at += length;
            }

            var index = new LedgerIndex();
            await Pages(storage).Load(index);

            Knowledge.AssertSame(Knowledge.Applied(entries), index, entries);
        }, iter: 300, threads: 1);

    [Fact]
    public async Task Load_OfSealedPagesOfThousands_MakesTheSameIndexAsApplying() =>
        await AnyHistory.Entries(2_500).SampleAsync(async entries =>
        {
            var storage = new MemoryStorage(Serializer);
            var pages = Pages(storage);
            await pages.Append(entries[..(entries.Length / 2)]);
            if (entries.Length > 1) await pages.Append(entries[(entries.Length / 2)..]);

            var index = new LedgerIndex();
            await Pages(storage).Load(index);

            Knowledge.AssertSame(Knowledge.Applied(entries), index, entries);
        }, iter: 8, threads: 1);

    [Fact]
    public async Task Load_OfIdsAndNamesOfAnyForm_FindsThem()
    {
        string[] ids = ["7", "0", "007", "A-0099", "A-0100", "B", "1\u0663", "999999999999999999", "1234567890123456789", "a\uD83Db1", "", new('x', 300)];
        var entries = ids.Select((id, i) => Entry(i + 1, Some.Incident() with
        {
            Id = IncidentId.OfKept(i % 2 == 0 ? "one" : "two", id),
            Place = Some.Place("C\uD83D", "\u0628\u062F\u062E\u0634\u0627\u0646", new string('d', 300)),
        })).Append(Entry(ids.Length + 1, Some.Incident() with { Id = default })).ToImmutableArray();
        Put(_storage, entries, isSealed: true);

        var index = new LedgerIndex();
        await Pages(_storage).Load(index);

        Knowledge.AssertSame(Knowledge.Applied(entries), index, entries);
    }

    [Fact]
    public async Task Load_OfAPage_AllocatesAtMost200BytesAnEntry()
    {
        const int Entries = 65_536;
        var page = PageForm.Sealed([.. Enumerable.Range(1, Entries).Select(i => Entry(i, Some.Incident($"test:{i}", place: Some.Argo with { Locality = $"Village {i}", Latitude = i / 1e4 })))]);
        var index = new LedgerIndex();
        var intake = new IndexIntake(index);
        await Task.Yield();

        var before = GC.GetAllocatedBytesForCurrentThread();
        PageForm.Index(page, intake);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Entries, 40, 200);
    }

    [Theory]
    [InlineData(2, 1, "it does not begin with entry 1")]
    [InlineData(1, 3, "entry 3 comes after entry 1")]
    public async Task Load_OfEntriesOutOfOrder_NamesThePage(long first, long second, string damage)
    {
        Put(_storage, [Entry(first, Some.Incident("test:1")), Entry(second, Some.Incident("test:2"))], isSealed: true, name: "page-000000000001");

        var thrown = await Assert.ThrowsAsync<LedgerDamagedException>(() => Pages(_storage).Load(new LedgerIndex()));

        Assert.Equal("page-000000000001", thrown.Part);
        Assert.Contains(damage, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData(long.MinValue, true)]
    [InlineData(long.MaxValue, true)]
    public async Task Load_OfARevisionOfNoEntry_NamesThePage(long replaces, bool isSealed)
    {
        Put(_storage, [Entry(1, Some.Incident()) with { Kind = EntryKind.Revised, Replaces = replaces }], isSealed);

        Assert.Contains($"entry 1 revises entry {replaces}", (await Assert.ThrowsAsync<LedgerDamagedException>(() => Pages(_storage).Load(new LedgerIndex()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_OfAnyPages_RemembersTheDaysOfEach() => await AnyHistory.Entries(60).SampleAsync(async entries =>
    {
        var storage = new MemoryStorage(Serializer);
        Put(storage, entries, isSealed: true);
        var pages = Pages(storage);
        await pages.Load(new LedgerIndex());
        PageSummary? summary = null;
        await foreach (var _ in pages.Read(0, withTexts: false, page => (summary = page.Summary) is null))
        {
        }

        Assert.Equal(PageSummary.Of(entries), summary);
    }, iter: 50, threads: 1);

    [Fact]
    public async Task Before_OfAnyRevision_IsWhatItsReplacedEntrySaid() => await AnyHistory.Entries(120).SampleAsync(async entries =>
    {
        var storage = new MemoryStorage(Serializer);
        Put(storage, entries, isSealed: true);
        var pages = Pages(storage);
        await pages.Load(new LedgerIndex());

        foreach (var entry in entries)
        {
            var before = await pages.Before(entry);
            var replaced = entry.Kind == EntryKind.Revised ? entries[(int)entry.Replaces - 1] : null;
            var expected = replaced is null or { Kind: EntryKind.Retracted } ? null : replaced.Incident;
            Assert.Equal(expected is null, before is null);
            if (expected is not null) Assert.True(IncidentContent.HaveSameContent(expected with { Summary = null, Sources = [] }, before! with { Sources = [] }));
        }
    }, iter: 50, threads: 1);

    [Fact]
    public async Task Before_OfARecentPage_ReadsStorageOnce()
    {
        Put(_storage, [.. Enumerable.Range(1, 1_024).Select(i => Entry(i, Some.Incident($"test:{i}")))], isSealed: true);
        var pages = Pages(_storage);
        await pages.Load(new LedgerIndex());
        await pages.Entry(7, withTexts: false);
        _storage.Remove("page-000000000001");

        Assert.Equal("test:1000", (await pages.Entry(1_000, withTexts: false)).Incident.Id.ToString());
    }

    private static LedgerPages Pages(MemoryStorage storage) => new(storage, GrainId.Create("ledger", "0"), 0, Serializer);

    private static void Put(MemoryStorage storage, ImmutableArray<LedgerEntry> entries, bool isSealed, string? name = null)
    {
        var page = isSealed ? PageForm.Sealed(entries) : new PageForm(Serializer).Open(entries);
        storage.Put(name ?? $"page-{entries[0].Sequence:D12}", Serializer.SerializeToArray(new StoredBytes { Bytes = page }));
    }

    private static LedgerEntry Entry(long sequence, Incident incident) => new()
    {
        Sequence = sequence,
        Kind = EntryKind.Recorded,
        RecordedAt = DateTimeOffset.UnixEpoch,
        RecordedBy = "test",
        Incident = incident,
    };
}
