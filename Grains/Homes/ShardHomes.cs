using System.Globalization;
using Reporting.Names;

namespace Reporting.Homes;

/// <summary>Which silo a shard lives in: every silo works it out alike from the silos that are active, and asks nobody.</summary>
/// <remarks>
/// Each silo gets as many shards as any other, or one more. Of the shards in turn each picks, among the silos that have not picked in its round, the one whose
/// address goes with it best; a silo that comes back at its address gets its shards back.
/// </remarks>
internal static class ShardHomes
{
    /// <summary>The home of a shard.</summary>
    /// <param name="shard">The shard's number.</param>
    /// <param name="silos">The silos that may host it, in any order; at least one.</param>
    public static SiloAddress Of(int shard, IReadOnlyCollection<SiloAddress> silos)
    {
        var left = silos.OrderBy(silo => silo).ToList();
        for (var picking = shard - shard % left.Count; ; picking++)
        {
            var picked = left.MaxBy(silo => Fit(picking, silo))!;
            if (picking == shard) return picked;
            left.Remove(picked);
        }
    }

    private static ulong Fit(int shard, SiloAddress silo) => ContentHash.Of(string.Create(CultureInfo.InvariantCulture, $"{shard} {silo.Endpoint}"));
}
