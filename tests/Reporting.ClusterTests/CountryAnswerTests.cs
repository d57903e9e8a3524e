using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>A country reads its provinces' sheets and gives out what it gave out before: never what is not so any more.</summary>
public sealed class CountryAnswerTests
{
    private static readonly PlaceKey Afghanistan = PlaceKey.FromNames("Afghanistan");
    private static readonly TallyQuery ByProvince = new() { By = Dimension.Province };

    [Fact]
    public async Task Ask_BetweenChangesOfItsProvinces_CountsEach()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", place: Some.Place("Afghanistan", "Badakhshan")), Some.Incident("test:2", place: Some.Place("Afghanistan", "Kunduz")));
        Assert.Equal(["afghanistan/badakhshan 1", "afghanistan/kunduz 1"], await Asked(store));

        await store.Record(Some.Incident("test:3", place: Some.Place("Afghanistan", "Kunduz")));
        Assert.Equal(["afghanistan/badakhshan 1", "afghanistan/kunduz 2"], await Asked(store));

        // A province that it had not heard of, and what has none.
        await store.Record(Some.Incident("test:4", place: Some.Place("Afghanistan", "Takhar")), Some.Incident("test:5", place: Some.Place("Afghanistan")));
        Assert.Equal(["afghanistan/badakhshan 1", "afghanistan/kunduz 2", "afghanistan/takhar 1", "not-located 1"], await Asked(store));

        await store.Retract(IncidentId.Parse("test:2"));
        await store.Retract(IncidentId.Parse("test:4"));
        Assert.Equal(["afghanistan/badakhshan 1", "afghanistan/kunduz 1", "not-located 1"], await Asked(store));

        await store.Grains.GetTally(Subject.Of(PlaceKey.FromNames("Afghanistan", "Kunduz"))).Rebuild();
        Assert.Equal(["afghanistan/badakhshan 1", "afghanistan/kunduz 1", "not-located 1"], await Asked(store));
    }

    [Fact]
    public async Task Ask_OfSomeOfItsPlaces_CountsThoseAlone()
    {
        await using var store = await Store.Open();
        await store.Record(Enumerable.Range(0, 30).Select(i => Some.Incident($"test:{i}", place: i % 3 == 0 ? Some.Place("Afghanistan", "Kunduz") : Some.Place("Afghanistan", "Badakhshan", i % 3 == 1 ? "Argo" : "Kishim"))));
        var argo = PlaceKey.FromNames("Afghanistan", "Badakhshan", "Argo");
        var country = store.Grains.GetTally(Subject.Of(Afghanistan));

        foreach (var (places, incidents) in ((PlaceKey[], long)[])[([argo], 10), ([argo.Parent], 20), ([argo, PlaceKey.FromNames("Afghanistan", "Kunduz")], 20), ([Afghanistan], 30), ([PlaceKey.FromNames("Nepal")], 0)])
            for (var time = 0; time < 3; time++) Assert.Equal(incidents, (await country.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [.. places] } })).Sum(row => row.Tally.Incidents));
    }

    // Three times: the first asks the provinces, the next reads them, and then the answer is remembered.
    private static async Task<IEnumerable<string>> Asked(Store store)
    {
        var country = store.Grains.GetTally(Subject.Of(Afghanistan));
        var answers = new List<string[]>();
        for (var time = 0; time < 3; time++) answers.Add([.. (await country.Ask(ByProvince)).Select(row => $"{row.Key} {row.Tally.Incidents}")]);
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        return answers[0];
    }
}
