using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Benchmarks.Idle;

/// <summary>Counts what ledger shards answer to tallies that come to life: nothing, where a snapshot is level, or changes that they read from their entries.</summary>
internal sealed class LedgerReads : IIncomingGrainCallFilter
{
    private int _asked;
    private int _read;

    /// <summary>How often shards were asked since the last time, and how often they had to read entries.</summary>
    public (int Asked, int Read) Take() => (Interlocked.Exchange(ref _asked, 0), Interlocked.Exchange(ref _read, 0));

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.Grain is not ILedgerGrain || context.MethodName != nameof(ILedgerGrain.Changes)) return;
        Interlocked.Increment(ref _asked);
        if (context.Result is TallyChange) Interlocked.Increment(ref _read);
    }
}
