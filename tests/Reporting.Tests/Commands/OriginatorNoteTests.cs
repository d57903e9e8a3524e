using Reporting.Casualties;
using Reporting.Commands;
using Reporting.Incidents;

namespace Reporting.Tests.Commands;

/// <summary>A party that gave nothing is told of: its answer is "not reported" as that of a name that was misspelt.</summary>
public sealed class OriginatorNoteTests : IDisposable
{
    private const string Note = "No figure of these incidents is given by 'Nobody'; those who gave figures: ISAF, Xinhua.\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("tally")]
    [InlineData("series", "--step", "month")]
    [InlineData("breakdown", "--by", "province")]
    [InlineData("explain", "--figure", "killed")]
    public async Task Originator_WhoGaveNothing_IsToldWithThoseWhoDid(params string[] line)
    {
        var run = await CommandRun.Of(CommandRun.With(Story.Incidents) with { Folder = _folder }, [.. line, "--originator", "Nobody"]);

        Assert.Equal((ExitCode.Ok, Note), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("xinhua")]
    [InlineData("ISAF")]
    public async Task Originator_WhoGaveAFigureOrAWord_IsNotToldOf(string name)
    {
        var run = await CommandRun.Of(Story.Incidents, "tally", "--originator", name);

        Assert.Equal((ExitCode.Ok, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Originator_OfIncidentsThatNameNone_IsToldSo()
    {
        var run = await CommandRun.Of(Story.Incidents, "tally", "--week", "2012-W21", "--originator", "ISAF");

        Assert.Equal("No figure of these incidents is given by 'ISAF': none names who gave it.\n", run.Error);
    }

    [Fact]
    public async Task Originators_OfGreatNumber_AreFiveAndACount()
    {
        IReadOnlyList<Incident> incidents = [Some.Incident(figures: [.. Enumerable.Range(1, 7).Select(i => Some.Killed(Side.Militants, Quantity.Exact(i), $"Party {i}"))])];

        var run = await CommandRun.Of(incidents, "tally", "--originator", "Nobody");

        Assert.Equal("No figure of these incidents is given by 'Nobody'; those who gave figures: Party 1, Party 2, Party 3, Party 4, Party 5 and 2 more.\n", run.Error);
    }

    [Fact]
    public async Task Breakdown_ByOriginatorOfOneWhoGaveNothing_IsAProblem()
    {
        var run = await CommandRun.Of(Story.Incidents, "breakdown", "--by", "originator", "--originator", "Nobody");

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"error: {Note}   in: --originator\n  fix: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Breakdown_ByOriginatorOfOneWhoGaveFigures_IsOnlyThatRow()
    {
        var run = await CommandRun.Of(Story.Incidents, "breakdown", "--by", "originator", "--originator", "xinhua", "--output", "csv");

        Assert.Equal(["key", "xinhua"], run.Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(',')[0]));
    }
}
