using System.Globalization;
using Reporting.Names;

namespace Reporting.Tallies;

/// <summary>Which silo a tally lives in: every silo works it out alike from the silos that are active, and asks nobody.</summary>
/// <remarks>
/// The one whose address goes with the tally best. A silo that joins takes an even part from each of the others, and what it does not take stays where it is. Orleans' own choice, the silo
/// that has the least to do, puts nearly all of them into one when they come to life together, as in an import: what silos have to do is told too late (docs/scaling.md).
/// </remarks>
internal static class TallyHomes
{
    /// <summary>The home of a tally.</summary>
    /// <param name="tally">The grain.</param>
    /// <param name="silos">The silos that may host it, in any order; at least one.</param>
    public static SiloAddress Of(GrainId tally, IEnumerable<SiloAddress> silos) => silos.OrderBy(silo => silo).MaxBy(silo => Fit(tally, silo))!;

    private static ulong Fit(GrainId tally, SiloAddress silo) => ContentHash.Of(string.Create(CultureInfo.InvariantCulture, $"{tally} {silo.Endpoint}"));
}
