using Reporting.Import;

namespace Reporting.Tests.Import;

/// <summary>What docs/formats says is what the readers do.</summary>
public sealed class FormatDocumentTests : IDisposable
{
    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    public static TheoryData<string> Formats => [.. ImportFormats.All.Select(format => format.Code())];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Format_HasADocument(string format) => Assert.StartsWith($"# {format}\n", Text(format), StringComparison.Ordinal);

    [Fact]
    public void RejectedRows_EveryReason_IsDocumented() => Assert.All(Enum.GetValues<RejectReason>(), reason => Assert.Contains($"`{reason.Code()}`", Text("rejected-rows"), StringComparison.Ordinal));

    [Fact]
    public void ReportingCsv_EveryColumn_IsDocumented() => Assert.All(ReportingCsvMapping.Columns, column => Assert.Contains($"`{column}`", Text("reporting-csv"), StringComparison.Ordinal));

    [Fact]
    public void ReportingCsv_Example_IsRead()
    {
        var cell = Text("reporting-csv").Split('\n').Single(line => line.StartsWith("    ", StringComparison.Ordinal)).Trim();
        Assert.Equal(3, _files.One($"id,start,country,location_precision,figures\na:1,2012-06-03,Afghanistan,country,{cell}\n").Figures.Length);
    }

    [Fact]
    public void UcdpGed_EveryNeededColumn_IsDocumented() => Assert.All(UcdpGedMapping.Needed, column => Assert.Contains($"`{column}`", Text("ucdp-ged"), StringComparison.Ordinal));

    [Fact]
    public void ReportingJsonLines_Example_IsRead() =>
        Assert.Equal("several", _files.One(Text("reporting-jsonl").Split('\n').Single(line => line.StartsWith('{')) + "\n").Figures[0].Quantity.Word);

    [Theory]
    [InlineData("type")]
    [InlineData("violence")]
    [InlineData("datePrecision")]
    [InlineData("precision")]
    public void ReportingJsonLines_EveryCode_IsDocumented(string member)
    {
        var known = member switch
        {
            "type" => FormatCodes.Type.Known,
            "violence" => FormatCodes.Violence.Known,
            "datePrecision" => FormatCodes.DatePrecision.Known,
            _ => FormatCodes.LocationPrecision.Known,
        };
        Assert.All(known.Split(", "), code => Assert.Contains(code, Text("reporting-jsonl"), StringComparison.Ordinal));
    }

    private static string Text(string name) => File.ReadAllText(Path.Combine(Repository.Root, "docs", "formats", name + ".md"));
}
