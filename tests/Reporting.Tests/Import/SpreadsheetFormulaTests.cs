using System.Text;
using CsCheck;
using Reporting.Casualties;
using Reporting.Export;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Output;
using Reporting.Tests.Commands;
using Sylvan.Data.Csv;

namespace Reporting.Tests.Import;

/// <summary>No cell of a CSV that the product writes is run by a spreadsheet, and an exported one reads back without loss.</summary>
public sealed class SpreadsheetFormulaTests : IDisposable
{
    private const string Signs = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly Gen<string> Hostile = Gen.String[Gen.Char[Signs + "'\" \t\r\n\u00A0\u3000\uFEFFn,;|"], 1, 8];
    private static readonly string[] Numbers = ["revision", "latitude", "longitude"];

    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("=1+1")]
    [InlineData(" =1+1")]
    [InlineData("\u00A0\uFEFF@SUM(A1)")]
    [InlineData("\"=1+1\"")]
    [InlineData("\uFF1D1+1")]
    [InlineData("' \uFF0B1")]
    [InlineData("\r=1")]
    public void Text_ThatASpreadsheetWouldRun_GetsOneApostropheMore(string text) => Assert.Equal(("'" + text, text), (CsvCell.Guard(text), CsvCell.Unguard(CsvCell.Guard(text)).ToString()));

    [Theory]
    [InlineData("'")]
    [InlineData("'n")]
    [InlineData("a=b")]
    [InlineData("")]
    public void Text_ThatRunsNowhere_StaysAsItIs(string text) => Assert.Equal((text, text), (CsvCell.Guard(text), CsvCell.Unguard(text).ToString()));

    [Fact]
    public void Text_AnyGuarded_ReadsBackAndRunsNowhere() => Hostile.Sample(text =>
    {
        Assert.Equal(text, CsvCell.Unguard(CsvCell.Guard(text)).ToString());
        Assert.False(IsRun(CsvCell.Guard(text)), text);
    }, iter: 5_000, threads: 1);

    [Fact]
    public void Export_HostileTexts_RunNowhereAndReadBack() => Gen.Select(AnyIncident.Numbered(1), Hostile, Hostile, Hostile).Sample((any, a, b, c) =>
    {
        var incident = any with
        {
            Summary = a,
            Place = any.Place with { Country = "= n", District = "\uFF20n", Province = "'+n", Locality = b },
            Actors = [new Actor { Name = "-n", ActorId = c }],
            Sources = [new Source { Outlet = c, Title = a }],
        };
        using var stream = new MemoryStream();
        IncidentExport.Csv(stream, [incident]);
        AssertRunNowhere(Encoding.UTF8.GetString(stream.ToArray()));
        var row = Assert.Single(_files.Read(stream.ToArray()));
        Assert.True(row.Incident is { } same && IncidentContent.HaveSameContent(incident, same), row.Rejected?.ToString());
    }, iter: 500, threads: 1);

    [Fact]
    public void Output_AnyText_RunsNowhere() => Hostile.Sample(text =>
    {
        var csv = new CsvText();
        csv.Field("column").EndRow();
        csv.Field(text).EndRow();
        AssertRunNowhere(csv.ToString());
    }, iter: 2_000, threads: 1);

    [Theory]
    [InlineData("incidents")]
    [InlineData("tally")]
    [InlineData("series")]
    [InlineData("breakdown", "--by", "province")]
    [InlineData("breakdown", "--by", "group")]
    [InlineData("breakdown", "--by", "weapon")]
    [InlineData("names", "groups")]
    public async Task Command_NamesThatAreFormulas_RunNowhere(params string[] line)
    {
        var incident = Some.Incident(place: Some.Place("=Cmd", " @Province", "\uFF0BDistrict"), groups: ["-Group"], summary: "\t=1",
            seizures: [Some.Seized(Seizures.WeaponCategory.Ammunition, "=Round", Quantity.Exact(1))]);
        var run = await CommandRun.Of([incident], [.. line, "--output", "csv"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.InRange(AssertRunNowhere(run.Out), 1, int.MaxValue);
    }

    [Fact]
    public void RejectedFile_AnyRow_RunsNowhere()
    {
        using var kept = new RejectedFile(_files.Folder, "input.csv");
        Hostile.Sample(text => kept.Write(new RejectedRow(text, 2, text, text, RejectReason.BadText, text, text)), iter: 1_000, threads: 1);
        Assert.Equal(1_000, AssertRunNowhere(File.ReadAllText(kept.Finish(complete: true)!)));
    }

    // Not the product's own rule: what stands behind everything that a spreadsheet may pass over.
    private static bool IsRun(string cell) =>
        cell.Length > 0 && (cell[0] is '\t' or '\r' or '\n' || cell.TrimStart([' ', '\t', '\r', '\n', '\u00A0', '\u3000', '\uFEFF', '"']) is { Length: > 0 } rest && Signs.Contains(rest[0], StringComparison.Ordinal));

    private static int AssertRunNowhere(string csv)
    {
        using var reader = CsvDataReader.Create(new StringReader(csv));
        var rows = 0;
        for (; reader.Read(); rows++)
            for (var i = 0; i < reader.FieldCount; i++)
                if (!Numbers.Contains(reader.GetName(i))) Assert.False(IsRun(reader.GetString(i)), reader.GetString(i));
        return rows;
    }
}
