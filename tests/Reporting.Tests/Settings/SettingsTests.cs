using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Reporting.Settings;
using Reporting.Tls;

namespace Reporting.Tests.Settings;

public sealed class SettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    [Fact]
    public void Read_Nothing_IsASiloOnAFolderOfThisMachine()
    {
        var settings = Read();

        Assert.Equal((StorageKind.Sqlite, "reporting-store", IPAddress.Loopback, 30000, 11111, 16, LogLevel.Warning), (settings.Storage, settings.Store, settings.Address, settings.Port, settings.SiloPort, settings.Shards, settings.Log));
        Assert.Equal((null, null, null, null, false), (settings.Keys, settings.HealthPort, settings.DashboardPort, settings.Otlp, settings.WithoutKeys));
    }

    [Fact]
    public void Read_ArgumentVariableAndFile_TakesTheArgument() =>
        Assert.Equal(1, Read(["--port=1"], ["REPORTING_PORT=2"], """{ "Reporting": { "Port": 3 } }""").Port);

    [Fact]
    public void Read_VariableAndFile_TakesTheVariable() => Assert.Equal(2, Read([], ["REPORTING_PORT=2"], """{ "Reporting": { "Port": 3 } }""").Port);

    [Fact]
    public void Read_File_TakesItsKeysWhateverTheirCase() =>
        Assert.Equal((StorageKind.Postgres, "Host=db", 12), Of(Read([], [], """{ "Logging": {}, "Reporting": { "storage": "postgres", "Connection": "Host=db", /* more */ "siloPort": "12", } }""")));

    [Fact]
    public void Read_AddressWithKeys_ListensBeyondLoopback() =>
        Assert.True(Read(["--storage=postgres", "--connection=Host=db", "--address=10.0.0.5", "--keys=keys"]).ListensBeyondLoopback);

    [Fact]
    public void Read_Tls_TakesItsFiles() =>
        Assert.Equal(new TlsFiles("silo.pem", "ca.pem") { Key = "silo.key", Password = "secret" },
            Read(["--tls-certificate=silo.pem", "--tls-key=silo.key", "--tls-authority=ca.pem"], ["REPORTING_TLS_PASSWORD=secret"], hasTls: true).Tls);

    [Fact]
    public void Read_TlsKeyAlone_NamesWhatIsMissing() =>
        Assert.Equal(["--tls-key needs --tls-certificate, or REPORTING_TLS_CERTIFICATE.", "--tls-key needs --tls-authority, or REPORTING_TLS_AUTHORITY."],
            Assert.Throws<SettingsException>(() => Read(["--tls-key=silo.key"], hasTls: true)).Wrong);

    [Theory]
    [InlineData("--tls-certificate=silo.pem")]
    [InlineData("--tls-key=silo.key")]
    [InlineData("--tls-authority=ca.pem")]
    public void Read_TlsInABuildWithout_IsRefused(string argument) =>
        Assert.Contains($"{argument.Split('=')[0]}: this build has no TLS; build with -p:WithTls=true.", Assert.Throws<SettingsException>(() => Read([argument])).Wrong);

    [Fact]
    public void Defaults_OfHelp_AreThoseOfTheSettings()
    {
        var settings = new SiloSettings();

        Assert.Equal(
        [
            $"{settings.Storage}".ToLowerInvariant(), settings.Store, "none; has to be set", settings.ClusterName, $"{settings.Address}, this machine only", $"{settings.Port}", $"{settings.SiloPort}", $"{settings.Shards}",
            FormattableString.Invariant($"{settings.SnapshotEvery.TotalSeconds}"), "none: whoever reaches the port may do everything", "false",
            "none: nothing is encrypted", "the one in the certificate's file", "none; has to be set with a certificate", "none", "none: they are not served", "none: it is not served", "none",
            "none: nothing is sent", "none", FormattableString.Invariant($"{settings.ShareOfTraces}"), $"{settings.Log}".ToLowerInvariant(),
        ], KnownSettings.All.Select(setting => setting.Standard));
    }

    [Fact]
    public void Read_WhatIsWrong_IsAsApproved()
    {
        (string[] Arguments, string[] Variables, string? File)[] cases =
        [
            (["--storage=mysql", "--port=70000", "--silo-port=-1", "--shards=0", "--snapshot-every=never", "--log=loud", "--without-keys=perhaps"], ["REPORTING_HEALTH_PORT=0", "REPORTING_OTLP=ftp://x"], null),
            (["--storage=postgres"], [], null),
            (["--connection=Host=db", "--silo-port=1"], [], null),
            (["--storage=postgres", "--connection=Host=db", "--store=x", "--port=5", "--silo-port=5"], [], null),
            (["--storage=postgres", "--connection=Host=db", "--address=0.0.0.0"], [], null),
            (["--storage=postgres", "--connection=Host=db", "--address=10.0.0.5"], [], null),
            (["--storage=postgres", "--connection=Host=db", "--cluster-name=a b"], [], null),
            (["--tls-certificate=silo.pem", "--tls-authority=ca.pem"], [], null),
            ([], [], """{ "Reporting": { "TlsKey": "silo.key" } }"""),
            (["--dashboard-port=8081"], [], null),
            (["--dashboard-port=8081"], ["REPORTING_DASHBOARD_PASSWORD=short"], null),
            ([], [], "{ not json"),
            ([], [], """{ "Reporting": 5 }"""),
            ([], [], """{ "Reporting": { "Prot": 30000, "Keys": ["a"] } }"""),
            ([], [], """{ "Reporting": { "Port": "many" } }"""),
        ];
        var text = new StringBuilder();
        foreach (var (arguments, variables, file) in cases)
        {
            text.Append("$ ").AppendJoin(' ', [.. variables, "Silo", .. arguments]).Append('\n');
            if (file is not null) text.Append("  appsettings.json ").Append(file).Append('\n');
            var wrong = Assert.Throws<SettingsException>(() => Read(arguments, variables, file));
            text.Append("error: ").Append(wrong.Message).Append("\n  fix: ").Append(wrong.Advice).Append("\n\n");
        }

        Golden.Compare("silo-settings.txt", text.ToString().Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    [Fact]
    public void Secret_ThatIsWrong_IsNotShown() =>
        Assert.DoesNotContain("short", Assert.Throws<SettingsException>(() => Read([], ["REPORTING_DASHBOARD_PASSWORD=short"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Secret_AsAnArgument_IsNotTaken() => Assert.Null(Read(["--dashboard-password=long enough"]).DashboardPassword);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (StorageKind, string, int) Of(SiloSettings settings) => (settings.Storage, settings.Connection, settings.SiloPort);

    private SiloSettings Read(string[]? arguments = null, string[]? variables = null, string? file = null, bool hasTls = false)
    {
        var path = Path.Combine(_folder, "appsettings.json");
        if (file is not null) File.WriteAllText(path, file);
        return new SettingsReader(new SettingTexts(setting => Text(arguments, setting.Argument), name => Text(variables, name), file is null ? null : path), hasTls).Read();
    }

    private static string? Text(string[]? given, string name) => given?.FirstOrDefault(text => text.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}
