using Reporting.Briefs.Weekly;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>What a brief asks of the grains: as much of a large store as of a small one.</summary>
public sealed class BriefCallTests
{
    [Fact]
    public async Task Brief_OfACountry_AsksEachThingOnceHoweverMuchThereIs()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", day: "2012-06-01", place: Some.Place("Afghanistan", "Badakhshan")));
        var few = await Asked(store);
        await store.Record(Enumerable.Range(2, 300).Select(i => Some.Incident(FormattableString.Invariant($"test:{i}"), day: FormattableString.Invariant($"2012-{1 + i % 6:D2}-{1 + i % 28:D2}"),
            place: Some.Place("Afghanistan", FormattableString.Invariant($"Province {i % 30}")))));
        var shards = (await store.Data.Shards()).Count;

        Assert.Equal(new Dictionary<string, int>
        {
            ["Describe"] = 1,
            ["Status"] = shards,
            ["FirstDay"] = shards,
            // The week's incidents, and those of a year dated to longer spans.
            ["Find"] = 2 * shards,
            ["List"] = 4,
            // In all, by place, group, type and violence; the year, by type as well, and where the most frequent was; the year before, and what came after.
            ["Answer"] = 10,
        }, few);
        Assert.Equal(few, await Asked(store));
    }

    private static async Task<Dictionary<string, int>> Asked(Store store)
    {
        var (grains, counts) = CountedCalls.Of(store.Grains);
        var request = new WeeklyBriefRequest { Week = Week.Containing(new DateOnly(2012, 6, 1)), Place = PlaceKey.FromNames("Afghanistan") };
        await new WeeklyBriefBuilder(new LiveData(grains)).Build(request);
        return counts.ToDictionary();
    }
}
