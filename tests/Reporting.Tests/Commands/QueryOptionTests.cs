using System.Text.Json;

namespace Reporting.Tests.Commands;

public class QueryOptionTests
{
    private static async Task<JsonElement> Tally(params string[] options)
    {
        var run = await CommandRun.Of(Story.Incidents, ["tally", "--output", "json", .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Out).RootElement;
    }

    [Fact]
    public async Task Option_Repeated_MeansAnyOfThem()
    {
        var answer = await Tally("--type", "raid", "--type", "Bombing", "--group", "IMU", "--group", "TTP");

        Assert.Equal("group imu|ttp; type bombing|raid", answer.GetProperty("subject").GetString());
        Assert.Equal(3, answer.GetProperty("incidents").GetInt64());
    }

    [Fact]
    public async Task Places_OfTwoLevels_AreTheDeeper()
    {
        var answer = await Tally("--country", "Afghanistan", "--province", "Zabul", "--province", "kandahar province");

        Assert.Equal("province afghanistan/kandahar|afghanistan/zabul", answer.GetProperty("subject").GetString());
        Assert.Equal(2, answer.GetProperty("incidents").GetInt64());
    }

    [Theory]
    [InlineData("2012-06-02", "2012-06-03", "2012-06-02", "2012-06-03")]
    [InlineData("2012-05", "2012-06", "2012-05-01", "2012-06-30")]
    [InlineData("2012", "2012", "2012-01-01", "2012-12-31")]
    [InlineData("2012-02", "2012-02", "2012-02-01", "2012-02-29")]
    public async Task Period_OfDaysMonthsOrYears_TakesBothEndsWhole(string since, string until, string first, string last)
    {
        var answer = await Tally("--since", since, "--until", until);

        Assert.Equal((first, last), (answer.GetProperty("since").GetString(), answer.GetProperty("until").GetString()));
    }

    [Theory]
    [InlineData("monday", "2012-05-28", "2012-06-03")]
    [InlineData("Saturday", "2012-05-26", "2012-06-01")]
    public async Task Week_WithItsFirstDay_IsItsSevenDays(string firstDay, string first, string last)
    {
        var answer = await Tally("--week", "2012-w22", "--week-starts", firstDay);

        Assert.Equal((first, last), (answer.GetProperty("since").GetString(), answer.GetProperty("until").GetString()));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("non-state")]
    public async Task Violence_ByNumberOrCode_IsTheSame(string text) =>
        Assert.Equal("violence non-state", (await Tally("--violence", text)).GetProperty("subject").GetString());

    [Fact]
    public async Task Period_Open_IsNull()
    {
        var answer = await Tally();

        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, "all"), (answer.GetProperty("since").ValueKind, answer.GetProperty("until").ValueKind, answer.GetProperty("subject").GetString()));
        Assert.Equal("2012-06-04T10:00:00.000Z", answer.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Help_OfEachCommand_HasExamples()
    {
        foreach (var command in (string[][])[["demo"], ["import"], ["export"], ["tally"], ["series"], ["breakdown"], ["incidents"], ["names"], ["brief", "weekly"], ["record"], ["retract"], ["audit"]])
        {
            var run = await CommandRun.Of(Story.Incidents, [.. command, "--help"]);

            Assert.Contains($"Examples:\n  ReportClient {string.Join(' ', command)}", run.Out, StringComparison.Ordinal);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
        }
    }

    [Fact]
    public async Task Nothing_Typed_ShowsHelp()
    {
        var run = await CommandRun.Of(Story.Incidents);

        Assert.StartsWith("Description:", run.Out, StringComparison.Ordinal);
    }
}
