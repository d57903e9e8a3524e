using Reporting.Commands;
using Reporting.Connection;
using Reporting.Tests.Commands;
using Reporting.Tls;

namespace Reporting.Tests.Connection;

public sealed class TlsVariablesTests
{
    private static readonly Dictionary<string, string> All = new()
    {
        ["REPORTING_TLS_CERTIFICATE"] = "/c/desk.pem", ["REPORTING_TLS_KEY"] = "/c/desk.key", ["REPORTING_TLS_AUTHORITY"] = "/c/authority.pem", ["REPORTING_TLS_PASSWORD"] = "secret",
    };

    [Fact]
    public void Read_Nothing_IsNoTls() => Assert.Null(Read([], hasTls: false));

    [Fact]
    public void Read_All_AreTheFiles() => Assert.Equal(new TlsFiles("/c/desk.pem", "/c/authority.pem") { Key = "/c/desk.key", Password = "secret" }, Read(All, hasTls: true));

    [Theory]
    [InlineData("REPORTING_TLS_CERTIFICATE")]
    [InlineData("REPORTING_TLS_KEY")]
    [InlineData("REPORTING_TLS_AUTHORITY")]
    [InlineData("REPORTING_TLS_PASSWORD")]
    public void Read_OneInABuildWithout_IsRefused(string variable)
    {
        var refused = Assert.Throws<TlsMissingException>(() => Read(new() { [variable] = "x" }, hasTls: false));

        Assert.Equal(($"{variable}: this build has no TLS; build with -p:WithTls=true.", ExitCode.Usage), (refused.Message, Problems.Of(refused, writes: false).ExitCode));
    }

    [Theory]
    [InlineData("REPORTING_TLS_CERTIFICATE")]
    [InlineData("REPORTING_TLS_AUTHORITY")]
    public void Read_OneMissing_NamesIt(string variable) =>
        Assert.Equal(variable, Assert.Throws<Problem>(() => Read(All.Where(one => one.Key != variable).ToDictionary(), hasTls: true)).Where);

    private static TlsFiles? Read(Dictionary<string, string> variables, bool hasTls) =>
        TlsVariables.Read((CommandRun.With([]) with { Variables = variables }).Context(TextWriter.Null, TextWriter.Null), hasTls);
}
