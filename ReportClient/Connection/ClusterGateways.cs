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
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer is waited for; the one before counts on where there is none.</summary>
    public static readonly TimeSpan LongestAsk = TimeSpan.FromSeconds(2);

    // A grain's calls go by one gateway, and all of one that hangs are lost: another grain is asked before long.
    private static readonly TimeSpan BeforeAskingAnother = TimeSpan.FromMilliseconds(300);
    private const int Ways = 16, MostAsked = 4;

    private readonly ImmutableArray<IPEndPoint> _named;
    private readonly TimeProvider _clock;
    private readonly ClusterChanges _changes;
    private Func<int, Task<MembershipEntry[]>>? _ask;
    private ImmutableArray<IPEndPoint> _known;
    private HashSet<(SiloAddress Silo, SiloStatus Status)>? _standing;
    private int _way;

    /// <param name="named">The addresses that were named, at least one.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="changes">Is told when a silo has come or gone.</param>
    public ClusterGateways(ImmutableArray<IPEndPoint> named, TimeProvider clock, ClusterChanges changes) => (_named, _known, _clock, _changes) = (named, named, clock, changes);

    /// <summary>The gateways as known now, named ones first.</summary>
    public ImmutableArray<IPEndPoint> Known => _known;

    /// <inheritdoc/>
    public bool IsUpdatable => true;

    /// <summary>How long a gateway that failed, or that said it is going, is left aside.</summary>
    public TimeSpan MaxStaleness => Refresh;

    /// <summary>Begins to ask the cluster.</summary>
    /// <param name="ask">Tells every silo, also those that are gone. It is given a number from 0 to 15: what is asked with another number may go by another gateway.</param>
    public void AskFrom(Func<int, Task<MembershipEntry[]>> ask) => _ask = ask;

    /// <inheritdoc/>
    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<IList<Uri>> GetGateways()
    {
        if (_ask is { } ask)
        {
            try
            {
                var silos = await First(ask).WaitAsync(LongestAsk, _clock);
                _known = Of(_named, silos);
                Compare(silos);
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

    private async Task<MembershipEntry[]> First(Func<int, Task<MembershipEntry[]>> ask)
    {
        List<Task<MembershipEntry[]>> asked = [];
        while (true)
        {
            if (asked.Count < MostAsked) asked.Add(ask((int)((uint)Interlocked.Increment(ref _way) % Ways)));
            // Who asked may have gone on without them; what they end with is looked at or ignored.
            using var rest = new CancellationTokenSource();
            await Task.WhenAny([Task.Delay(asked.Count < MostAsked ? BeforeAskingAnother : LongestAsk, _clock, rest.Token), .. asked]);
            await rest.CancelAsync();
            foreach (var one in asked)
            {
                if (one.IsCompletedSuccessfully) return await one;
                one.Ignore();
            }
            if (asked.Count == MostAsked && asked.TrueForAll(one => one.IsCompleted)) return await asked[^1];
        }
    }

    // A silo that stops takes no calls from some moment on until it is gone: what was asked again when it began to may be lost as well.
    private void Compare(MembershipEntry[] silos)
    {
        var standing = silos.Select(silo => (silo.SiloAddress, silo.Status)).ToHashSet();
        var isOther = _standing is { } before && !before.SetEquals(standing);
        _standing = standing;
        if (isOther) _changes.Tell();
    }

    private static IPEndPoint Gateway(MembershipEntry silo) => new(silo.SiloAddress.Endpoint.Address, silo.ProxyPort);
}
