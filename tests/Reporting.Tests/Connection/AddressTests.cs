using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Reporting.Commands;
using Reporting.Connection;
using Reporting.Tests.Commands;

namespace Reporting.Tests.Connection;

public class AddressTests
{
    [Theory]
    [InlineData("localhost:30000", "localhost", 30000)]
    [InlineData("10.0.0.1:1", "10.0.0.1", 1)]
    [InlineData("[::1]:65535", "::1", 65535)]
    [InlineData("localhost", "localhost", 30000)]
    [InlineData("[::1]", "::1", 30000)]
    [InlineData(" silo-1 , silo-1:30000", "silo-1", 30000)]
    public void Cluster_HostAndPort_AreRead(string text, string host, int port)
    {
        Assert.True(ClusterAddress.TryParse(text, out var address));
        Assert.Equal(new ClusterAddress(host, port), address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("one,")]
    [InlineData("one,,two")]
    [InlineData(":30000")]
    [InlineData("localhost:")]
    [InlineData("localhost:0")]
    [InlineData("localhost:65536")]
    [InlineData("::1:30000")]
    [InlineData("two words:1")]
    public void Cluster_AnythingElse_IsNoAddress(string text) => Assert.False(ClusterAddress.TryParse(text, out _));

    [Theory]
    [InlineData("one:1,two", "one:1,two:30000")]
    [InlineData("[::1],10.0.0.1", "[::1]:30000,10.0.0.1:30000")]
    public void Cluster_OfSeveral_KeepsTheirOrder(string text, string all)
    {
        Assert.True(ClusterAddress.TryParse(text, out var address));
        Assert.Equal(all, address.ToString());
    }

    [Fact]
    public void NoCluster_OfSeveral_NamesEach() =>
        Assert.Equal("No silo of Reporting answered at one:1 or two:2 within 8 s.", new NoClusterException(new ClusterAddress([new("one", 1), new("two", 2)]), new TimeoutException()).Message);

    [Fact]
    public async Task Cluster_ByVariable_IsOpened() =>
        Assert.Equal("silo-1:30000,silo-2:30000", await Opened(new() { ["REPORTING_CLUSTER"] = "silo-1,silo-2" }));

    [Fact]
    public async Task Store_ByOption_ComesBeforeTheClustersVariable() =>
        Assert.Equal("/data/mine", await Opened(new() { ["REPORTING_CLUSTER"] = "silo-1" }, "--store", "mine"));

    [Fact]
    public async Task Variables_OfAStoreAndACluster_AreRefused()
    {
        var run = await CommandRun.Of(CommandRun.With([]) with { Variables = new Dictionary<string, string> { ["REPORTING_CLUSTER"] = "silo-1", ["REPORTING_STORE"] = "/other" } }, "tally");

        Assert.StartsWith("error: The environment names both a store and a cluster.\n   in: REPORTING_STORE and REPORTING_CLUSTER\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
    }

    [Fact]
    public async Task Variable_ThatIsNoAddress_IsNamed()
    {
        var run = await CommandRun.Of(CommandRun.With([]) with { Variables = new Dictionary<string, string> { ["REPORTING_CLUSTER"] = "one,,two" } }, "tally");

        Assert.StartsWith("error: 'one,,two' is not an address.\n   in: REPORTING_CLUSTER\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_ByOption_ComesBeforeTheVariable() =>
        Assert.Equal("/data/mine", await Opened(new() { ["REPORTING_STORE"] = "/other" }, "--store", "mine"));

    [Fact]
    public async Task Store_ByVariable_ComesBeforeTheDefault() =>
        Assert.Equal("/other", await Opened(new() { ["REPORTING_STORE"] = "/other" }));

    [Fact]
    public async Task Store_ByNothing_IsInTheCurrentFolder() =>
        Assert.Equal("/data/reporting-store", await Opened([]));

    [Fact]
    public async Task Cluster_Named_IsOpenedWhateverTheVariableSays() =>
        Assert.Equal("localhost:30000", await Opened(new() { ["REPORTING_STORE"] = "/other" }, "--cluster", "localhost:30000"));

    [Theory]
    [InlineData(null, LogLevel.None)]
    [InlineData("warning", LogLevel.Warning)]
    [InlineData("99", LogLevel.None)]
    [InlineData("loud", LogLevel.None)]
    public void LogLevel_OfVariable_IsQuietUnlessNamed(string? text, LogLevel level) => Assert.Equal(level, LogLevels.Read(text));

    [Fact]
    public async Task Patience_WhenItHasLasted_GivesUp()
    {
        var clock = new FakeTimeProvider();
        var patience = new GatewayPatience(clock);

        var first = patience.ShouldRetryConnectionAttempt(new TimeoutException(), CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await first);
        clock.Advance(GatewayPatience.Longest);
        Assert.False(await patience.ShouldRetryConnectionAttempt(new TimeoutException(), CancellationToken.None));
    }

    private static async Task<string> Opened(Dictionary<string, string> variables, params string[] options)
    {
        var surroundings = CommandRun.With([]) with { Variables = variables };
        await CommandRun.Of(surroundings, ["tally", .. options]);
        return Assert.Single(surroundings.Opened).ToString()!;
    }
}
