using CsCheck;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>I2-I4 on the running system: whatever happens in whatever order, tallies are the fold over what stands.</summary>
public sealed class TallyInvariantTests
{
    [Fact]
    public async Task AnyMixOfRecordingRevisingRetractingAndRestarting_EqualsThePlainFold()
    {
        await Gen.Select(GenIncident.Several(40), Gen.Int[1, 20], Gen.Int[0, 5].Array[1, 12]).SampleAsync(async (incidents, batch, acts) =>
        {
            var folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
            var store = await Store.Open(folder);
            try
            {
                var standing = new PlainLedger();
                foreach (var (chunk, i) in incidents.Chunk(batch).Select((chunk, i) => (chunk, i)))
                {
                    await store.Record(chunk);
                    foreach (var incident in chunk) standing.Record(incident);
                    switch (acts[i % acts.Length])
                    {
                        case 0:
                            await Retract(store, chunk[0].Id);
                            standing.Retract(chunk[0].Id);
                            break;
                        case 1:
                            await store.DisposeAsync();
                            store = await Store.Open(folder);
                            break;
                        case 2:
                            await store.Record(chunk);
                            foreach (var incident in chunk) standing.Record(incident);
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
            foreach (var incident in input.OrderBy(incident => incident.Revision)) standing.Record(incident);
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
        foreach (var incident in incidents) standing.Record(incident);
        await store.Record(incidents.Take(1500));

        var recording = Task.Run(async () => { foreach (var chunk in incidents.Skip(1500).Chunk(100)) await store.Record(chunk); });
        var subjects = standing.Ever.SelectMany(Subjects.Touched).Distinct().ToList();
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
        var tally = store.Grains.GetTally(Subject.Of(PlaceKey.FromNames("Afghanistan", "Badakhshan", "Argo")));
        var shard = (await store.Data.Shards())[0];
        var replay = await shard.Changes(ChangeQuery.Since(Subject.Of(PlaceKey.FromNames("Afghanistan", "Badakhshan", "Argo")), 0));

        await tally.Apply(replay!);
        await tally.Apply(replay! with { Previous = replay.To + 5, To = replay.To + 6 });

        Assert.Equal(50, Assert.Single(await tally.Ask(new TallyQuery())).Tally.Incidents);
    }

    private static async Task Retract(Store store, IncidentId id)
    {
        var shards = await store.Data.Shards();
        await shards[LedgerShards.Owner(id, shards.Count)].Retract(id, "test", "test");
        await store.Published();
    }

    private static async Task Agree(Store store, PlainLedger standing)
    {
        var subjects = standing.Ever.SelectMany(Subjects.Touched).Concat(standing.Ever.Select(incident => Subject.Of(incident.Place.CountsIn.At(PlaceLevel.Country)))).Distinct();
        foreach (var subject in subjects)
        {
            foreach (var by in new[] { Dimension.None, Dimension.Group, Dimension.Type, Dimension.Province, Dimension.District })
            {
                var query = new TallyQuery { By = by, Step = Step.Week };
                var own = standing.Incidents.Where(incident => Counts(subject, incident)).Select(incident => new Cell(CellKey.Of(incident), Tally.Of(incident)));
                Assert.Equal(TallyRows.Answer(own, query), await store.Grains.GetTally(subject).Ask(query));
            }
        }
        Assert.Equal(standing.Incidents.Count(), (await store.Data.AsOf()).Incidents);
    }

    private static bool Counts(Subject subject, Incident incident) => subject.Kind == SubjectKind.Group
        ? incident.Groups().Any(group => Subject.Of(group) == subject)
        : subject.Place.Contains(incident.Place.CountsIn);

    /// <summary>The ledger's rules, as plainly as they can be said.</summary>
    private sealed class PlainLedger
    {
        private readonly Dictionary<IncidentId, (Incident Incident, bool Withdrawn)> _known = [];

        public List<Incident> Ever { get; } = [];

        public IEnumerable<Incident> Incidents => _known.Values.Where(one => !one.Withdrawn).Select(one => one.Incident);

        public void Record(Incident incident)
        {
            Ever.Add(incident);
            if (_known.TryGetValue(incident.Id, out var known))
            {
                if (incident.Revision < known.Incident.Revision) return;
                if (known.Withdrawn && incident.Revision == known.Incident.Revision && IncidentContent.HaveSameContent(incident, known.Incident)) return;
            }
            _known[incident.Id] = (incident, false);
        }

        public void Retract(IncidentId id) => _known[id] = (_known[id].Incident, true);
    }
}
