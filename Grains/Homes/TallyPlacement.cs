using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Reporting.Homes;

/// <summary>Tallies, and the few grains that there is one of, come to life at their homes (<see cref="TallyHomes"/>), so that every silo has about as many as any other.</summary>
/// <remarks>Orleans' own placement prefers the silo that asks first, and leaves nearly all of them there.</remarks>
[GenerateSerializer, Alias("reporting.TallyPlacement")]
internal sealed class TallyPlacement : PlacementStrategy;

/// <inheritdoc cref="TallyPlacement"/>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TallyPlacementAttribute() : PlacementAttribute(new TallyPlacement());

/// <summary>Finds a tally's home among the silos that can host it.</summary>
internal sealed class TallyPlacementDirector(LeavingSilos leaving) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        Task.FromResult(TallyHomes.Of(target.GrainIdentity.Key.ToString()!, leaving.Staying(context.GetCompatibleSilos(target))));
}
