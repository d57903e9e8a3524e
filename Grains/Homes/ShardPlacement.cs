using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Reporting.Homes;

/// <summary>Shards come to life at their homes (<see cref="ShardHomes"/>), so that every silo has as many as any other.</summary>
[GenerateSerializer, Alias("reporting.ShardPlacement")]
internal sealed class ShardPlacement : PlacementStrategy;

/// <inheritdoc cref="ShardPlacement"/>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ShardPlacementAttribute() : PlacementAttribute(new ShardPlacement());

/// <summary>Finds a shard's home among the silos that can host it.</summary>
internal sealed class ShardPlacementDirector(LeavingSilos leaving) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        Task.FromResult(ShardHomes.Of((int)target.GrainIdentity.GetIntegerKey(), leaving.Staying(context.GetCompatibleSilos(target))));
}
