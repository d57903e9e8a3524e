using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Reporting.Tests.Homes;

/// <summary>What a silo knows of the silos: what a test says.</summary>
internal sealed class KnownSilos : ISiloStatusOracle
{
    /// <summary>It alone, at first.</summary>
    public KnownSilos() => Active = [SiloAddress];

    /// <summary>Those that are active.</summary>
    public SiloAddress[] Active { get; set; }

    public SiloStatus CurrentStatus => SiloStatus.Active;

    public string SiloName => "here";

    public SiloAddress SiloAddress { get; } = Silo(1);

    public SiloAddress[] GetActiveSilos() => [.. Active];

    public SiloStatus GetApproximateSiloStatus(SiloAddress siloAddress) => throw new NotSupportedException();

    public Dictionary<SiloAddress, SiloStatus> GetApproximateSiloStatuses(bool onlyActive = false) => throw new NotSupportedException();

    public bool TryGetSiloName(SiloAddress siloAddress, [NotNullWhen(true)] out string? siloName) => throw new NotSupportedException();

    public bool IsFunctionalDirectory(SiloAddress siloAddress) => throw new NotSupportedException();

    public bool IsDeadSilo(SiloAddress silo) => throw new NotSupportedException();

    public bool SubscribeToSiloStatusEvents(ISiloStatusListener observer) => throw new NotSupportedException();

    public bool UnSubscribeFromSiloStatusEvents(ISiloStatusListener observer) => throw new NotSupportedException();

    /// <summary>The address of a silo.</summary>
    public static SiloAddress Silo(int number) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11110 + number), 1);
}
