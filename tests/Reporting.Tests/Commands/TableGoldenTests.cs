namespace Reporting.Tests.Commands;

public class TableGoldenTests
{
    public static TheoryData<string, int> Screens()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in Lines.Keys)
        {
            data.Add(name, 80);
            data.Add(name, 140);
        }
        return data;
    }

    private static readonly Dictionary<string, string[]> Lines = new()
    {
        ["tally"] = ["tally", "--province", "Badakhshan province", "--week", "2012-W22"],
        ["tally-all"] = ["tally"],
        ["tally-nothing"] = ["tally", "--week", "2012-W30"],
        ["series-week"] = ["series", "--step", "week", "--country", "afghanistan", "--since", "2012-04-09"],
        ["series-month"] = ["series", "--step", "month", "--since", "2012", "--until", "2012-06"],
        ["breakdown-province"] = ["breakdown", "--by", "province", "--country", "Afghanistan"],
        ["breakdown-district"] = ["breakdown", "--by", "district"],
        ["breakdown-group"] = ["breakdown", "--by", "group"],
        ["breakdown-type"] = ["breakdown", "--by", "type"],
        ["breakdown-side"] = ["breakdown", "--by", "side", "--province", "badakhshan"],
        ["breakdown-weapon"] = ["breakdown", "--by", "weapon"],
        ["breakdown-rule"] = ["breakdown", "--by", "rule"],
        ["breakdown-originator"] = ["breakdown", "--by", "originator"],
        ["explain"] = ["explain", "--figure", "killed", "--week", "2012-W22", "--province", "Badakhshan"],
        ["explain-low"] = ["explain", "--figure", "militants.killed.low", "--rule", "lowest"],
        ["explain-seized"] = ["explain", "--figure", "seized:AK-47"],
        ["explain-mean"] = ["explain", "--brief-figure", "key.killed.mean4", "--week", "2012-W23"],
        ["explain-places"] = ["explain", "--brief-figure", "places.withIncidents", "--week", "2012-W15", "--country", "Afghanistan", "--limit", "1"],
        ["incidents"] = ["incidents", "--province", "Badakhshan", "--limit", "3"],
        ["names-districts"] = ["names", "districts"],
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Table_OfWidth_IsAsApproved(string name, int width)
    {
        var run = await CommandRun.Of(Story.Incidents, width, Lines[name]);

        Golden.Compare($"{name}.{width}.txt", run.Out);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Table_OfWidth_FitsTheScreen(string name, int width)
    {
        var run = await CommandRun.Of(Story.Incidents, width, Lines[name]);

        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.Length, 0, width));
    }

    [Theory]
    [InlineData("tally", "csv")]
    [InlineData("tally", "json")]
    [InlineData("tally-nothing", "json")]
    [InlineData("series-month", "csv")]
    [InlineData("series-month", "json")]
    [InlineData("breakdown-province", "csv")]
    [InlineData("breakdown-province", "json")]
    [InlineData("breakdown-side", "json")]
    [InlineData("breakdown-weapon", "csv")]
    [InlineData("breakdown-weapon", "json")]
    [InlineData("breakdown-rule", "csv")]
    [InlineData("breakdown-rule", "json")]
    [InlineData("breakdown-originator", "json")]
    [InlineData("explain", "csv")]
    [InlineData("explain", "json")]
    [InlineData("explain-mean", "csv")]
    [InlineData("explain-places", "json")]
    [InlineData("incidents", "csv")]
    [InlineData("incidents", "json")]
    [InlineData("names-districts", "csv")]
    [InlineData("names-districts", "json")]
    public async Task Data_InForm_AreAsApproved(string name, string form)
    {
        var run = await CommandRun.Of(Story.Incidents, [.. Lines[name], "--output", form]);

        Golden.Compare($"{name}.{form}", run.Out);
    }

    [Fact]
    public async Task Reference_OfCommands_IsDocsCli()
    {
        var run = await CommandRun.Of(Story.Incidents, "reference");

        Golden.CompareFile(Path.Combine("docs", "cli.md"), run.Out);
    }
}
