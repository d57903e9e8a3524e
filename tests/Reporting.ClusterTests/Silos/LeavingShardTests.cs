using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Reporting.Hosting;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Silos;

/// <summary>A shard that leaves memory, to move or after a failed write, waits for nothing that may be waiting for it.</summary>
public sealed class LeavingShardTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Leave_WhileATallyDoesNotTakeAChange_HoldsNobodyUp()
    {
        var taking = new HeldApply();
        await using var silo = await Start(taking);
        var shard = silo.Grains.GetGrain<ILedgerGrain>(LedgerShards.Owner(Incident.Id, LedgerShards.Default));
        await shard.Record(new RecordBatch([Incident], "test"));
        await taking.Called.Task.WaitAsync(Longest);

        await shard.Cast<IGrainManagementExtension>().DeactivateOnIdle();
        var after = await shard.Status().WaitAsync(Longest);
        taking.Let();

        Assert.Equal(1, after.Sequence);
    }

    [Fact]
    public async Task Leave_BeforeEverythingWasTold_HasTheNextActivationTellIt()
    {
        var taking = new HeldApply();
        await using var silo = await Start(taking);
        var shard = silo.Grains.GetGrain<ILedgerGrain>(LedgerShards.Owner(Incident.Id, LedgerShards.Default));
        var tally = silo.Grains.GetTally(Subject.Of(PlaceKey.FromNames("Afghanistan", "Badakhshan")));
        await tally.Ask(new TallyQuery());
        await shard.Record(new RecordBatch([Incident], "test"));
        await taking.Called.Task.WaitAsync(Longest);

        await shard.Cast<IGrainManagementExtension>().DeactivateOnIdle();
        await shard.Status().WaitAsync(Longest);
        taking.Let();
        await shard.UntilTold().WaitAsync(Longest);

        Assert.Equal(1, (await tally.Ask(new TallyQuery()))[0].Tally.Incidents);
    }

    [Fact]
    public async Task IsTold_WhileATallyDoesNotTakeAChange_IsFalse()
    {
        var taking = new HeldApply();
        await using var silo = await Start(taking);
        var shard = silo.Grains.GetGrain<ILedgerGrain>(LedgerShards.Owner(Incident.Id, LedgerShards.Default));
        await shard.Record(new RecordBatch([Incident], "test"));
        await taking.Called.Task.WaitAsync(Longest);

        var told = await shard.IsTold(1).WaitAsync(Longest);
        taking.Let();

        Assert.False(told);
    }

    [Fact]
    public async Task IsTold_AfterEveryTallyWasTold_IsTrue()
    {
        await using var store = await Store.Open();
        await store.Record(Incident);

        Assert.True(await store.Silo.Grains.GetGrain<ILedgerGrain>(LedgerShards.Owner(Incident.Id, LedgerShards.Default)).IsTold(1));
    }

    private static Incident Incident => Some.Incident("test:1", place: Some.Place("Afghanistan", "Badakhshan", "Argo"));

    private static Task<EmbeddedSilo> Start(HeldApply taking) =>
        EmbeddedSilo.Start(Directory.CreateTempSubdirectory("reporting-test-").FullName, TimeProvider.System, more: host => host.Services.AddSingleton<IIncomingGrainCallFilter>(taking));

    /// <summary>Tallies that take no change until they are let.</summary>
    private sealed class HeldApply : IIncomingGrainCallFilter
    {
        private readonly TaskCompletionSource _let = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Let() => _let.TrySetResult();

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.MethodName == nameof(ITallyGrain.Apply))
            {
                Called.TrySetResult();
                await _let.Task;
            }
            await context.Invoke();
        }
    }
}
