using Microsoft.Extensions.Logging;
using Reporting.Tallies;

namespace Reporting.Homes;

/// <summary>Hands over the tallies and shards of a silo that is about to stop, one at a time, while it still serves: who asks waits for one move and not for the whole silo's end.</summary>
/// <remarks>
/// A country asks its provinces, and cannot leave before it has answered: it goes after them, so that nobody waits for both. Shards go last, since questions need the others and a shard is
/// not asked by a tally that is level. What is not handed over in time leaves memory when the silo stops.
/// </remarks>
internal sealed partial class Departure(Residents residents, LeavingSilos leaving, ISiloStatusOracle silos, TimeProvider time, ILogger<Departure> logger)
{
    /// <summary>How long all of it may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    // By then those who know where something lived have called it again, and were told where it lives now: a silo that stops takes no calls, and says so to nobody.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    // It leaves once it has answered whoever asked it, which may take long for a question about the past; the others go on meanwhile.
    private static readonly TimeSpan LongestOfOne = TimeSpan.FromSeconds(2);

    private static readonly GrainType Country = GrainType.Create(CountryGrain.Type);

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
        while (residents.Asked is { Count: > 0 } asked) await Move(asked.OrderBy(tally => tally.GrainId.Type == Country), late);
        while (residents.Shards is { Count: > 0 } shards) await Move(shards, late);
    }

    // Side by side each would take as long as all, and many are asked by one question.
    private async Task Move(IEnumerable<IGrainContext> those, CancellationToken late)
    {
        foreach (var resident in those)
        {
            resident.Migrate(null, late);
            await Task.WhenAny(resident.Deactivated, Task.Delay(LongestOfOne, time, late));
            late.ThrowIfCancellationRequested();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Tallies} tallies and {Shards} shards were not handed over in time.")]
    private partial void LogNotAll(int tallies, int shards);
}
