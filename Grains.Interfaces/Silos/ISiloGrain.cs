using Orleans.Concurrency;
using Reporting.Access;

namespace Reporting.Silos;

/// <summary>Answers for one silo. Its key is the silo's address with its generation, <c>127.0.0.1:11111@41</c> as Orleans parses it.</summary>
/// <remarks>Lives in that silo when the first call of it says so, by Orleans' placement hint; the answer tells where it lives indeed.</remarks>
[GrainInterfaceType("reporting.silo"), Alias("reporting.ISiloGrain")]
public interface ISiloGrain : IGrainWithStringKey
{
    /// <summary>What the silo is.</summary>
    [AlwaysInterleave, Alias("Describe"), Needs(Role.Reader)]
    Task<SiloDescription> Describe();
}

/// <summary>What one silo says of itself.</summary>
/// <param name="Silo">Its address with its generation.</param>
/// <param name="Version">The version of its program, <c>0.1.0</c>.</param>
[GenerateSerializer, Immutable, Alias("reporting.SiloDescription")]
public sealed record SiloDescription([property: Id(0)] string Silo, [property: Id(1)] string Version);
