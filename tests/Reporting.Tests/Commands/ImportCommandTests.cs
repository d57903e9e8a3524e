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
                clock.Advance(ImportWork.LineEvery);
                progress.Report(new ImportProgress(2_000, 20, 100));
                progress.Report(new ImportProgress(3_000, 30, 100));
                return Summary(request);
            },
        }, "import", "feed.jsonl");

        Assert.Equal("Importing feed.jsonl ...\n  2,000 rows read, 20 %\n", run.Error);
    }
}
