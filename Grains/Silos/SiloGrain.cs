using System.Reflection;
using Orleans.Placement;

namespace Reporting.Silos;

/// <summary>Answers for the silo that it lives in.</summary>
[GrainType("silo"), RandomPlacement]
internal sealed class SiloGrain(ILocalSiloDetails silo) : Grain, ISiloGrain
{
    // Without what a build adds after "+".
    private static readonly string Version =
        typeof(SiloGrain).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <inheritdoc/>
    public Task<SiloDescription> Describe() => Task.FromResult(new SiloDescription(silo.SiloAddress.ToParsableString(), Version));
}
