using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Errors;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Storage;
using Reporting.Tallies;

namespace Reporting.Tests.Ledger;

/// <summary>Entries are found by their days and places in pages of every size as if all had been read, from storage of either kind.</summary>
public sealed class DaySearchTests
{
    private static readonly DateOnly First = new(2010, 1, 1);
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private static readonly PlaceKey[] Wanted =
    [
        PlaceKey.FromNames("Aland"), PlaceKey.FromNames("Beland", "North"), PlaceKey.FromNames("Beland", "South", "Dee"), PlaceKey.FromNames("Aland", "North", "Eff"), PlaceKey.FromNames("Nowhere"),
    ];

    [Fact]
    public async Task Read_OfAnyPagesAndDays_HasEveryEntryOfThem() =>
        await Gen.Select(Gen.Int[1, 1600].Array[1, 4], Gen.Int[1, 2000], Gen.Int[0, 400], Gen.Int[0, 400], Gen.Bool, Gen.Bool).SampleAsync(async (batches, days, since, length, bySpan, inPlace) =>
        {
            var storage = MemoryStorage.Showing(Serializer, inPlace);
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

    [Fact]
    public async Task Read_OfPlaces_HasEveryEntryThatCountsInThem() =>
        await Gen.Select(Gen.Int[1, 1600].Array[1, 3], Gen.Int[1, 60], Gen.Int[0, 60], Gen.Int[0, Wanted.Length - 1], Gen.Int[0, Wanted.Length - 1], Gen.Bool).SampleAsync(async (batches, days, day, one, two, inPlace) =>
        {
            var storage = MemoryStorage.Showing(Serializer, inPlace);
            var pages = await Loaded(storage);
            foreach (var batch in batches) await pages.Append(InPlaces(Entries(pages.LastSequence + 1, batch, days)));
            var (place, another) = (Wanted[one], Wanted[two]);
            var period = new Period(First.AddDays(day), First.AddDays(day + 3));
            bool Counts(LedgerEntry entry) =>
                entry.Incident.Start >= period.Since && entry.Incident.Start <= period.Until && CellKey.Of(entry.Incident).Place is var at && (place.Contains(at) || another.Contains(at));

            var loaded = await Loaded(storage);
            var found = await All(loaded.Read(new WantedRows(period, false, [place, another])));

            Assert.Equal(Facts((await All(loaded.Read(0, withTexts: false))).Where(Counts)), Facts(found.Where(Counts)));
        }, iter: 30, threads: 1);

    [Theory]
    [InlineData("page-000000000001", "0000", "it cannot be read")]
    [InlineData("page-000000000001", "", "it is gone")]
    [InlineData("text-000000000001-000000001500", "0000", "it cannot be read")]
    [InlineData("text-000000000001-000000001500", "", "it is gone")]
    public async Task Read_InPlace_TellsThePartThatIsDamaged(string part, string body, string damage)
    {
        var storage = MemoryStorage.Showing(Serializer, inPlace: true);
        await (await Loaded(storage)).Append(Entries(1, 1500, days: 500));
        var pages = await Loaded(storage);
        if (body.Length == 0) storage.Remove(part);
        else storage.Put(part, Convert.FromHexString(body));

        var error = await Assert.ThrowsAsync<LedgerDamagedException>(async () =>
        {
            await All(pages.Read(new WantedRows(new Period(First, First), BySpan: false, [])));
            await pages.Texts([1, 501]);
        });

        Assert.Equal(part, error.Part);
        Assert.Contains(damage, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_OfAnotherNumberOfEntries_SaysHowMany()
    {
        var storage = MemoryStorage.Showing(Serializer, inPlace: true);
        await (await Loaded(storage)).Append(Entries(1, 1500, days: 500));
        storage.Put("text-000000000001-000000001500", Serializer.SerializeToArray(new StoredBytes { Bytes = PageForm.Texts(Entries(1, 1499, days: 500)) }));

        var error = await Assert.ThrowsAsync<LedgerDamagedException>(async () => await (await Loaded(storage)).Texts([3, 3, 1]));

        Assert.Contains("it holds the texts of 1499 entries and not of 1500", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfAPlaceInALargePage_MakesOnlyEntriesThere()
    {
        var storage = new MemoryStorage(Serializer);
        var entries = InPlaces(Entries(1, 1500, days: 49));
        await (await Loaded(storage)).Append(entries);
        var day = First.AddDays(7);

        var found = await All((await Loaded(storage)).Read(new WantedRows(new Period(day, day), BySpan: false, [PlaceKey.FromNames("Beland", "North", "Dee")])));

        Assert.Equal(3, found.Count);
        Assert.Equal(Facts(entries.Where(entry => entry.Incident is { Place: { Country: "Beland", Province: "North", District: "Dee" }, Start: var start } && start == day)), Facts(found));
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

    // Some are located more roughly than their names say, and some say no more than their country.
    private static ImmutableArray<LedgerEntry> InPlaces(ImmutableArray<LedgerEntry> entries) => [.. entries.Select(entry => entry with
    {
        Incident = entry.Incident with
        {
            Place = new Place
            {
                Country = entry.Sequence % 2 == 0 ? "Aland" : "Beland",
                Province = entry.Sequence % 5 == 4 ? null : entry.Sequence % 3 == 0 ? "South province" : "North",
                District = entry.Sequence % 5 == 4 || entry.Sequence % 4 > 1 ? null : entry.Sequence % 4 == 0 ? "Eff" : "Dee",
                Precision = entry.Sequence % 7 == 0 ? LocationPrecision.Country : LocationPrecision.Exact,
            },
        },
    })];
}
