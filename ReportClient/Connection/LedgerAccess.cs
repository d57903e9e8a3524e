using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Connection;

/// <summary>Finds the ledger shard that an incident belongs to.</summary>
internal static class LedgerAccess
{
    public static async Task<ILedgerGrain> Owner(this IGrainFactory grains, IncidentId id)
    {
        ArgumentNullException.ThrowIfNull(grains);
        var store = await grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Describe();
        return grains.GetGrain<ILedgerGrain>(LedgerShards.Owner(id, store.Shards));
    }
}
