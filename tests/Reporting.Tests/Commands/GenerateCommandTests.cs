using Reporting.Commands;
using Reporting.Tests.Import;

namespace Reporting.Tests.Commands;

public sealed class GenerateCommandTests : IDisposable
{
    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Generate_ByDefault_WritesOwnCsvAndTellsBytesARow()
    {
        var run = await Run("--incidents", "200", "-o", "trial.csv");
        Assert.Equal((ExitCode.Ok, ""), (run.ExitCode, run.Out));
        Assert.Equal(200, ImportFiles.ReadFile(Path.Combine(_files.Folder, "trial.csv")).Count(row => row.Incident is not null));
        Assert.Equal($"Generating trial.csv ...\nWrote 200 rows as reporting-csv to {_files.Folder}/trial.csv, 357 bytes a row.\n", run.Error);
    }

    [Fact]
    public async Task Generate_WithoutSeed_TakesSeedOne()
    {
        await Run("--incidents", "10", "-o", "a");
        await Run("--incidents", "10", "-o", "b", "--seed", "1");
        Assert.Equal(File.ReadAllBytes(Path.Combine(_files.Folder, "a")), File.ReadAllBytes(Path.Combine(_files.Folder, "b")));
    }

    [Fact]
    public async Task Generate_Flat_TellsFewerBytesARow()
    {
        var run = await Run("--incidents", "200", "--detail", "flat", "-o", "trial.csv");
        Assert.Equal($"Generating trial.csv ...\nWrote 200 rows as reporting-csv to {_files.Folder}/trial.csv, 160 bytes a row.\n", run.Error);
    }

    [Fact]
    public async Task Generate_UnknownDetail_IsTold()
    {
        var run = await Run("--incidents", "10", "--detail", "short", "-o", "trial.csv");
        Assert.Equal((ExitCode.Usage, "error: 'short' is no detail of a history.\n   in: --detail\n  fix: Use one of full, without-texts, flat.\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("0", "1", "reporting-csv", "error: '0' is no whole number from 1 to 1000000000.\n   in: --incidents\n  fix: Give 1 to 1000000000.\n")]
    [InlineData("many", "1", "reporting-csv", "error: 'many' is no whole number from 1 to 1000000000.\n   in: --incidents\n  fix: Give 1 to 1000000000.\n")]
    [InlineData("10", "-1", "reporting-csv", "error: '-1' is no whole number from 0 to 2147483647.\n   in: --seed\n  fix: Give 0 to 2147483647.\n")]
    [InlineData("10", "1", "acled-deleted", "error: 'acled-deleted' is no format here.\n   in: --format\n  fix: Use one of reporting-csv, reporting-jsonl, ucdp-ged.\n")]
    public async Task Generate_BadOption_IsToldAndWritesNothing(string incidents, string seed, string format, string error)
    {
        var run = await Run("--incidents", incidents, "--seed", seed, "--format", format, "-o", "trial.csv");
        Assert.Equal((ExitCode.Usage, error), (run.ExitCode, run.Error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_files.Folder));
    }

    [Fact]
    public async Task Generate_IntoAFolderThatIsMissing_IsTold() => Assert.Equal(ExitCode.OutputUnwritable, (await Run("--incidents", "10", "-o", "nowhere/trial.csv")).ExitCode);

    [Fact]
    public async Task Generate_WithoutAFile_IsUsage() => Assert.Equal(ExitCode.Usage, (await Run("--incidents", "10")).ExitCode);

    [Fact]
    public async Task Generate_Cancelled_LeavesNoFile()
    {
        var cancelled = CommandRun.With([]) with { Folder = _files.Folder, Cancellation = new CancellationToken(canceled: true) };
        var run = await CommandRun.Of(cancelled, "generate", "--incidents", "100000", "-o", "trial.csv");
        Assert.Equal(ExitCode.Cancelled, run.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_files.Folder));
    }

    private Task<CommandRun> Run(params string[] options) => CommandRun.Of(CommandRun.With([]) with { Folder = _files.Folder }, ["generate", .. options]);
}
