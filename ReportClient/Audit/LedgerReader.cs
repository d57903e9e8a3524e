using System.Runtime.CompilerServices;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Queries;

namespace Reporting.Audit;

/// <summary>Reads the ledger itself, entry by entry, shard by shard.</summary>
internal sealed class LedgerReader(IGrainFactory grains)
{
    private const int Page = 4000;

    /// <summary>Every incident that stood at a position, by shard and then by id. One shard at a time is held in memory.</summary>
    public async IAsyncEnumerable<Incident> Standing(LedgerPosition position, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(position);
        foreach (var (shard, upTo) in (await new LiveData(grains).Shards()).Zip(position.Sequences))
        {
            var fold = await Fold(shard, upTo, cancellation);
            foreach (var incident in fold.Standing) yield return incident;
        }
    }

    /// <summary>Folds a shard's entries up to a sequence number.</summary>
    public static async Task<LedgerFold> Fold(ILedgerGrain shard, long upTo, CancellationToken cancellation)
    {
        var fold = new LedgerFold();
        while (fold.Sequence < upTo)
        {
            cancellation.ThrowIfCancellationRequested();
            var entries = await shard.Entries(fold.Sequence, (int)Math.Min(Page, upTo - fold.Sequence));
            if (entries.IsEmpty) break;
            foreach (var entry in entries) fold.Apply(entry);
        }
        return fold;
    }
}
