using CsCheck;
using Reporting.Briefs;
using Reporting.Briefs.Editions;
using Reporting.Briefs.Weekly;
using Reporting.Casualties;
using Reporting.Errors;
using Reporting.Pdf;
using Reporting.Places;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Tests;

/// <summary>Editions stay as they were printed, whatever is recorded after them.</summary>
public sealed class EditionTests
{
    private static readonly WeeklyBriefRequest Badakhshan = new() { Week = Week("2012-W22"), Place = PlaceKey.FromNames("Afghanistan", "Badakhshan") };

    [Fact]
    public async Task Fix_TheSameAgain_GivesTheSameEdition()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1"));

        var (first, again) = (await Fix(store, Badakhshan), await Fix(store, Badakhshan));

        Assert.Equal((1, 0, 1), (first.Edition.Number, first.Edition.Draft.Since, again.Edition.Number));
        Assert.Equal(Bytes(first.Brief), Bytes(again.Brief));
    }

    [Fact]
    public async Task Fix_NextOfASeries_FollowsTheOneBeforeAndAnotherSeriesBeginsAnew()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1"));

        var numbers = new List<(int, int)>();
        foreach (var request in (WeeklyBriefRequest[])[Badakhshan, Badakhshan with { Week = Week("2012-W23") }, Badakhshan with { Place = default }, Badakhshan with { Rule = new CountingRule { Choice = FigureChoice.Lowest } }])
        {
            var edition = (await Fix(store, request)).Edition;
            numbers.Add((edition.Number, edition.Draft.Since));
        }

        Assert.Equal([(1, 0), (2, 1), (3, 0), (4, 0)], numbers);
    }

    [Fact]
    public async Task Fix_AWeekAgain_FollowsTheEditionOfThatWeek()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", figures: [Some.Killed(Side.Total, Quantity.Exact(4))]));
        await Fix(store, Badakhshan);
        await Fix(store, Badakhshan with { Week = Week("2012-W26") });
        await store.Record(Some.Incident("test:1", figures: [Some.Killed(Side.Total, Quantity.Exact(6))]));

        var corrected = await Fix(store, Badakhshan);

        Assert.Equal((3, 1), (corrected.Edition.Number, corrected.Edition.Draft.Since));
        Assert.Equal(("4", "6"), (corrected.Brief.Changes!.Figures.Single(figure => figure.Id == "key.killed.best").Old!.Text, corrected.Brief.Figures.Find("key.killed.best")!.Text));
    }

    [Fact]
    public async Task Draft_OfABrief_TellsWhatChangedAndFixesNothing()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1"));
        await Fix(store, Badakhshan);
        await store.Retract(Incidents.IncidentId.Parse("test:1"));

        var draft = await Press(store).Draft(Badakhshan, (await store.Data.AsOf()).Position);

        Assert.Equal((1, null), (draft.Changes!.Since, draft.Masthead.Edition));
        Assert.Single(await store.Grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key).List());
    }

    [Fact]
    public async Task Fix_FromSeveralClientsAtOnce_NumbersWithoutGapsAndFixesEachOnce()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1"));

        var editions = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Fix(store, Badakhshan with { Week = Week($"2012-W2{i % 3}") })));

        Assert.Equal([1, 2, 3], editions.Select(one => one.Edition.Number).Distinct().Order());
        Assert.Equal([0, 1, 2], (await store.Grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key).List()).Select(edition => edition.Draft.Since));
    }

    [Fact]
    public async Task Reprint_AfterAnyMix_IsTheSameToTheByte()
    {
        await Gen.Select(GenIncident.Several(30), Gen.Int[1, 12], Gen.Int[0, 3].Array[1, 6]).SampleAsync(async (incidents, batch, acts) =>
        {
            var folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
            var store = await Store.Open(folder);
            try
            {
                var printed = new List<PrintedEdition>();
                foreach (var (chunk, i) in incidents.Chunk(batch).Select((chunk, i) => (chunk, i)))
                {
                    await store.Record(chunk);
                    if (acts[i % acts.Length] == 0) await store.Retract(chunk[0].Id);
                    if (acts[i % acts.Length] == 1)
                    {
                        await store.Crash();
                        store = await Store.Open(folder);
                    }
                    printed.Add(await Fix(store, new WeeklyBriefRequest { Week = Week("2012-W05").Add(i), Rule = i % 2 == 0 ? CountingRule.Default : new CountingRule { Dating = Dating.Spread } }));
                }
                foreach (var one in printed) Assert.Equal(Bytes(one.Brief), Bytes((await Press(store).Reprint(one.Edition.Number)).Brief));
            }
            finally
            {
                await store.DisposeAsync();
                Directory.Delete(folder, recursive: true);
            }
        }, iter: 4, threads: 1);
    }

    [Fact]
    public async Task Changes_OfAnyMix_AreTheFiguresThatAPlainFoldPrintsOtherwise()
    {
        await Gen.Select(GenIncident.Several(30), GenIncident.Several(15), Gen.Int[0, 4]).SampleAsync(async (incidents, later, withdrawn) =>
        {
            await using var store = await Store.Open();
            var standing = new PlainLedger();
            await store.Record(incidents);
            standing.Record(incidents);
            var request = new WeeklyBriefRequest { Week = Week("2012-W07"), Place = PlaceKey.FromNames("Afghanistan") };
            var edition = (await Fix(store, request)).Edition;
            var before = await Plain(standing, request);
            await store.Record(later);
            standing.Record(later);
            foreach (var incident in incidents.Take(withdrawn))
            {
                await store.Retract(incident.Id);
                standing.Retract(incident.Id);
            }
            var after = await Plain(standing, request);

            var changes = await Press(store).Changes(edition.Number, (await store.Data.AsOf()).Position);

            var expected = before.Keys.Union(after.Keys).Where(id => before.GetValueOrDefault(id)?.Text != after.GetValueOrDefault(id)?.Text).ToHashSet();
            var listed = changes.Figures.ToDictionary(figure => figure.Id);
            Assert.Subset(expected, listed.Keys.ToHashSet());
            // What is not listed is only what comes or goes with another figure: nothing has altered it.
            Assert.All(expected.Except(listed.Keys), id => Assert.True(!before.ContainsKey(id) || !after.ContainsKey(id), id));
            Assert.All(listed.Values, figure => Assert.Equal((before.GetValueOrDefault(figure.Id)?.Text, after.GetValueOrDefault(figure.Id)?.Text), (figure.Old?.Text, figure.New?.Text)));
            // From "no data" to "no incident" no incident is counted before or after: another day was recorded, so that the week is now covered.
            Assert.All(listed.Values.Where(figure => figure.Old?.Value is not null || figure.New?.Value is not null), figure => Assert.True(figure.Incidents.Length > 0, figure.Id));
        }, iter: 10, threads: 1);
    }

    // An incident of another country moves the beginning of the data, and with it the number of weeks that a mean is of.
    [Fact]
    public async Task Changes_OfTheWeeksThatAreCovered_NameWhoCoversThem()
    {
        await using var store = await Store.Open();
        await store.Record(Enumerable.Range(1, 5).Select(i => Some.Incident($"test:{i}", day: "2012-02-14")).Append(Some.Incident("test:6", day: "2012-01-05")));
        await Fix(store, Badakhshan with { Week = Week("2012-W07") });
        await store.Record(Some.Incident("test:7", day: "2011-12-28", place: Some.Place("Pakistan", "Sindh")));

        var changes = (await Fix(store, Badakhshan with { Week = Week("2012-W07") })).Brief.Changes!;

        Assert.All(["trend.incidents.mean", "trend.weeks.empty"], id => Assert.Equal("test:7", string.Join(' ', changes.Figures.Single(figure => figure.Id == id).Incidents)));
    }

    [Fact]
    public async Task Changes_OfOneRevision_TellOldAndNewAndWhy()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", figures: [Some.Killed(Side.Total, Quantity.Exact(4))]), Some.Incident("test:2"), Some.Incident("test:3", day: "2011-01-01"));
        await Fix(store, Badakhshan);
        await store.Record(Some.Incident("test:1", figures: [Some.Killed(Side.Total, Quantity.Exact(6))]), Some.Incident("test:3", day: "2011-01-02"));

        var changes = (await Fix(store, Badakhshan)).Brief.Changes!;

        var killed = changes.Figures.Single(figure => figure.Id == "key.killed.best");
        Assert.Equal(("4", "6", "test:1"), (killed.Old!.Text, killed.New!.Text, string.Join(' ', killed.Incidents)));
        Assert.Equal((AlterationKind.Revised, "test"), (Assert.Single(changes.Incidents).Kind, changes.Incidents[0].Change.Last.RecordedBy));
        Assert.Equal(1, changes.Others);
    }

    [Fact]
    public async Task Edition_ThatIsDamaged_IsNamedAndTheOthersArePrinted()
    {
        var folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
        var store = await Store.Open(folder);
        await store.Record(Some.Incident("test:1"));
        await Fix(store, Badakhshan);
        await Fix(store, Badakhshan with { Week = Week("2012-W23") });
        await store.DisposeAsync();
        StoredBytesOf.Flip(folder, "edition-000001");
        store = await Store.Open(folder);

        Assert.Contains("Edition 1 is damaged", (await Assert.ThrowsAsync<EditionDamagedException>(() => Press(store).Reprint(1))).Message, StringComparison.Ordinal);
        Assert.Equal([2], (await store.Grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key).List()).Select(edition => edition.Number));
        Assert.Equal(3, (await Fix(store, Badakhshan with { Week = Week("2012-W24") })).Edition.Number);
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Edition_OfNoSuchNumber_IsUnknown()
    {
        await using var store = await Store.Open();

        Assert.Equal("There is no edition 3; none was fixed yet.", (await Assert.ThrowsAsync<UnknownEditionException>(() => Press(store).Reprint(3))).Message);
    }

    private static Week Week(string text) => Tallies.Week.TryParse(text, out var week) ? week : throw new ArgumentException(text);

    private static EditionPress Press(Store store) => new(store.Grains, store.Data);

    private static async Task<PrintedEdition> Fix(Store store, WeeklyBriefRequest request) => await Press(store).Fix(request, (await store.Data.AsOf()).Position, "test");

    private static async Task<Dictionary<string, PrintedFigure>> Plain(PlainLedger standing, WeeklyBriefRequest request)
    {
        // Names that were met stay known, also when every incident that had them is withdrawn.
        var brief = await new WeeklyBriefBuilder(new InMemoryData([.. standing.Incidents], default, standing.Ever)).Build(request);
        return PrintedFigures.Of(brief.Figures).Where(figure => !figure.Id.StartsWith("data.entries", StringComparison.Ordinal) && brief.Figures.Origins.GetValueOrDefault(figure.Id) is not FromLedger).ToDictionary(figure => figure.Id);
    }

    private static byte[] Bytes(Brief brief)
    {
        using var stream = new MemoryStream();
        BriefPdf.Write(brief, stream);
        FiguresJson.Write(brief, stream);
        return stream.ToArray();
    }
}
