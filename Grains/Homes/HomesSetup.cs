using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Reporting.Homes;

/// <summary>Spreads shards and tallies over silos.</summary>
public static class HomesSetup
{
    /// <summary>Has shards and tallies come to life at their homes, and move there when a silo has joined.</summary>
    public static ISiloBuilder AddHomes(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddPlacementDirector<ShardPlacement, ShardPlacementDirector>();
        silo.Services.AddPlacementDirector<TallyPlacement, TallyPlacementDirector>();
        silo.Services.TryAddSingleton<HomeMoves>();
        silo.Services.TryAddSingleton<LeavingSilos>();
        silo.Services.TryAddSingleton<Residents>();
        silo.Services.TryAddSingleton<Departure>();
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
