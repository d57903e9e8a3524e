using System.Text;

namespace Reporting.Access;

/// <summary>Tells calls that come through a gateway from those of the cluster's own silos and grains, by the sender's id.</summary>
/// <remarks>A client's id is Orleans' to choose, and the gateway believes it: a program that was built to lie about it passes for a grain. See docs/operations.md, "Keys and roles".</remarks>
internal sealed class CallOrigin
{
    private readonly GrainId _ownHost;
    private readonly ISiloStatusOracle _silos;

    public CallOrigin(ILocalSiloDetails own, ISiloStatusOracle silos)
    {
        _ownHost = GrainId.Create(GrainTypePrefix.ClientPrefix, HostPrefix + own.SiloAddress.ToParsableString());
        _silos = silos;
    }

    // A silo that calls grains from outside of any is a client of its own, by this name and its address.
    private const string HostPrefix = "hosted-";

    /// <summary>Whether a call comes from a client; also when nobody says whence.</summary>
    public bool IsClient(GrainId? source)
    {
        if (source is not { } id) return true;
        if (!id.IsClient() || id == _ownHost) return false;
        return !id.Key.AsSpan().StartsWith("hosted-"u8) || !IsSilo(id);
    }

    private bool IsSilo(GrainId id)
    {
        try
        {
            // An observer's id follows the client's.
            var text = Encoding.UTF8.GetString(id.Key.AsSpan())[HostPrefix.Length..].Split('+', 2)[0];
            return _silos.GetApproximateSiloStatus(SiloAddress.FromParsableString(text)) is not (SiloStatus.None or SiloStatus.Dead);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }
}
