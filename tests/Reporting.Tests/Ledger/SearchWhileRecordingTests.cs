using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Tests.Ledger;

/// <summary>A search is as of one entry, whatever is recorded while it reads.</summary>
public sealed class SearchWhileRecordingTests
{
    private static readonly IncidentQuery All = new() { Limit = 10_000, WithoutTexts = true };

    [Fact]
    public async Task Find_WhileIncidentsAreRevisedAndWithdrawn_FindsThemAsTheyStoodBefore()
    {
        var shard = await Shard.Open();
        shard.Meanwhile(Revised(1025, "test:5", replaces: 5), Retracted(1026, "test:6", replaces: 6));

        var during = await shard.Searches.Find(All, asOf: null);

        Assert.Equal(1024, during.Matched);
        Assert.Contains(during.Found, found => found.Incident.Id == IncidentId.Parse("test:5") && found.Incident.Revision == 0);
        var after = await shard.Searches.Find(All, asOf: null);
        Assert.Equal(1023, after.Matched);
        Assert.Contains(after.Found, found => found.Incident.Id == IncidentId.Parse("test:5") && found.Incident.Revision == 2);
        Assert.Equal(1024, (await shard.Searches.Find(All, asOf: 1024)).Matched);
    }

    [Fact]
    public async Task Find_AsOfAnEntryWhileAnotherSearchTakesInMore_StaysAtTheEntry()
    {
        var shard = await Shard.Open();
        Task<IncidentPage>? other = null;
        shard.Meanwhile([Retracted(1025, "test:6", replaces: 6)], () => other = shard.Searches.Find(All, asOf: null));

        var at = await shard.Searches.Find(All, asOf: 1024);

        Assert.Equal((1024, 1023), (at.Matched, (await other!).Matched));
    }

    [Fact]
    public async Task FirstDay_WhileTheEarliestIsWithdrawn_IsAsItWasBefore()
    {
        var shard = await Shard.Open();
        shard.Meanwhile(Retracted(1025, "test:1", replaces: 1));

        Assert.Equal(new DateOnly(2010, 1, 1), await shard.Searches.FirstDay(asOf: null));
        Assert.Equal(new DateOnly(2010, 1, 2), await shard.Searches.FirstDay(asOf: null));
    }

    [Fact]
    public async Task Find_AskedAgain_ReadsNoPage()
    {
        var shard = await Shard.Open();
        await shard.Searches.Find(All, asOf: null);
        await shard.Searches.FirstDay(asOf: null);
        var reads = shard.CountReads();

        await shard.Searches.Find(All, asOf: null);
        await shard.Searches.FirstDay(asOf: null);
        await shard.Searches.Find(All, asOf: 1024);

        Assert.Equal(0, reads());
    }

    [Fact]
    public async Task Find_OfDaysThatNoPageHolds_ReadsNone()
    {
        var shard = await Shard.Open();
        var reads = shard.CountReads();

        Assert.Equal(0, (await shard.Searches.Find(All with { Period = new Period(new DateOnly(2020, 1, 1), null) }, asOf: null)).Matched);

        Assert.Equal(0, reads());
    }

    private static LedgerEntry EntryOf(long sequence, EntryKind kind, Incident incident, long replaces) => new()
    {
        Sequence = sequence,
        Kind = kind,
        RecordedAt = DateTimeOffset.UnixEpoch,
        RecordedBy = "test",
        Incident = incident,
        Replaces = replaces,
    };

    private static LedgerEntry Revised(long sequence, string id, long replaces) => EntryOf(sequence, EntryKind.Revised, Some.Incident(id, day: "2012-06-01") with { Revision = 2 }, replaces);

    private static LedgerEntry Retracted(long sequence, string id, long replaces) => EntryOf(sequence, EntryKind.Retracted, Some.Incident(id, day: "2012-06-01"), replaces);

    // One sealed page that has to be read from storage; its incidents happened on days that follow each other.
    private sealed class Shard(MemoryStorage storage)
    {
        private readonly LedgerPages _pages = new(storage, GrainId.Create("ledger", "0"), 0, LoneShard.Serializer);
        private readonly LedgerIndex _index = new();

        public RecentSearches Searches { get; private set; } = null!;

        public static async Task<Shard> Open()
        {
            var storage = new MemoryStorage(LoneShard.Serializer);
            var written = new Shard(storage);
            await written._pages.Load(written._index);
            await written._pages.Append([.. Enumerable.Range(1, 1024).Select(i => EntryOf(i, EntryKind.Recorded, Some.Incident(FormattableString.Invariant($"test:{i}")) with
            {
                Start = new DateOnly(2010, 1, 1).AddDays(i - 1),
                End = new DateOnly(2010, 1, 1).AddDays(i - 1),
            }, replaces: 0))]);
            var shard = new Shard(storage);
            await shard._pages.Load(shard._index);
            shard.Searches = new RecentSearches(shard._pages, shard._index, new LedgerPast(0, shard._pages, shard._index));
            return shard;
        }

        public Func<int> CountReads()
        {
            var reads = 0;
            storage.BeforeRead = () =>
            {
                reads++;
                return Task.CompletedTask;
            };
            return () => reads;
        }

        public void Meanwhile(params LedgerEntry[] entries) => Meanwhile(entries, () => { });

        // Happens once, before the next page comes from storage.
        public void Meanwhile(LedgerEntry[] entries, Action then) => storage.BeforeRead = async () =>
        {
            storage.BeforeRead = () => Task.CompletedTask;
            await _pages.Append([.. entries]);
            foreach (var entry in entries) _index.Apply(IncidentKey.Of(entry.Incident.Id), entry, _index.Subjects.Of(entry.Incident), entry.Kind == EntryKind.Revised ? _index.Subjects.Of(entry.Incident) : null);
            then();
        };
    }
}
