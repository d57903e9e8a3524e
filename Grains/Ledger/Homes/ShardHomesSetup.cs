using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Spreads a ledger's shards, and the tallies, over silos.</summary>
public static class ShardHomesSetup
{
    /// <summary>Has shards and tallies come to life at their homes, and move there when a silo has joined.</summary>
    public static ISiloBuilder AddShardHomes(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddPlacementDirector<ShardPlacement, ShardPlacementDirector>();
        silo.Services.AddPlacementDirector<TallyPlacement, TallyPlacementDirector>();
        silo.Services.TryAddSingleton<ShardMoves>();
        return silo;
    }

    /// <summary>Besides, has each silo bring to life the shards at home there. For silos of a cluster that lasts.</summary>
    public static ISiloBuilder AddShardWaker(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddSingleton<ShardWaker>();
        silo.AddStartupTask((services, _) =>
        {
            services.GetRequiredService<ShardWaker>().Start();
            return Task.CompletedTask;
        });
        return silo;
    }
}
