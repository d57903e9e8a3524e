using System.Text.Json;
using Reporting.Output;
using Reporting.Tallies;
using Reporting.Tests.Commands;

namespace Reporting.Tests.Output;

public sealed class FormTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(34_275L, 36_396L, 41_111L, "36,396 (34,275-41,111)")]
    [InlineData(5L, 5L, 5L, "5")]
    [InlineData(null, 5L, null, "5")]
    [InlineData(3L, 3L, null, "3 (3-..)")]
    [InlineData(null, 3L, 4L, "3 (..-4)")]
    [InlineData(9L, 8L, 7L, "8")]
    [InlineData(288L, 281L, 292L, "281")]
    [InlineData(3L, 5L, 4L, "5")]
    [InlineData(3L, 2L, null, "2")]
    [InlineData(null, null, null, "..")]
    public void Figure_InWords_ShowsTheEndsWhereTheyDifferAndContainIt(long? low, long? best, long? high, string text) =>
        Assert.Equal(text, FigureText.Whole(FigureTally.OfIncident(low, best, high, unquantified: false)));

    [Fact]
    public async Task Legend_OfAnotherRule_SaysWhatTheNumbersAreAndWhatIsLeftOut()
    {
        var run = await CommandRun.Of([Some.Incident(figures: [Some.Killed(Casualties.Side.Total, Casualties.Quantity.Estimate(13, 13, 12))])], "tally", "--rule", "lowest");

        Assert.Contains("\nKilled             12\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("Figures are the lowest number given for each incident, low and high ends among them.\nLeft out: low-high that do not contain the figure; --output csv has them.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_PartAndWords_SaysBoth()
    {
        var figure = FigureTally.OfIncident(1, 1, 1, unquantified: false) + FigureTally.OfIncident(null, null, null, unquantified: true);

        Assert.Equal("reported in 1 of 3 incidents, + unquantified in 1", FigureText.Coverage(figure, 3));
        Assert.Equal("not reported", FigureText.Coverage(default, 3));
        Assert.Equal("", FigureText.Coverage(FigureTally.OfIncident(0, 0, 0, unquantified: false), 1));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-5", "'-5")]
    [InlineData("+5", "'+5")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("", "")]
    public void Csv_Text_IsQuotedAndRunsNowhere(string text, string field) => Assert.Equal(field, new CsvText().Field(text).ToString());

    [Fact]
    public void Csv_Row_EndsInCarriageReturnAndLineFeed()
    {
        var csv = new CsvText();
        csv.Field("a").Field(-5L).Field((long?)null).EndRow();
        csv.Field("b").EndRow();

        Assert.Equal("a,-5,\r\nb\r\n", csv.ToString());
    }

    [Fact]
    public async Task Json_OfTally_HasExactlyThePromisedFields()
    {
        var run = await CommandRun.Of(Story.Incidents, "tally", "--output", "json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(["subject", "since", "until", "asOf", "incidents", "killed", "wounded", "captured", "killedBySide", "seizures", "position", "rule"], Names(json.RootElement));
        foreach (var harm in (string[])["killed", "wounded", "captured"])
            Assert.Equal(["low", "best", "high", "reportedIn", "unquantifiedIn"], Names(json.RootElement.GetProperty(harm)));
        Assert.Equal(["militants", "securityForces", "civilians", "unknown"], Names(json.RootElement.GetProperty("killedBySide")));
        Assert.Equal(["category", "item", "quantity", "unit", "unquantifiedIn"], Names(json.RootElement.GetProperty("seizures")[0]));
    }

    [Fact]
    public async Task Json_NotReported_IsNullAndNeverZero()
    {
        var run = await CommandRun.Of([Some.Incident()], "tally", "--output", "json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("killed").GetProperty("best").ValueKind);
        Assert.Equal(0, json.RootElement.GetProperty("killed").GetProperty("reportedIn").GetInt32());
    }

    [Theory]
    [InlineData("bucket", "series")]
    [InlineData("key", "breakdown", "--by", "type")]
    public async Task Json_OfRows_IsTheSameObjectWithALabel(string label, params string[] line)
    {
        var run = await CommandRun.Of(Story.Incidents, [.. line, "--output", "json"]);
        var tally = await CommandRun.Of(Story.Incidents, "tally", "--output", "json");

        using var rows = JsonDocument.Parse(run.Out);
        using var one = JsonDocument.Parse(tally.Out);
        Assert.Equal(label, Names(rows.RootElement[0])[0]);
        Assert.Equal(Names(one.RootElement), Names(rows.RootElement[0]).Where(name => name is not ("bucket" or "key" or "name")));
    }

    [Fact]
    public async Task OutputFile_WhenWritingFails_KeepsWhatWasThere()
    {
        var path = Path.Combine(_folder, "brief.pdf");
        await File.WriteAllTextAsync(path, "before");
        var file = OutputFile.At(path, "-o");

        Assert.Throws<InvalidOperationException>(() => file.Write(_ => throw new InvalidOperationException()));

        Assert.Equal("before", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task OutputFile_Written_ReplacesWhatWasThere()
    {
        var path = Path.Combine(_folder, "brief.pdf");
        await File.WriteAllTextAsync(path, "before, and longer");

        OutputFile.At(path, "-o").Write(stream => stream.Write("after"u8));

        Assert.Equal("after", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name)];
}
