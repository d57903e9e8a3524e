using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Reporting.Tallies;

/// <summary>Tallies come to life at their homes (<see cref="TallyHomes"/>), so that what they are told is spread over all silos.</summary>
[GenerateSerializer, Alias("reporting.TallyPlacement")]
internal sealed class TallyPlacement : PlacementStrategy;

/// <inheritdoc cref="TallyPlacement"/>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TallyPlacementAttribute() : PlacementAttribute(new TallyPlacement());

/// <summary>Finds a tally's home among the silos that can host it.</summary>
internal sealed class TallyPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        Task.FromResult(TallyHomes.Of(target.GrainIdentity, context.GetCompatibleSilos(target)));
}
