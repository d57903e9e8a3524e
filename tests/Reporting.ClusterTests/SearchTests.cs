using System.Globalization;
using CsCheck;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>Shards remember what they found: what they answer is what a search through everything would find, whatever came between.</summary>
public sealed class SearchTests
{
    private static readonly Period Summer = new(new DateOnly(2012, 6, 1), new DateOnly(2012, 8, 31));

    [Fact]
    public async Task Search_AskedAgainAfterAnyMix_FindsWhatStands() =>
        await Gen.Select(GenIncident.Several(60), Gen.Int[1, 15], Gen.Bool.Array[1, 8]).SampleAsync(async (incidents, batch, withdraws) =>
        {
            await using var store = await Store.Open();
            var standing = new PlainLedger();
            var then = new List<(LedgerPosition Position, Incident[] Incidents)>();
            var median = incidents.Select(incident => incident.Start).Order().ElementAt(incidents.Length / 2);
            foreach (var (chunk, i) in incidents.Chunk(batch).Select((chunk, i) => (chunk, i)))
            {
                await store.Record(chunk);
                standing.Record(chunk);
                if (withdraws[i % withdraws.Length])
                {
                    await store.Retract(chunk[^1].Id);
                    standing.Retract(chunk[^1].Id);
                }
                then.Add(((await store.Data.AsOf()).Position, [.. standing.Incidents]));
                await Agree(store.Data, then[^1].Incidents, median);
                await Agree(store.Data.At(then[i / 2].Position), then[i / 2].Incidents, median);
            }
        }, iter: 6, threads: 1);

    [Fact]
    public async Task FirstDay_AfterTheEarliestIsRevisedOrWithdrawn_IsThatOfTheNext()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", day: "2012-06-01"), Some.Incident("test:2", day: "2012-06-02"), Some.Incident("test:3", day: "2012-06-03"));
        Assert.Equal(new DateOnly(2012, 6, 1), await store.Data.FirstDay());
        var before = (await store.Data.AsOf()).Position;

        await store.Record(Some.Incident("test:1", day: "2012-06-05"));
        await store.Retract(IncidentId.Parse("test:2"));

        Assert.Equal(new DateOnly(2012, 6, 3), await store.Data.FirstDay());
        Assert.Equal(new DateOnly(2012, 6, 1), await store.Data.At(before).FirstDay());
    }

    [Fact]
    public async Task Search_MovedOutOfItsDaysByARevision_NoLongerFindsTheIncident()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", day: "2012-06-03"));
        var query = new IncidentQuery { Period = Summer };
        Assert.Equal(1, (await store.Data.Find(query)).Matched);

        await store.Record(Some.Incident("test:1", day: "2012-09-03"));

        Assert.Equal(0, (await store.Data.Find(query)).Matched);
    }

    private static async Task Agree(IReportingData data, IReadOnlyList<Incident> stood, DateOnly day)
    {
        var plain = new InMemoryData(stood, DateTimeOffset.UnixEpoch);
        Assert.Equal(await plain.FirstDay(), await data.FirstDay());
        IncidentQuery[] queries =
        [
            new() { Limit = 3 },
            new() { Period = new Period(day, null), Order = IncidentOrder.Oldest, Limit = 10_000 },
            new() { Period = new Period(null, day), Order = IncidentOrder.Deadliest, Rule = new CountingRule { Dating = Dating.Spread }, WithoutTexts = true, Limit = 5 },
            new() { Filter = new IncidentFilter { Places = [PlaceKey.FromNames("Afghanistan", "Badakhshan")] }, Limit = 100 },
        ];
        foreach (var query in queries)
        {
            var (expected, actual) = (await plain.Find(query), await data.Find(query));
            Assert.Equal(expected.Matched, actual.Matched);
            Assert.Equal(expected.Found.Select(found => (Text(found, query), found.Killed)), actual.Found.Select(found => (Text(found, query), found.Killed)));
        }
    }

    private static string Text(FoundIncident found, IncidentQuery query) =>
        string.Create(CultureInfo.InvariantCulture, $"{found.Incident.Id} {found.Incident.Revision} {found.Incident.Start:O} {(query.WithoutTexts ? "" : found.Incident.Summary)}");
}
