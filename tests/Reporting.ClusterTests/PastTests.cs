using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Reporting.Casualties;
using Reporting.Errors;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>What was known at a position, by any counting rule, is the plain fold over what stood then.</summary>
public sealed class PastTests
{
    private static readonly CountingRule[] Rules =
    [
        CountingRule.Default,
        new() { Choice = FigureChoice.Lowest },
        new() { Choice = FigureChoice.Highest, Originator = "ISAF" },
        new() { Dating = Dating.Spread },
        new() { Choice = FigureChoice.Lowest, Originator = "xinhua", Dating = Dating.Spread },
    ];

    [Fact]
    public async Task EveryPositionAndRule_AfterAnyMix_EqualsThePlainFoldOfThen()
    {
        await Gen.Select(GenIncident.Several(40), Gen.Int[1, 20], Gen.Int[0, 3].Array[1, 8]).SampleAsync(async (incidents, batch, acts) =>
        {
            var folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
            var store = await Store.Open(folder);
            try
            {
                var standing = new PlainLedger();
                var then = new List<(LedgerPosition Position, Incident[] Incidents)>();
                foreach (var (chunk, i) in incidents.Chunk(batch).Select((chunk, i) => (chunk, i)))
                {
                    await store.Record(chunk);
                    standing.Record(chunk);
                    if (acts[i % acts.Length] == 0)
                    {
                        await store.Retract(chunk[0].Id);
                        standing.Retract(chunk[0].Id);
                    }
                    if (acts[i % acts.Length] == 1)
                    {
                        await store.Crash();
                        store = await Store.Open(folder);
                    }
                    then.Add(((await store.Data.AsOf()).Position, [.. standing.Incidents]));
                    // Questions about now, by other rules, between the changes: what they keep must follow.
                    if (acts[i % acts.Length] == 2) await Agree(store, null, then[^1].Incidents, standing.Ever);
                }
                foreach (var (position, stood) in then.Where((_, i) => i % 3 == 0)) await Agree(store, position, stood, standing.Ever);
                await Agree(store, null, [.. standing.Incidents], standing.Ever);
            }
            finally
            {
                await store.DisposeAsync();
                Directory.Delete(folder, recursive: true);
            }
        }, iter: 4, threads: 1);
    }

    [Fact]
    public async Task Time_OfRecording_FindsWhatWasKnownThen()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2022, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var store = await Store.Open(time: clock);
        await store.Record(Some.Incident("test:1"), Some.Incident("test:2"));
        clock.Advance(TimeSpan.FromDays(1));
        await store.Record(Some.Incident("test:1", groups: ["Taliban"]), Some.Incident("test:3"));
        await store.Retract(IncidentId.Parse("test:2"));

        async Task<long> Known(string time) => (await store.Data.At(await store.Data.PositionAt(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture))).AsOf()).Incidents;

        Assert.Equal(0, await Known("2022-03-01T11:59:59Z"));
        Assert.Equal(2, await Known("2022-03-01T12:00:00Z"));
        Assert.Equal(2, await Known("2022-03-02T11:59:59Z"));
        Assert.Equal(2, await Known("2022-03-02T12:00:00Z"));
        Assert.Equal(3, (await store.Data.PositionAt(clock.GetUtcNow())).Entries - 2);
    }

    [Fact]
    public async Task Changed_BetweenTwoPositions_TellsBeforeAndAfterOfEachOnce()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1"), Some.Incident("test:2"), Some.Incident("test:3"));
        var before = (await store.Data.AsOf()).Position;
        await store.Record(Some.Incident("test:1", day: "2012-06-04"), Some.Incident("test:4"));
        await store.Record(Some.Incident("test:1", day: "2012-06-05"));
        await store.Retract(IncidentId.Parse("test:2"));
        await store.Record(Some.Incident("test:5"));
        await store.Retract(IncidentId.Parse("test:5"));

        var changes = await store.Data.Changed(before, (await store.Data.AsOf()).Position);

        Assert.Equal(
            [("test:1", "2012-06-03", "2012-06-05"), ("test:2", "2012-06-03", null), ("test:4", null, "2012-06-03"), ("test:5", null, null)],
            changes.Select(change => (change.Id.ToString(), change.Before?.Start.ToString("yyyy-MM-dd"), change.After?.Start.ToString("yyyy-MM-dd"))));
        Assert.Empty(await store.Data.Changed(before, before));
    }

    [Fact]
    public async Task Names_AtAPosition_AreThoseMetUntilThen()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1", place: Some.Place("Afghanistan", "Badakhshan")));
        var before = (await store.Data.AsOf()).Position;
        await store.Record(Some.Incident("test:2", place: Some.Place("Afghanistan", "Kunduz")));

        Assert.Equal(["afghanistan/badakhshan"], (await store.Data.At(before).Names(SubjectKind.Province)).Select(name => name.Subject.Key));
        Assert.Equal(["afghanistan/badakhshan", "afghanistan/kunduz"], (await store.Data.Names(SubjectKind.Province)).Select(name => name.Subject.Key));
    }

    [Fact]
    public async Task Position_ThatTheLedgerHasNotReached_IsRefused()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident("test:1"));
        var now = (await store.Data.AsOf()).Position;
        var ahead = store.Data.At(new LedgerPosition([.. now.Sequences.Select(sequence => sequence + 1)]));
        var foreign = store.Data.At(new LedgerPosition([1, 2, 3]));
        var query = new TallyQuery { Filter = new IncidentFilter { Places = [PlaceKey.FromNames("Afghanistan", "Badakhshan", "Argo")] } };

        foreach (var data in new[] { ahead, foreign })
        {
            await Assert.ThrowsAsync<UnknownPositionException>(data.AsOf);
            await Assert.ThrowsAsync<UnknownPositionException>(() => data.Ask(query));
            await Assert.ThrowsAsync<UnknownPositionException>(() => data.Find(new IncidentQuery()));
        }
    }

    private static async Task Agree(Store store, LedgerPosition? position, IReadOnlyList<Incident> stood, IReadOnlyList<Incident> ever)
    {
        var data = position is null ? store.Data : store.Data.At(position);
        var subjects = ever.SelectMany(Subjects.Touched).Concat(ever.Select(incident => Subject.Of(incident.Place.CountsIn.At(PlaceLevel.Country)))).Distinct();
        foreach (var rule in Rules)
        {
            foreach (var subject in subjects)
            {
                var filter = subject.Kind == SubjectKind.Group ? new IncidentFilter { Groups = [Groups.GroupKey.FromName(subject.Key)] } : new IncidentFilter { Places = [subject.Place] };
                var query = new TallyQuery { Filter = filter, By = Dimension.Type, Step = Step.Week, Rule = rule };
                Assert.Equal(TallyRows.Answer(stood.SelectMany(rule.Cells), query), await data.Ask(query));
            }
            var week = new Period(Some.Day("2012-01-09"), Some.Day("2012-01-15"));
            var found = await data.Find(new IncidentQuery { Period = week, Rule = rule, Limit = 1000 });
            Assert.Equal(
                stood.Where(incident => rule.Falls(incident, week)).OrderBy(incident => incident.Id).Select(incident => (incident.Id, rule.Figure(incident, Harm.Killed, Side.Total).Best)),
                found.Found.OrderBy(one => one.Incident.Id).Select(one => (one.Incident.Id, one.Killed)));
        }
        Assert.Equal(stood.Count, (await data.AsOf()).Incidents);
    }
}
