using Microsoft.Extensions.Logging;

namespace Reporting.Homes;

/// <summary>Hands over the tallies and shards of a silo that is about to stop, a few at a time, while it still serves: who asks one of them waits for its move and not for the whole silo's end.</summary>
/// <remarks>Shards go last, since questions need the others and a shard is not asked by a tally that is level. What is not handed over in time leaves memory when the silo stops.</remarks>
internal sealed partial class Departure(Residents residents, LeavingSilos leaving, ISiloStatusOracle silos, TimeProvider time, ILogger<Departure> logger)
{
    /// <summary>How long all of it may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    // By then those who know where something lived have called it again, and were told where it lives now: a silo that stops takes no calls, and says so to nobody.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    // Each takes its part of the processor for a moment, and who asks waits for the one that it asks. How far the ledger is, is asked of every shard: side by side each would take as long as all.
    private const int AskedAtOnce = 2, ShardsAtOnce = 1;

    /// <summary>Returns when nothing lives here any more that another silo could take, or after <see cref="Longest"/>.</summary>
    public async Task HandOver()
    {
        if (silos.GetActiveSilos().All(silo => silo.Equals(silos.SiloAddress))) return;
        leaving.Add(silos.SiloAddress);
        using var late = new CancellationTokenSource(Longest, time);
        try
        {
            await MoveAll(late.Token);
            await Task.Delay(Linger, time, late.Token);
            // What came to life meanwhile, since others do not know yet.
            await MoveAll(late.Token);
        }
        catch (OperationCanceledException)
        {
            LogNotAll(residents.Asked.Count, residents.Shards.Count);
        }
    }

    private async Task MoveAll(CancellationToken late)
    {
        while (residents.Asked is { Count: > 0 } asked) await Move(asked, AskedAtOnce, late);
        while (residents.Shards is { Count: > 0 } shards) await Move(shards, ShardsAtOnce, late);
    }

    private Task Move(IEnumerable<IGrainContext> those, int atOnce, CancellationToken late) =>
        Parallel.ForEachAsync(those, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = late }, async (resident, _) =>
        {
            resident.Migrate(null, late);
            await resident.Deactivated.WaitAsync(late);
        });

    [LoggerMessage(Level = LogLevel.Information, Message = "{Tallies} tallies and {Shards} shards were not handed over in time.")]
    private partial void LogNotAll(int tallies, int shards);
}
