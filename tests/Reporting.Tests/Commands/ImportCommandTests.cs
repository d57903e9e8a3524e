using System.Collections.Immutable;
using Reporting.Commands;
using Reporting.Import;

namespace Reporting.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public ImportCommandTests() => File.WriteAllText(Path.Combine(_folder, "feed.jsonl"), "{\"id\":\"own:1\"}\n");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ImportSummary Summary(ImportRequest request) => new()
    {
        Path = request.Path,
        Format = ImportFormat.ReportingJsonLines,
        DryRun = request.DryRun,
        Recorded = 4_500,
        Revised = 2,
        Unchanged = 9,
        RejectedByReason = ImmutableSortedDictionary<RejectReason, long>.Empty.Add(RejectReason.BadDate, 1),
        LowAboveBest = 221,
        RejectedFile = request.DryRun ? null : Path.Combine(request.RejectedFolder!, "feed.jsonl.rejected.csv"),
        FirstRejected = [new RejectedRow("feed.jsonl", 7, "start", "2021-02-31", RejectReason.BadDate, "not a date", "{}")],
    };

    private Surroundings With(Func<ImportRequest, IProgress<ImportProgress>, ImportSummary> import) =>
        CommandRun.With([]) with { Folder = _folder, Import = import };

    [Fact]
    public async Task Import_WithRejectedRow_PrintsEveryCount()
    {
        var run = await CommandRun.Of(With((request, _) => Summary(request)), "import", "feed.jsonl");

        Golden.Compare("import.txt", run.Out.Replace(_folder, "FOLDER", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Ok, run.ExitCode);
    }

    [Theory]
    [InlineData(0, 0, "Nothing new: the ledger already says all of this.\n")]
    [InlineData(2, 0, "Nothing was written: where a row says otherwise than the ledger, a later revision stands.\n")]
    [InlineData(0, 1, "Nothing was written: where a row says otherwise than the ledger, it says what was withdrawn.\n")]
    [InlineData(2, 1, "Nothing was written: where a row says otherwise than the ledger, a later revision stands, or it says what was withdrawn.\n")]
    public async Task Import_OfNothingNew_SaysWhy(long stale, long withdrawn, string why)
    {
        var run = await CommandRun.Of(With((request, _) => new ImportSummary { Path = request.Path, Format = ImportFormat.ReportingJsonLines, Unchanged = 3, Stale = stale, StaysWithdrawn = withdrawn }), "import", "feed.jsonl");

        Assert.EndsWith(why, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_StrictWithRejectedRow_EndsWithItsCode()
    {
        var run = await CommandRun.Of(With((request, _) => Summary(request)), "import", "feed.jsonl", "--strict");

        Assert.Equal(ExitCode.RowsRejected, run.ExitCode);
    }

    [Fact]
    public async Task Import_Cancelled_EndsWithItsCodeAndTheCounts()
    {
        var run = await CommandRun.Of(With((request, _) => Summary(request) with { Cancelled = true }), "import", "feed.jsonl");

        Assert.Equal(ExitCode.Cancelled, run.ExitCode);
        Assert.StartsWith("Stopped importing feed.jsonl", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Options_ReachTheImporter()
    {
        ImportRequest? asked = null;
        Directory.CreateDirectory(Path.Combine(_folder, "bad"));

        await CommandRun.Of(With((request, _) => Summary(asked = request)), "import", "feed.jsonl", "--format", "Reporting-JSONL", "--dry-run", "--rejected", "bad", "--recorded-by", "desk");

        Assert.Equal(
            new ImportRequest { Path = Path.Combine(_folder, "feed.jsonl"), Format = ImportFormat.ReportingJsonLines, DryRun = true, RecordedBy = "desk", RejectedFolder = Path.Combine(_folder, "bad") },
            asked);
    }

    [Fact]
    public async Task Import_RetractMissing_ReachesTheImporter()
    {
        ImportRequest? asked = null;

        await CommandRun.Of(With((request, _) => Summary(asked = request)), "import", "feed.jsonl", "--reason", " a test ", "--retract-missing", "--scope-since", "2021-02", "--scope-country", "Iran", "--scope-country", "Iraq", "--retract-most");

        Assert.Equal(("a test", Some.Day("2021-02-01"), null, true), (asked!.Reason, asked.Missing!.Since, asked.Missing.Until, asked.Missing.Most));
        Assert.Equal(["Iran", "Iraq"], asked.Missing.Countries.AsEnumerable());
    }

    [Fact]
    public async Task Import_WithdrawingWhatIsMissing_PrintsScopeCountAndFirstIds()
    {
        var run = await CommandRun.Of(With((request, progress) =>
        {
            progress.Report(new ImportProgress(4_512, 100, 100, Missing().Scopes));
            return Summary(request) with { Missing = Missing() };
        }), "import", "feed.jsonl", "--retract-missing");

        Golden.Compare("import-missing.txt", run.Error + run.Out.Replace(_folder, "FOLDER", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Ok, run.ExitCode);
    }

    [Theory]
    [InlineData(MissingRefusal.RowsRejected, "a row was rejected")]
    [InlineData(MissingRefusal.EmptyScope, "the scope ends before it begins")]
    [InlineData(MissingRefusal.MostMissing, "40 of the 79 incidents that stood in the scope are missing")]
    public async Task Import_RefusingToWithdraw_EndsWithItsCode(MissingRefusal refusal, string why)
    {
        var run = await CommandRun.Of(With((request, _) => Summary(request) with { Missing = Missing() with { Refusal = refusal, Withdrawn = 0, Changed = 0 } }), "import", "feed.jsonl", "--retract-missing", "--strict");

        Assert.Equal(ExitCode.NothingWithdrawn, run.ExitCode);
        Assert.Contains($"error: Nothing was withdrawn: {why}", run.Error, StringComparison.Ordinal);
        Assert.Contains("  withdrawn                      0", run.Out, StringComparison.Ordinal);
    }

    private static MissingSummary Missing() => new()
    {
        Scopes = [new MissingScope("own", ["Afghanistan", "Pakistan"], new Reporting.Tallies.Period(Some.Day("2021-01-01"), Some.Day("2021-12-31")))],
        Stood = 79,
        Missing = 40,
        Withdrawn = 39,
        Changed = 1,
        First = [.. Enumerable.Range(10, 10).Select(i => Reporting.Incidents.IncidentId.Parse($"own:{i}"))],
    };

    [Fact]
    public async Task Import_WithoutOptions_GuessesFormatAndRecordsAsTheUser()
    {
        ImportRequest? asked = null;

        await CommandRun.Of(With((request, _) => Summary(asked = request)), "import", "feed.jsonl");

        Assert.Equal(new ImportRequest { Path = Path.Combine(_folder, "feed.jsonl"), RecordedBy = "tester", RejectedFolder = _folder }, asked);
    }

    [Fact]
    public async Task Import_NotOnATerminal_PrintsALineNowAndThen()
    {
        var surroundings = With((request, _) => Summary(request));
        var clock = (Microsoft.Extensions.Time.Testing.FakeTimeProvider)surroundings.Clock;

        var run = await CommandRun.Of(surroundings with
        {
            Import = (request, progress) =>
            {
                progress.Report(new ImportProgress(1_000, 10, 100));
                clock.Advance(WorkProgress.LineEvery);
                progress.Report(new ImportProgress(2_000, 20, 100));
                progress.Report(new ImportProgress(3_000, 30, 100));
                return Summary(request);
            },
        }, "import", "feed.jsonl");

        Assert.Equal("Importing feed.jsonl ...\n  2,000 rows read, 20 %\n", run.Error);
    }

    [Theory]
    [InlineData("header.csv")]
    [InlineData("none.json")]
    public async Task Input_WithoutIncident_EndsWithItsCodeAndOpensNoStore(string file)
    {
        File.WriteAllText(Path.Combine(_folder, "header.csv"), string.Join(',', Reporting.Import.ReportingCsvMapping.Columns) + "\n");
        File.WriteAllText(Path.Combine(_folder, "none.json"), "[]");
        var surroundings = With((request, _) => Summary(request));

        var run = await CommandRun.Of(surroundings, Path.GetExtension(file) == ".csv" ? "import" : "record", file);

        Assert.Equal((ExitCode.InputFormat, ""), (run.ExitCode, run.Out));
        Assert.Empty(surroundings.Opened);
    }

    [Fact]
    public async Task Import_EveryRowRejected_PrintsTheSummaryAndEndsWithItsCode()
    {
        var run = await CommandRun.Of(With((request, _) => Summary(request) with { Recorded = 0, Revised = 0, Unchanged = 0 }), "import", "feed.jsonl", "--strict");

        Assert.Equal(ExitCode.InputFormat, run.ExitCode);
        Assert.StartsWith("Imported feed.jsonl", run.Out, StringComparison.Ordinal);
        Assert.Contains("error: No row of the file is a valid incident.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_DryRunWithoutStore_ChecksEveryRowAndOpensNone()
    {
        const string Row = "{\"id\":\"own:1\",\"start\":\"2012-06-03\",\"place\":{\"country\":\"Afghanistan\",\"precision\":\"country\"}}\n";
        File.WriteAllText(Path.Combine(_folder, "feed.jsonl"), Row + Row + "{\"a\":1}\n");
        var surroundings = CommandRun.With([]) with { Folder = _folder, StoreExists = false };

        var run = await CommandRun.Of(surroundings, "import", "feed.jsonl", "--dry-run");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("so every valid incident would be new.", run.Error, StringComparison.Ordinal);
        Assert.Equal([3, 1, 0, 1, 1], ((string[])["read", "recorded", "revised", "unchanged", "rejected"]).Select(name => Count(run.Out, name)));
        Assert.Empty(surroundings.Opened);
        Assert.Equal(["feed.jsonl"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));

        static int Count(string text, string name) => int.Parse(text.Split('\n').First(line => line.StartsWith("  " + name + " ", StringComparison.Ordinal)).Trim().Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Import_RejectedFileCannotBeMade_EndsBeforeAnyStore()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "feed.jsonl.rejected.csv"));
        var surroundings = With((request, _) => Summary(request));

        var run = await CommandRun.Of(surroundings, "import", "feed.jsonl");

        Assert.Equal(ExitCode.OutputUnwritable, run.ExitCode);
        Assert.Contains("--rejected FOLDER", run.Error, StringComparison.Ordinal);
        Assert.Empty(surroundings.Opened);
    }

    [Fact]
    public async Task Import_RejectedFolderOfTheSystem_EndsBeforeAnyStore()
    {
        // Not even an administrator may make a file there.
        if (!OperatingSystem.IsLinux()) return;
        var surroundings = With((request, _) => Summary(request));

        var run = await CommandRun.Of(surroundings, "import", "feed.jsonl", "--rejected", "/proc");

        Assert.Equal(ExitCode.OutputUnwritable, run.ExitCode);
        Assert.Empty(surroundings.Opened);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("record")]
    public async Task Input_APipe_IsSaidToBeNoFileWithoutWaitingForIt(string command)
    {
        if (!OperatingSystem.IsLinux()) return;
        Reporting.Tests.Output.Pipe.Make(Path.Combine(_folder, "pipe"));

        var run = await CommandRun.Of(With((request, _) => Summary(request)), command, "pipe");

        Assert.Equal(ExitCode.InputUnreadable, run.ExitCode);
        Assert.StartsWith("error: This is a device or a pipe, not a file.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_LongName_SaysItsTrueLength()
    {
        File.WriteAllText(Path.Combine(_folder, "long.json"), "{\"id\":\"own:1\",\"start\":\"2012-06-03\",\"place\":{\"country\":\"" + new string('x', 10_000) + "\",\"precision\":\"country\"}}");

        var run = await CommandRun.Of(With((request, _) => Summary(request)), "record", "long.json");

        Assert.Contains("(10000 characters)", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("222", run.Error, StringComparison.Ordinal);
    }
}
