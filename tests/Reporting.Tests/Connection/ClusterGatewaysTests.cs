using System.Net;
using Microsoft.Extensions.Time.Testing;
using Reporting.Connection;

namespace Reporting.Tests.Connection;

public class ClusterGatewaysTests
{
    private static readonly IPEndPoint Named = Gateway(1);
    private readonly FakeTimeProvider _clock = new();
    private readonly ClusterChanges _changes = new();

    [Fact]
    public async Task List_BeforeTheClusterIsAsked_IsWhatWasNamed() => Assert.Equal([Named], await List(new ClusterGateways([Named], _clock, _changes)));

    [Fact]
    public async Task List_OnceTheClusterTold_HasEveryActiveGateway()
    {
        var gateways = Asking(Silo(1), Silo(2), Silo(3, SiloStatus.Joining), Silo(4, proxyPort: 0));

        Assert.Equal([Named, Gateway(2)], await List(gateways));
    }

    [Fact]
    public async Task Named_ByAnotherAddressThanTheSilos_StaysInTheList() => Assert.Equal([Named, Gateway(2)], await List(Asking(Silo(2))));

    [Fact]
    public async Task Named_WhoseSiloIsGone_LeavesTheList() => Assert.Equal([Gateway(2)], await List(Asking(Silo(1, SiloStatus.Dead), Silo(2))));

    [Fact]
    public async Task Named_WhoseSiloCameBack_StaysInTheList() => Assert.Equal([Named, Gateway(2)], await List(Asking(Silo(1, SiloStatus.Dead), Silo(1), Silo(2))));

    [Fact]
    public async Task List_WhenNoSiloIsActive_IsWhatWasNamed() => Assert.Equal([Named], await List(Asking(Silo(1, SiloStatus.Dead))));

    [Fact]
    public async Task List_WhenNobodyAnswers_IsTheLastOneAndWhatWasNamed()
    {
        var gateways = Asking(Silo(1, SiloStatus.Dead), Silo(2));
        await gateways.GetGateways();
        gateways.AskFrom(_ => Task.FromException<MembershipEntry[]>(new SiloUnavailableException("gone")));

        Assert.Equal([Named, Gateway(2)], await List(gateways));
    }

    [Fact]
    public async Task Silence_OfTheCluster_IsWaitedForShortly()
    {
        var gateways = new ClusterGateways([Named], _clock, _changes);
        gateways.AskFrom(_ => new TaskCompletionSource<MembershipEntry[]>().Task);

        var list = gateways.GetGateways();
        _clock.Advance(ClusterGateways.LongestAsk);

        Assert.Single(await list);
    }

    [Fact]
    public async Task Silence_OfOneWay_HasAnotherAsked()
    {
        var gateways = new ClusterGateways([Named], _clock, _changes);
        var asked = new List<int>();
        gateways.AskFrom(way =>
        {
            asked.Add(way);
            return asked.Count == 1 ? new TaskCompletionSource<MembershipEntry[]>().Task : Task.FromResult<MembershipEntry[]>([Silo(2)]);
        });

        var list = gateways.GetGateways();
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, (await list).Count);
        Assert.Equal(2, asked.Distinct().Count());
    }

    [Fact]
    public async Task Change_OfTheSilos_IsTold()
    {
        var gateways = Asking(Silo(1), Silo(2));
        await gateways.GetGateways();
        gateways.AskFrom(_ => Task.FromResult<MembershipEntry[]>([Silo(1), Silo(2, SiloStatus.Dead)]));
        var change = _changes.Next;
        await gateways.GetGateways();

        Assert.True(change.IsCompleted);
    }

    [Fact]
    public async Task SameSilos_Again_AreNoChange()
    {
        var gateways = Asking(Silo(1), Silo(2));
        var change = _changes.Next;
        await gateways.GetGateways();
        await gateways.GetGateways();

        Assert.False(change.IsCompleted);
    }

    [Fact]
    public async Task Names_OfWhichOneIsUnknown_AreFoundByTheOther() =>
        Assert.Equal([Named], (await GatewayNames.Find([new GatewayAddress("no-such-host.invalid", 1), new GatewayAddress("10.0.0.1", 30001)], CancellationToken.None)).ToArray());

    [Fact]
    public async Task Names_OfOneHostTwice_AreOneAddress() =>
        Assert.Equal([Named], (await GatewayNames.Find([new GatewayAddress("10.0.0.1", 30001), new GatewayAddress("10.0.0.1", 30001)], CancellationToken.None)).ToArray());

    private ClusterGateways Asking(params MembershipEntry[] silos)
    {
        var gateways = new ClusterGateways([Named], _clock, _changes);
        gateways.AskFrom(_ => Task.FromResult(silos));
        return gateways;
    }

    private static async Task<IReadOnlyList<IPEndPoint>> List(ClusterGateways gateways)
    {
        await gateways.GetGateways();
        return gateways.Known;
    }

    private static IPEndPoint Gateway(int number) => new(IPAddress.Parse($"10.0.0.{number}"), 30000 + number);

    private static MembershipEntry Silo(int number, SiloStatus status = SiloStatus.Active, int? proxyPort = null) => new()
    {
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Parse($"10.0.0.{number}"), 11111), status == SiloStatus.Dead ? 1 : 2),
        Status = status,
        ProxyPort = proxyPort ?? 30000 + number,
    };
}
