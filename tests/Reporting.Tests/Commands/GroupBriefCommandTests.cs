using Reporting.Commands;
using Reporting.Tests.Briefs;

namespace Reporting.Tests.Commands;

public sealed class GroupBriefCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<CommandRun> Run(params string[] arguments) => CommandRun.Of(CommandRun.With(SampleIncidents.All) with { Folder = _folder }, ["brief", "group", .. arguments]);

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

    [Theory]
    [InlineData("error: A profile is of days whose ends are known.\n   in: --until\n", "--since", "2012")]
    [InlineData("error: A profile is of days whose ends are known.\n   in: --since\n")]
    [InlineData("   in: --last with --since\n", "--last", "52w", "--since", "2012")]
    [InlineData("   in: --last with --until\n", "--last", "52w", "--until", "2012")]
    [InlineData("error: '52' is no span.\n   in: --last\n", "--last", "52")]
    [InlineData("error: '0w' is no span.\n   in: --last\n", "--last", "0w")]
    [InlineData("error: '1201m' is no span.\n   in: --last\n", "--last", "1201m")]
    [InlineData("   in: --last 4w --as-of '1'\n", "--last", "4w", "--as-of", "1")]
    public async Task Profile_OfDaysThatCannotBe_SaysWhatToName(string said, params string[] days)
    {
        var run = await Run(["IMU", .. days, "-o", "imu.pdf"]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4w", "2012-06-04", DayOfWeek.Monday, "2012-05-07 to 2012-06-03")]
    [InlineData("4w", "2012-06-03", DayOfWeek.Monday, "2012-04-30 to 2012-05-27")]
    [InlineData("1W", "2012-06-05", DayOfWeek.Saturday, "2012-05-26 to 2012-06-01")]
    [InlineData("52w", "2012-06-04", DayOfWeek.Monday, "2011-06-06 to 2012-06-03")]
    [InlineData("12m", "2012-06-04", DayOfWeek.Monday, "2011-06-04 to 2012-06-03")]
    [InlineData("1m", "2012-04-01", DayOfWeek.Sunday, "2012-03-01 to 2012-03-31")]
    public void Last_OfWeeksOrMonths_EndsWithTheLastWholeWeek(string last, string today, DayOfWeek firstDay, string period) =>
        Assert.Equal(period, SpanOptions.Back(last, Some.Day(today), firstDay).ToString());

    [Theory]
    [InlineData("{\"sections\":[\"weather\"]}", ExitCode.InputFormat, "error: The look file cannot be used: 'weather' is no section.\n")]
    [InlineData("{\"logo\":\"none.png\"}", ExitCode.InputUnreadable, "error: The look file cannot be used: there is no file 'none.png' beside it.\n")]
    [InlineData("", ExitCode.InputFormat, "error: The file is empty.\n")]
    public async Task Profile_WithALookThatCannotBe_SaysWhyAndWritesNothing(string look, int code, string said)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "look.json"), look);

        var run = await Run("IMU", "--last", "4w", "-o", "imu.pdf", "--look", "look.json");

        Assert.Equal(code, run.ExitCode);
        Assert.StartsWith(said + $"   in: {Path.Combine(_folder, "look.json")}", run.Error, StringComparison.Ordinal);
        Assert.Equal(["look.json"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }
}
