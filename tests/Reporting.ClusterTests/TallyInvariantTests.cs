using CsCheck;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>I2-I4 on the running system: whatever happens in whatever order, tallies are the fold over what stands.</summary>
public sealed class TallyInvariantTests
{
    private enum Act
    {
        Retract,
        Restart,
        Crash,
        RecordAgain,
        Replay,
        Rebuild,
        Nothing,
    }

    [Fact]
    public async Task AnyMixOfRecordingRevisingRetractingCrashingReplayingReorderingAndRebuilding_EqualsThePlainFold()
    {
        await Gen.Select(GenIncident.Several(40), Gen.Int[1, 20], Gen.Enum<Act>().Array[1, 12], Gen.Bool).SampleAsync(async (incidents, batch, acts, latestFirst) =>
        {
            var folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
            var store = await Store.Open(folder);
            try
            {
                var standing = new PlainLedger();
                // Later revisions may come before earlier ones.
                var arriving = latestFirst ? incidents.OrderByDescending(incident => incident.Revision).ToArray() : incidents;
                foreach (var (chunk, i) in arriving.Chunk(batch).Select((chunk, i) => (chunk, i)))
                {
                    await store.Record(chunk);
                    standing.Record(chunk);
                    switch (acts[i % acts.Length])
                    {
                        case Act.Retract:
                            await store.Retract(chunk[0].Id);
                            standing.Retract(chunk[0].Id);
                            break;
                        case Act.Restart:
                            await store.DisposeAsync();
                            store = await Store.Open(folder);
                            break;
                        case Act.Crash:
                            await store.Crash();
                            store = await Store.Open(folder);
                            break;
                        case Act.RecordAgain:
                            await store.Record(chunk);
                            standing.Record(chunk);
                            break;
                        case Act.Replay:
                            await Replay(store, chunk);
                            break;
                        case Act.Rebuild:
                            await Task.WhenAll(chunk.SelectMany(Subjects.Showing).Distinct().Select(subject => store.Grains.GetTally(subject).Rebuild()));
                            break;
                    }
                }
                await Agree(store, standing);
            }
            finally
            {
                await store.DisposeAsync();
                Directory.Delete(folder, recursive: true);
            }
        }, iter: 12, threads: 1);
    }

    [Fact]
    public async Task SameInput_FromTwoClientsAtOnceInAnyOrder_GivesTheSameTallies()
    {
        await Gen.Select(GenIncident.Several(40), Gen.Int[1, 20]).SampleAsync(async (incidents, batch) =>
        {
            // Two descriptions of one revision would leave the order to decide; a source gives each revision once.
            var input = incidents.DistinctBy(incident => (incident.Id, incident.Revision)).ToArray();
            await using var store = await Store.Open();
            await Task.WhenAll(
                Task.Run(async () => { foreach (var chunk in input.Chunk(batch)) await store.Record(chunk); }),
                Task.Run(async () => { foreach (var chunk in input.Reverse().Chunk(batch)) await store.Record(chunk); }));

            var standing = new PlainLedger();
            standing.Record(input.OrderBy(incident => incident.Revision));
            await Agree(store, standing);
        }, iter: 12, threads: 1);
    }

    [Fact]
    public async Task SingleIncidents_RecordedRevisedRepeatedAndRetractedByManyAtOnce_EqualThePlainFoldOfTheLedger()
    {
        await Gen.Select(GenIncident.Several(60), Gen.Int[0, 3].Array[1, 7]).SampleAsync(async (incidents, acts) =>
        {
            await using var store = await Store.Open();
            var shards = await store.Data.Shards();
            await Task.WhenAll(incidents.Concat(incidents.Reverse()).Select((incident, i) => Task.Run(async () =>
            {
                var shard = shards[LedgerShards.Owner(incident.Id, shards.Count)];
                if (acts[i % acts.Length] == 0) await shard.Retract(incident.Id, "test", "test");
                else await shard.Record(new RecordBatch([incident], "test"));
            })));
            await store.Published();

            var standing = new PlainLedger();
            foreach (var shard in shards)
            {
                foreach (var entry in await shard.Entries(0, int.MaxValue))
                {
                    if (entry.Kind == EntryKind.Retracted) standing.Retract(entry.Incident.Id);
                    else standing.Record(entry.Incident);
                }
            }
            await Agree(store, standing);
        }, iter: 12, threads: 1);
    }

    [Fact]
    public async Task Rebuild_AfterAnything_ChangesNothing()
    {
        await using var store = await Store.Open();
        await store.Record(Enumerable.Range(0, 2000).Select(i => Some.Incident($"test:{i}", day: $"2012-0{1 + i % 9}-01", groups: i % 2 == 0 ? ["IMU"] : ["Taliban", "IMU"])));
        var province = store.Grains.GetTally(Subject.Of(PlaceKey.FromNames("Afghanistan", "Badakhshan")));
        var before = await province.Cells();

        await province.Rebuild();

        Assert.Equal(before.AsEnumerable(), await province.Cells());
    }

    [Fact]
    public async Task Rebuild_EveryTallyAtOnceWhileOthersRecord_EqualsThePlainFold()
    {
        await using var store = await Store.Open();
        var standing = new PlainLedger();
        var incidents = Enumerable.Range(0, 3000).Select(i => Some.Incident($"test:{i % 2500}", day: $"2012-0{1 + i % 9}-01", place: Some.Place("Afghanistan", $"Province {i % 5}", $"District {i % 3}"), groups: [$"Group {i % 4}", "IMU"])).ToList();
        standing.Record(incidents);
        await store.Record(incidents.Take(1500));

        var recording = Task.Run(async () => { foreach (var chunk in incidents.Skip(1500).Chunk(100)) await store.Record(chunk); });
        var subjects = standing.Ever.SelectMany(Subjects.Showing).Distinct().ToList();
        do
        {
            await Task.WhenAll(subjects.Select(subject => store.Grains.GetTally(subject).Rebuild()));
        }
        while (!recording.IsCompleted);
        await recording;

        await Agree(store, standing);
    }

    [Fact]
    public async Task Apply_ReplayedAndOutOfOrder_CountsOnce()
    {
        await using var store = await Store.Open();
        await store.Record(Enumerable.Range(0, 50).Select(i => Some.Incident($"test:{i}")));
        var subject = Subject.Of(PlaceKey.FromNames("Afghanistan", "Badakhshan"));
        var tally = store.Grains.GetTally(subject);
        var shard = (await store.Data.Shards())[0];
        var replay = await shard.Changes(ChangeQuery.Since(subject, 0));

        await tally.Apply(replay!);
        await tally.Apply(replay! with { Previous = replay.To + 5, To = replay.To + 6 });

        Assert.Equal(50, Assert.Single(await tally.Ask(new TallyQuery())).Tally.Incidents);
    }

    // Named places, which the district's tally passes on to its province.
    [Fact]
    public async Task Ask_OfADistrict_IsThePartOfItsProvince()
    {
        await using var store = await Store.Open();
        var incidents = Enumerable.Range(0, 60).Select(i => Some.Incident($"test:{i}", place: Some.Place("Afghanistan", "Badakhshan", i % 3 == 0 ? "Argo" : "Kishim"))).ToList();
        await store.Record(incidents);
        var argo = PlaceKey.FromNames("Afghanistan", "Badakhshan", "Argo");
        var tally = store.Grains.GetTally(Subject.Of(argo));

        Assert.Equal(20, await Incidents(new TallyQuery()));
        Assert.Equal(20, await Incidents(new TallyQuery { Filter = new IncidentFilter { Places = [argo.Parent] } }));
        Assert.Equal(20, await Incidents(new TallyQuery { Filter = new IncidentFilter { Places = [PlaceKey.FromNames("Nepal"), argo] } }));
        Assert.Equal(0, await Incidents(new TallyQuery { Filter = new IncidentFilter { Places = [PlaceKey.FromNames("Afghanistan", "Badakhshan", "Kishim")] } }));

        // What comes after it was first asked is in it as well.
        await store.Record(Some.Incident("test:more", place: Some.Place("Afghanistan", "Badakhshan", "Argo")), Some.Incident("test:0", place: Some.Place("Afghanistan", "Badakhshan", "Kishim")));
        Assert.Equal(20, await Incidents(new TallyQuery()));
        await store.Retract(IncidentId.Parse("test:3"));
        Assert.Equal(19, await Incidents(new TallyQuery()));
        Assert.Equal((await store.Grains.GetTally(Subject.Of(argo.Parent)).Positions()).AsEnumerable(), await tally.Positions());

        async Task<long> Incidents(TallyQuery query) => (await tally.Ask(query)).Sum(row => row.Tally.Incidents);
    }

    // Deserialising calls no constructor, so that a list may be default.
    [Fact]
    public async Task Ask_OfAProvinceWithListsThatAreDefault_IsAskedOfAll()
    {
        await using var store = await Store.Open();
        await store.Record(Some.Incident());
        var tally = store.Grains.GetTally(Subject.Of(PlaceKey.FromNames("Afghanistan", "Badakhshan")));

        var rows = await tally.Ask(new TallyQuery { Filter = new IncidentFilter { Types = default, Violence = default, Groups = default, Places = default } });

        Assert.Equal(1, Assert.Single(rows).Tally.Incidents);
    }

    // What a shard has told before is told again, and something of which a part is missing.
    private static async Task Replay(Store store, IEnumerable<Incident> incidents)
    {
        foreach (var subject in incidents.SelectMany(Subjects.Touched).Distinct())
        {
            foreach (var shard in await store.Data.Shards())
            {
                if (await shard.Changes(ChangeQuery.Since(subject, 0)) is not { } change) continue;
                await store.Grains.GetTally(subject).Apply(change);
                await store.Grains.GetTally(subject).Apply(change with { Previous = change.To - 1 });
            }
        }
    }

    private static async Task Agree(Store store, PlainLedger standing)
    {
        var subjects = standing.Ever.SelectMany(Subjects.Showing).Concat(standing.Ever.Select(incident => Subject.Of(incident.Place.CountsIn.At(PlaceLevel.Country)))).Distinct();
        foreach (var subject in subjects)
        {
            foreach (var by in new[] { Dimension.None, Dimension.Group, Dimension.Type, Dimension.Province, Dimension.District })
            {
                var query = new TallyQuery { By = by, Step = Step.Week };
                var own = standing.Incidents.Where(incident => PlainLedger.Counts(subject, incident)).Select(incident => new Cell(CellKey.Of(incident), Tally.Of(incident)));
                Assert.Equal(TallyRows.Answer(own, query), await store.Grains.GetTally(subject).Ask(query));
            }
        }
        Assert.Equal(standing.Incidents.Count(), (await store.Data.AsOf()).Incidents);
    }
}
