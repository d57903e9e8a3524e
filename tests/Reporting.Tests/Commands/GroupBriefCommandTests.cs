using System.Text.Json;
using Reporting.Commands;
using Reporting.Tests.Briefs;

namespace Reporting.Tests.Commands;

public sealed class GroupBriefCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<CommandRun> Run(params string[] arguments) => CommandRun.Of(CommandRun.With(SampleIncidents.All) with { Folder = _folder }, ["brief", "group", .. arguments]);

    [Fact]
    public async Task Profile_ByAlias_WritesPagesAndFigures()
    {
        var run = await Run("imu", "--since", "2012-05", "--until", "2012-06-03", "-o", "imu.pdf", "--figures", "imu.json");

        Assert.Equal((ExitCode.Ok, ""), (run.ExitCode, run.Error));
        Assert.Equal($"Brief   {Path.Combine(_folder, "imu.pdf")}\nFigures {Path.Combine(_folder, "imu.json")}\n", run.Out);
        using var figures = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "imu.json")));
        Assert.Equal(("group imu", "2012-05-01", "2012-06-03"), (figures.RootElement.GetProperty("subject").GetString(), figures.RootElement.GetProperty("since").GetString(), figures.RootElement.GetProperty("until").GetString()));
        Assert.True(File.ReadAllBytes(Path.Combine(_folder, "imu.pdf")).AsSpan().StartsWith("%PDF-"u8));
    }

    [Fact]
    public async Task Profile_ByAnotherRule_NamesIt()
    {
        await Run("IMU", "--since", "2012", "--until", "2012-06-03", "--rule", "highest", "-o", "imu.pdf", "--figures", "imu.json");

        using var figures = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "imu.json")));
        Assert.StartsWith("highest", figures.RootElement.GetProperty("ruleCode").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_WithAFontThatIsNone_SaysSoAndWritesNothing()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "names.ttf"), "this is no font");

        var run = await Run("IMU", "--since", "2012", "--until", "2012-06-03", "-o", "imu.pdf", "--font", "names.ttf");

        Assert.Equal(ExitCode.InputFormat, run.ExitCode);
        Assert.Contains($"error: This is not a TrueType font.\n   in: --font {Path.Combine(_folder, "names.ttf")}\n", run.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("Nobody", "2012", "2012", "   in: NAME 'Nobody'\n")]
    [InlineData("...", "2012", "2012", "   in: NAME\n")]
    [InlineData("IMU", "2012", "2011", "   in: --since 2012 --until 2011\n")]
    [InlineData("IMU", "1800", "2012", "error: A profile is of at most 100 years.\n   in: --since 1800 --until 2012\n")]
    public async Task Profile_ThatCannotBe_SaysWhereAndWritesNothing(string name, string since, string until, string said)
    {
        var run = await Run(name, "--since", since, "--until", until, "-o", "imu.pdf");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }
}
