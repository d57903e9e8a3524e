using Reporting.Names;

namespace Reporting.Homes;

/// <summary>Which silo a tally lives in: every silo works it out alike from the tally's key and the silos that are active.</summary>
/// <remarks>Each silo gets about as many as any other; of n silos one that joins gets an n-th of each, and nothing else moves. A district lives with its province, whose cells it answers from.</remarks>
internal static class TallyHomes
{
    private const char Level = '/';

    /// <summary>The home of a tally.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="silos">The silos that may host it, in any order; at least one.</param>
    public static SiloAddress Of(string key, IReadOnlyCollection<SiloAddress> silos)
    {
        var kept = WithoutDistrict(key);
        return silos.MaxBy(silo => (ContentHash.Of($"{kept} {silo.Endpoint}"), silo))!;
    }

    private static string WithoutDistrict(string key)
    {
        var country = key.IndexOf(Level, StringComparison.Ordinal);
        var province = country < 0 ? -1 : key.IndexOf(Level, country + 1);
        return province < 0 ? key : key[..province];
    }
}
