using System.Text;
using Reporting.Commands;
using Reporting.Connection;
using Reporting.Errors;
using Reporting.Tls;

namespace Reporting.Tests.Commands;

public sealed class ErrorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Errors_OfCommandLines_AreAsApproved()
    {
        File.WriteAllText(Path.Combine(_folder, "empty.csv"), "");
        File.WriteAllText(Path.Combine(_folder, "other.csv"), "hello,world\n");
        File.WriteAllText(Path.Combine(_folder, "cut.json"), "[\n{ \"id\": \"own:1\",\n  \"start\":");
        File.WriteAllText(Path.Combine(_folder, "bad.json"), """{ "id": "own:1", "start": "2021-02-31" }""");
        File.WriteAllText(Path.Combine(_folder, "deleted.csv"), "event_id_cnty,deleted_timestamp\nAFG1,1646136000\n");
        File.WriteAllText(Path.Combine(_folder, "none.csv"), "event_id_cnty,deleted_timestamp\n");
        string[][] lines =
        [
            ["tall"], ["bogus"], ["tally", "--sinc", "2012"], ["tally", "extra"], ["import"], ["brief"], ["brief", "weekly"], ["brief", "group"], ["retract", "own:1"],
            ["tally", "--week", "2012-W60"], ["tally", "--week", "W22"], ["tally", "--week", "2012-W22", "--since", "2012-05-28"],
            ["tally", "--since", "2021-02-31"], ["tally", "--since", "2021-13"], ["tally", "--until", "yesterday"], ["tally", "--since", "2012-06-03", "--until", "2012-06-02"],
            ["tally", "--type", "riad"], ["tally", "--violence", "4"], ["tally", "--output", "xml"], ["tally", "--for", "5"], ["tally", "--watch", "--for", "0"],
            ["tally", "--province", "Badakshan"], ["tally", "--province", "Atlantis"], ["tally", "--group", "Talibn"], ["tally", "--district", "Arghandab"],
            ["tally", "--province", "--store", "X"], ["tally", "--province=", "--store", "X"], ["tally", "--province"], ["tally", "--province", "--store"], ["tally", "--group", "IMX"],
            ["tally", "--country", "Pakistan", "--province", "Badakhshan"], ["tally", "--group", new string('x', 10_000)], ["tally", "--province", "///"], ["tally", "--group", "a\u0007\u001b[31mb"],
            ["series", "--step", "hour"], ["series", "--step", "day", "--since", "1000", "--until", "9998"], ["tally", "--since", "0001-01-01"], ["tally", "--until", "9999"], ["tally", "--week", "0001-W01"],
            ["breakdown"], ["breakdown", "--by", "colour"], ["incidents", "--sort", "best"], ["incidents", "--limit", "0"], ["incidents", "--limit", "many"], ["names", "cities"],
            ["tally", "--store", "a", "--cluster", "b:1"], ["tally", "--cluster", "localhost:"], ["tally", "--cluster", "localhost:30001,:2"], ["tally", "--cluster", "localhost:70000"], ["tally", "--week-starts", "someday"],
            ["demo", "--store", "a"], ["retract", "412700", "--reason", "x"], ["retract", "own:1", "--reason", " "],
            ["retract", "own:1", "--reason", new string('x', 501)], ["history"], ["history", "412700"], ["history", "own:1", "--output", "xml"],
            ["import", "other.csv", "--scope-country", "Afghanistan"], ["import", "other.csv", "--retract-most"], ["import", "other.csv", "--reason", "a\nb"],
            ["import", "other.csv", "--retract-missing", "--scope-since", "2021-13"], ["import", "other.csv", "--retract-missing", "--scope-since", "2022", "--scope-until", "2021"],
            ["import", "other.csv", "--retract-missing", "--scope-country", "///"], ["import", "deleted.csv", "--retract-missing"], ["import", "other.csv", "--format", "acled-deleted"], ["import", "none.csv"],
            ["import", "missing.csv"], ["import", "."], ["import", "empty.csv"], ["import", "other.csv"], ["import", "other.csv", "--format", "xls"], ["import", "other.csv", "--rejected", "nowhere"],
            ["record", "missing.json"], ["record", "bad.json"], ["record", "cut.json"], ["record", "other.csv"], ["import", "-"], ["record", "-"], ["export", "x.txt"], ["export", "nowhere/x.csv"], ["export", "x.csv", "--format", "ucdp-ged"],
            ["explain"], ["explain", "--figure", "deaths"], ["explain", "--figure", "killed", "--brief-figure", "key.killed.best"], ["explain", "--figure", "seized:AK47"], ["explain", "--figure", "seized:"],
            ["explain", "--figure", "killed", "--limit", "0"], ["explain", "--brief-figure", "key.killed.best"], ["explain", "--brief-figure", "key.killed.bst", "--week", "2012-W22"],
            ["explain", "--brief-figure", "key.killed.best", "--week", "2012-W22", "--group", "IMU"], ["brief", "weekly", "--week", "2012-W22", "-o", "a.pdf", "--rule", "median"],
            ["brief", "weekly", "--week", "2012-W22", "-o", "nowhere/brief.pdf"], ["brief", "weekly", "--week", "2012-W54", "-o", "brief.pdf"],
            ["brief", "weekly", "--week", "2012-W22", "-o", "."], ["brief", "weekly", "--week", "2012-W22", "-o", "a.pdf", "--figures", "a.pdf"],
            ["brief", "weekly", "--week", "2012-W22", "--district", "Arghandab", "-o", "a.pdf"],
            ["brief", "weekly", "--week", "2012-W22", "-o", "a.pdf", "--boundaries", "areas.geojson"], ["brief", "weekly", "--week", "2012-W22", "-o", "a.pdf", "--draft", "--boundaries", "missing.geojson"],
            ["brief", "weekly", "--week", "2012-W22", "-o", "a.pdf", "--draft", "--boundaries", "other.csv"],
        ];

        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var run = await CommandRun.Of(CommandRun.With(Story.Incidents) with { Folder = _folder }, line);
            var shown = string.Join(' ', line.Select(word => Problem.Clean(word.Length > 100 ? word[..20] + "..." : word)));
            text.Append("$ ").Append(shown).Append('\n').Append(run.Error).Append("exit code ").Append(run.ExitCode).Append("\n\n");
            Assert.Empty(run.Out);
        }

        Golden.Compare("errors.txt", text.ToString().Replace(_folder, "FOLDER", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Failure_BeforeData_OpensNoStore()
    {
        var surroundings = CommandRun.With(Story.Incidents) with { Folder = _folder };

        foreach (var line in (string[][])[["tally", "--week", "2012-W60"], ["import", "missing.csv"], ["export", "nowhere/x.csv"], ["brief", "weekly", "--week", "2012-W22", "-o", "nowhere/b.pdf"]])
            await CommandRun.Of(surroundings, line);

        Assert.Empty(surroundings.Opened);
    }

    [Fact]
    public async Task Question_OfMissingStore_SaysSo()
    {
        var run = await CommandRun.Of(CommandRun.With([]) with { StoreExists = false }, "tally", "--store", "nowhere");

        Assert.Equal(ExitCode.StoreMissing, run.ExitCode);
        Assert.Equal("""
            error: There is no store in this folder.
               in: /data/nowhere
              fix: Name a store with --store or REPORTING_STORE, or make one: 'import FILE' does.

            """, run.Error);
    }

    public static TheoryData<Exception, int> Failures() => new()
    {
        { new StoreInUseException("/data", "process 7"), ExitCode.StoreInUse },
        { new StoreFormatException("/data", 3, 2), ExitCode.StoreFormat },
        { new StoreUnusableException("/data", "it is a file."), ExitCode.StoreUnusable },
        { new LedgerDamagedException(3, "segment 1", "checksum"), ExitCode.StoreDamaged },
        { new StoreDamagedException("/data", "it is empty"), ExitCode.StoreDamaged },
        { new Orleans.Runtime.OrleansException("activation failed", new StoreDamagedException("/data", "it is empty")), ExitCode.StoreDamaged },
        { new NoClusterException(new ClusterAddress("localhost", 1), new TimeoutException()), ExitCode.NoCluster },
        { new TlsFileException("desk.pem", "there is no such file", "Check the name."), ExitCode.InputUnreadable },
        { new TlsMissingException("REPORTING_TLS_KEY"), ExitCode.Usage },
        { Sqlite(11), ExitCode.StoreDamaged },
        { Sqlite(26), ExitCode.StoreDamaged },
        { Sqlite(13), ExitCode.Internal },
        { new StoreUnusableException("/data", "it is not a store.", Sqlite(26)), ExitCode.StoreDamaged },
        { new Orleans.Runtime.OrleansException("activation failed", new AggregateException(new TimeoutException(), Sqlite(11))), ExitCode.StoreDamaged },
        { new Orleans.Runtime.OrleansException("activation failed", new LedgerDamagedException(3, "segment 1", "checksum")), ExitCode.StoreDamaged },
        { new InvalidOperationException("Microsoft.Data.Sqlite.SqliteException: SQLite Error 11: 'database disk image is malformed'."), ExitCode.StoreDamaged },
        { new TimeoutException(), ExitCode.NoAnswer },
        { new Orleans.Runtime.OrleansException("ClientGateway went away"), ExitCode.NoAnswer },
        { new IOException("No space left on device"), ExitCode.OutputUnwritable },
        { new OperationCanceledException(), ExitCode.Cancelled },
        { new AggregateException(new StoreInUseException("/data", "process 7")), ExitCode.StoreInUse },
        { new InvalidOperationException("broken\nat line 2"), ExitCode.Internal },
    };

    private static Microsoft.Data.Sqlite.SqliteException Sqlite(int code) => new($"SQLite Error {code}: 'a test'.", code);

    [Fact]
    public async Task Damage_OfTheStoresFile_AdvisesABackup()
    {
        var run = await CommandRun.Of(CommandRun.With([]) with { ConnectFailure = new StoreUnusableException("/data", "it is not a store.", Sqlite(26)) }, "tally");

        Assert.Equal("error: The store's file is damaged, or is no store.\n   in: /data\n  fix: Restore the store from a backup; nothing that is damaged is served.\n", run.Error);
    }

    public static TheoryData<Exception, string> Places() => new()
    {
        { new StoreUnusableException("/data/a file", "it is a file, not a folder."), "/data/a file" },
        { new StoreInUseException("/data", "process 7"), "/data" },
        { new StoreDamagedException("/data", "it is empty"), "/data" },
        { new Reporting.Backup.BackupDamagedException("/data/a.backup", "it is cut short"), "/data/a.backup" },
        { new Reporting.Backup.BackupVersionException("/data/a.backup", 9), "/data/a.backup" },
        { new NoClusterException(new ClusterAddress("localhost", 1), new TimeoutException()), "--cluster localhost:1" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Failure_ThatHasAPlace_SaysWhere(Exception failure, string place)
    {
        var run = await CommandRun.Of(CommandRun.With([]) with { ConnectFailure = failure }, "tally");

        Assert.Contains($"\n   in: {place}\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoCluster_AfterAWhile_AdvisesToStartASiloAndToTryABusyOneAgain()
    {
        var run = await CommandRun.Of(CommandRun.With([]) with { ConnectFailure = new NoClusterException(new ClusterAddress("localhost", 1), new TimeoutException()) }, "tally");

        Assert.Equal("""
            error: No silo of Reporting answered at localhost:1 within 8 s.
               in: --cluster localhost:1
              fix: Start one ('dotnet run --project Silo -- --store FOLDER' prints its address), or check host and port; one that is busy may answer when you try again, and one with TLS answers only who shows a certificate.

            """, run.Error);
    }

    [Fact]
    public async Task NoCluster_ByTls_AdvisesToLookAtTheSilosLog()
    {
        var address = new ClusterAddress("localhost", 1) { Tls = new TlsFiles("desk.pem", "authority.pem") };

        var run = await CommandRun.Of(CommandRun.With([]) with { ConnectFailure = new NoClusterException(address, new TimeoutException()) }, "tally");

        Assert.Equal("""
            error: No silo of Reporting answered at localhost:1 within 8 s by TLS.
               in: --cluster localhost:1
              fix: Check that one runs there with --tls-certificate, and that its --tls-authority is the one that signed your certificate; its log says whom it refuses.

            """, run.Error);
    }

    [Fact]
    public async Task NoCluster_WhoseCertificateIsRefused_SaysWhy()
    {
        var address = new ClusterAddress("localhost", 1) { Tls = new TlsFiles("desk.pem", "authority.pem") };

        var run = await CommandRun.Of(CommandRun.With([]) with { ConnectFailure = new NoClusterException(address, new TimeoutException(), "expired at 2031-01-01 00:00 UTC") }, "tally");

        Assert.Equal("""
            error: The silo at localhost:1 is not trusted: its certificate expired at 2031-01-01 00:00 UTC.
               in: --cluster localhost:1
              fix: Check the address, and that REPORTING_TLS_AUTHORITY names the authority of that cluster; see docs/operations.md, TLS.

            """, run.Error);
    }

    [Fact]
    public async Task NoAnswer_ToAQuestion_SpeaksNeitherOfWritesNorInOrleansWords()
    {
        var run = await CommandRun.Of(CommandRun.With([]) with { ConnectFailure = new Orleans.Runtime.OrleansException("ClientGateway went away") }, "tally");

        Assert.Equal("error: The silo did not answer.\n  fix: Check that it runs, and ask again in a few seconds.\n", run.Error);
    }

    [Fact]
    public async Task NoAnswer_ToAWrite_SaysThatItMayBeRepeated()
    {
        var run = await CommandRun.Of(CommandRun.With([]) with { ConnectFailure = new TimeoutException() }, "retract", "own:1", "--reason", "a test");

        Assert.Contains("every write may be repeated", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Failure_OfAnyKind_HasItsCodeAndNoStackTrace(Exception failure, int code)
    {
        var run = await CommandRun.Of(CommandRun.With([]) with { ConnectFailure = failure }, "tally");

        Assert.Equal(code, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.InRange(run.Error.Split('\n').Length, 3, 4);
    }

    [Fact]
    public async Task Failure_WithDebugVariable_ShowsDetails()
    {
        var run = await CommandRun.Of(
            CommandRun.With([]) with { ConnectFailure = new InvalidOperationException("broken"), Variables = new Dictionary<string, string> { ["REPORTING_DEBUG"] = "1" } }, "tally");

        Assert.Contains("System.InvalidOperationException: broken", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ExitCodes_Listed_AreEachOfTheConstants()
    {
        var constants = typeof(ExitCode).GetFields().Where(field => field.IsLiteral).Select(field => (int)field.GetRawConstantValue()!);

        Assert.Equal(constants.Order(), ExitCode.All.Select(one => one.Code).Order());
    }
}
