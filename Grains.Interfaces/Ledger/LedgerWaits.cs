namespace Reporting.Ledger;

/// <summary>Waits for what a shard does after it has answered.</summary>
public static class LedgerWaits
{
    /// <summary>Returns when every tally has been told of every entry that is durable now, in calls of bounded length, so that the shard may move meanwhile.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="cancellation">Waits no longer.</param>
    public static async Task UntilTold(this ILedgerGrain shard, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var last = (await shard.Status()).Sequence;
        while (!await shard.IsTold(last)) cancellation.ThrowIfCancellationRequested();
    }
}
