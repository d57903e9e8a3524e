using System.Collections.Immutable;
using System.Net;
using Orleans.Messaging;

namespace Reporting.Connection;

/// <summary>Where the cluster takes clients: what it says itself, and until it does, what the user named.</summary>
/// <remarks>
/// A silo that is active counts by the address that it advertises. A named address stays in the list beside those, since a host may be reached by another name
/// than its own, unless the cluster says that the silo there is gone. When nobody answers, the last list and every named address are tried. Safe for several threads.
/// </remarks>
internal sealed class ClusterGateways : IGatewayListProvider
{
    /// <summary>How often the cluster is asked for its gateways.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer is waited for; the one before counts on where there is none.</summary>
    public static readonly TimeSpan LongestAsk = TimeSpan.FromSeconds(2);

    private readonly ImmutableArray<IPEndPoint> _named;
    private readonly TimeProvider _clock;
    private Func<Task<MembershipEntry[]>>? _ask;
    private ImmutableArray<IPEndPoint> _known;

    /// <param name="named">The addresses that were named, at least one.</param>
    /// <param name="clock">The clock.</param>
    public ClusterGateways(ImmutableArray<IPEndPoint> named, TimeProvider clock) => (_named, _known, _clock) = (named, named, clock);

    /// <summary>The gateways as known now, named ones first.</summary>
    public ImmutableArray<IPEndPoint> Known => _known;

    /// <inheritdoc/>
    public bool IsUpdatable => true;

    /// <summary>How long a gateway that failed, or that said it is going, is left aside.</summary>
    public TimeSpan MaxStaleness => Refresh;

    /// <summary>Begins to ask the cluster.</summary>
    /// <param name="ask">Tells every silo, also those that are gone.</param>
    public void AskFrom(Func<Task<MembershipEntry[]>> ask) => _ask = ask;

    /// <inheritdoc/>
    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<IList<Uri>> GetGateways()
    {
        if (_ask is { } ask)
        {
            try
            {
                _known = Of(_named, await ask().WaitAsync(LongestAsk, _clock));
            }
            catch (Exception)
            {
                // Whatever it is, the next time comes soon; a client without a gateway would be worse.
                _known = [.. _named.Union(_known)];
            }
        }
        return [.. _known.Select(gateway => gateway.ToGatewayUri())];
    }

    /// <summary>The gateways that silos give, and which of the named addresses stay.</summary>
    public static ImmutableArray<IPEndPoint> Of(ImmutableArray<IPEndPoint> named, IReadOnlyCollection<MembershipEntry> silos)
    {
        ArgumentNullException.ThrowIfNull(silos);
        var active = silos.Where(silo => silo.Status == SiloStatus.Active && silo.ProxyPort > 0).Select(Gateway).ToHashSet();
        var gone = silos.Where(silo => silo.Status != SiloStatus.Active).Select(Gateway).Where(gateway => !active.Contains(gateway)).ToHashSet();
        var stay = named.Where(gateway => !gone.Contains(gateway));
        return active.Count == 0 ? named : [.. stay.Union(active.OrderBy(gateway => gateway.ToString(), StringComparer.Ordinal))];
    }

    private static IPEndPoint Gateway(MembershipEntry silo) => new(silo.SiloAddress.Endpoint.Address, silo.ProxyPort);
}
