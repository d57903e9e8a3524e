using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Which shard owns an incident, for ever.</summary>
public static class LedgerShards
{
    /// <summary>How many shards a new store gets. Fixed for a store's life; read it back from the store.</summary>
    public const int Default = 16;

    /// <summary>The most shards that a store can have.</summary>
    public const int Most = 1024;

    /// <summary>The shard that owns an id, from 0.</summary>
    /// <remarks>Uses the upper half of the id's hash; tables inside a shard use another hash.</remarks>
    public static int Owner(IncidentId id, int shards)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        return (int)((id.Hash() >> 32) % (ulong)shards);
    }
}
