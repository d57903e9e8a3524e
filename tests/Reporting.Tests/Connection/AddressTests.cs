using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Reporting.Connection;
using Reporting.Tests.Commands;

namespace Reporting.Tests.Connection;

public class AddressTests
{
    [Theory]
    [InlineData("localhost:30000", "localhost", 30000)]
    [InlineData("10.0.0.1:1", "10.0.0.1", 1)]
    [InlineData("[::1]:65535", "::1", 65535)]
    public void Cluster_HostAndPort_AreRead(string text, string host, int port)
    {
        Assert.True(ClusterAddress.TryParse(text, out var address));
        Assert.Equal(new ClusterAddress(host, port), address);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData(":30000")]
    [InlineData("localhost:")]
    [InlineData("localhost:0")]
    [InlineData("localhost:65536")]
    [InlineData("::1:30000")]
    [InlineData("two words:1")]
    public void Cluster_AnythingElse_IsNoAddress(string text) => Assert.False(ClusterAddress.TryParse(text, out _));

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
