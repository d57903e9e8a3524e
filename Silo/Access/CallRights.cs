using System.Collections.Concurrent;
using System.Reflection;

namespace Reporting.Access;

/// <summary>What a client's call needs.</summary>
internal enum Right : byte
{
    /// <summary>Nothing, not even a key.</summary>
    None = 0,
    Reader = Role.Reader,
    Recorder = Role.Recorder,
    Admin = Role.Admin,
    /// <summary>No key reaches it.</summary>
    Nobody = 255,
}

/// <summary>What each method of a grain needs of a client. Safe for several threads.</summary>
internal static class CallRights
{
    // Names, numbers and states of silos and activations: what 'status' shows, and by which a client finds its gateways.
    private static readonly HashSet<string> s_views = new(StringComparer.Ordinal)
    {
        nameof(IManagementGrain.GetHosts), nameof(IManagementGrain.GetDetailedHosts), nameof(IManagementGrain.GetRuntimeStatistics),
        nameof(IManagementGrain.GetSimpleGrainStatistics), nameof(IManagementGrain.GetDetailedGrainStatistics), nameof(IManagementGrain.GetTotalActivationCount),
        nameof(IManagementGrain.GetGrainActivationCount), nameof(IManagementGrain.GetActivationAddress),
    };

    private static readonly ConcurrentDictionary<MethodInfo, Right> s_known = new();

    /// <summary>What a method of a grain's interface needs.</summary>
    public static Right Of(MethodInfo method) => s_known.GetOrAdd(method, Decide);

    private static Right Decide(MethodInfo method)
    {
        if (method.GetCustomAttribute<NeedsAttribute>() is { } needs) return (Right)needs.Role;
        var owner = method.DeclaringType!;
        if (owner.Assembly == typeof(Role).Assembly) return Right.Nobody;
        if (owner == typeof(IManagementGrain)) return s_views.Contains(method.Name) ? Right.Reader : Right.Admin;
        // Internal to Orleans. Without the first no client gets as far as to be told that its key is refused: it lists the kinds of grains that there are, which
        // the product's own source lists too. The others give up what the client itself has asked for.
        return owner.FullName switch
        {
            "Orleans.Runtime.IClusterManifestSystemTarget" => Right.None,
            "Orleans.Runtime.IGrainCallCancellationExtension" or "Orleans.Runtime.ICancellationSourcesExtension" => Right.Reader,
            _ => Right.Admin,
        };
    }
}
