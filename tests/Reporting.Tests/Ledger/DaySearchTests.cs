using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Tests.Ledger;

/// <summary>Entries are found by their days in pages of every size as if all had been read.</summary>
public sealed class DaySearchTests
{
    private static readonly DateOnly First = new(2010, 1, 1);
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public async Task Read_OfAnyPagesAndDays_HasEveryEntryOfThem() =>
        await Gen.Select(Gen.Int[1, 1600].Array[1, 4], Gen.Int[1, 2000], Gen.Int[0, 400], Gen.Int[0, 400], Gen.Bool).SampleAsync(async (batches, days, since, length, bySpan) =>
        {
            var storage = new MemoryStorage(Serializer);
            var pages = await Loaded(storage);
            foreach (var batch in batches) await pages.Append(Entries(pages.LastSequence + 1, batch, days));
            var period = new Period(First.AddDays(since), First.AddDays(since + length));
            bool Falls(LedgerEntry entry) => (bySpan ? entry.Incident.End : entry.Incident.Start) >= period.Since && entry.Incident.Start <= period.Until;

            var loaded = await Loaded(storage);
            var found = await All(loaded.Read(new WantedRows(period, bySpan, [])));
            var whole = await All(loaded.Read(0, withTexts: true));

            Assert.Equal(Facts(whole.Where(Falls)), Facts(found.Where(Falls)));
            var texts = await loaded.Texts(found.Select(entry => entry.Sequence));
            Assert.All(whole.Where(Falls), entry => Assert.Equal(entry.Incident.Summary, texts[entry.Sequence].Summary));
        }, iter: 30, threads: 1);

    [Fact]
    public async Task Read_OfFewInALargePage_MakesOnlyThose()
    {
        var storage = new MemoryStorage(Serializer);
        await (await Loaded(storage)).Append(Entries(1, 1500, days: 500));
        var day = First.AddDays(100);

        Assert.Equal([101L, 601L, 1101L], (await All((await Loaded(storage)).Read(new WantedRows(new Period(day, day), BySpan: false, [])))).Select(entry => entry.Sequence));
    }

    private static IEnumerable<(long, string, DateOnly, DateOnly, string?)> Facts(IEnumerable<LedgerEntry> entries) =>
        entries.Select(entry => (entry.Sequence, entry.Incident.Id.ToString(), entry.Incident.Start, entry.Incident.End, entry.Incident.Place.Province));

    private static async Task<LedgerPages> Loaded(MemoryStorage storage)
    {
        var pages = new LedgerPages(storage, GrainId.Create("ledger", "0"), 0, Serializer);
        await pages.Load(new LedgerIndex());
        return pages;
    }

    private static async Task<List<LedgerEntry>> All(IAsyncEnumerable<ImmutableArray<LedgerEntry>> pages)
    {
        var entries = new List<LedgerEntry>();
        await foreach (var page in pages) entries.AddRange(page);
        return entries;
    }

    // Days go round, so that no page is sorted by them; some incidents last.
    private static ImmutableArray<LedgerEntry> Entries(long first, int count, int days) => [.. Enumerable.Range(0, count).Select(i => new LedgerEntry
    {
        Sequence = first + i,
        Kind = EntryKind.Recorded,
        RecordedAt = DateTimeOffset.UnixEpoch,
        RecordedBy = "test",
        Incident = Some.Incident($"test:{first + i}", summary: $"text {first + i}") with
        {
            Start = First.AddDays((int)((first + i - 1) % days)),
            End = First.AddDays((int)((first + i - 1) % days + i % 7)),
        },
    })];
}
