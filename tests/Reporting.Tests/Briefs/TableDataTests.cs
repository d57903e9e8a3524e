using System.Text.Json;
using Reporting.Briefs;
using Reporting.Briefs.Data;

namespace Reporting.Tests.Briefs;

public sealed class TableDataTests
{
    public static TheoryData<string> Names => [.. TrialBriefs.Names];

    [Theory]
    [InlineData("places")]
    [InlineData("weapons")]
    public void Csv_OfATable_IsAsApproved(string name) => Golden.Compare($"table-{name}.csv", Csv(SmallBrief.Of(), name));

    [Fact]
    public void Json_OfAllTables_IsAsApproved() => Golden.Compare("tables.json", TablesJson.Print(TableData.Of(SmallBrief.Of()), SmallBrief.Of()));

    [Fact]
    public async Task Csv_OfTheSamplesPlacesAndWeapons_IsAsApproved()
    {
        var brief = await TrialBriefs.Build("sample");

        Golden.Compare("table-sample-places.csv", Csv(brief, "places"));
        Golden.Compare("table-sample-weapons.csv", Csv(brief, "weapons"));
    }

    [Fact]
    public void Csv_RowsAndLineBreaks_AreThoseOfTheStandard()
    {
        var csv = Csv(SmallBrief.Of(), "weapons");

        Assert.Equal(3, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\r\n\"one, \"\"two\"\"\nthree\",2012-06-01,2012-06-03,0,plain,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_OfATextThatASpreadsheetWouldRun_IsGuardedAsEverywhere() =>
        Assert.Contains("\r\n\"'=HYPERLINK(\"\"https://example.org\"\")\",0,,..,,,plain,", Csv(SmallBrief.Of(), "places"), StringComparison.Ordinal);

    [Fact]
    public void Values_NotReportedZeroAndNothingToReport_AreToldApart()
    {
        var rows = TableData.Of(SmallBrief.Of())[0].Rows;

        // Incidents, killed, killed as printed, low, high.
        Assert.Equal([1204m, 5m, null, 3m, 1500m], rows[0].Values.Skip(1).Select(value => value.Number));
        Assert.Equal([0m, null, null, null, null], rows[1].Values.Skip(1).Select(value => value.Number));
        Assert.Equal([1m, null, null, null, 0m], rows[2].Values.Skip(1).Select(value => value.Number));
        Assert.Equal(["5 +", "..", "–", "5"], rows.Select(row => row.Values[3].Text));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Csv_TablesOfEachTrial_HaveOneTagAndOneFieldForEachColumn(string name)
    {
        var brief = await TrialBriefs.Build(name);

        Assert.All(TableData.Of(brief), table =>
        {
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Values.Length));
            var tags = table.Columns.Select(column => column.Tag).Where(tag => tag.Length > 0).ToList();
            Assert.Equal(tags.Count, tags.Distinct().Count());
            Assert.All(tags, tag => Assert.Matches("^#[a-z0-9]+(\\+[a-z]+)*$", tag));
        });
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Values_OfEachTrial_AreThoseOfRegisteredFigures(string name)
    {
        var brief = await TrialBriefs.Build(name);
        var numbers = brief.Figures.Figures.Select(figure => figure.Value).OfType<decimal>().ToHashSet();
        var tables = brief.Sections.SelectMany(section => section.Blocks).OfType<Table>().ToDictionary(table => table.Id);

        Assert.All(TableData.Of(brief), table => Assert.All(table.Rows, row => Assert.All(row.Values.Zip(table.Columns), value =>
            Assert.True(value.First.Number is not { } number || numbers.Contains(number) || number == value.Second.Dash))));
        Assert.All(TableData.Of(brief), table => Assert.Equal(tables[table.Id].Rows.Length, table.Rows.Length));
    }

    [Fact]
    public async Task Json_OfTheSample_SaysWhatTheFiguresFileSaysOfTheBrief()
    {
        var brief = await TrialBriefs.Build("sample");
        using var tables = JsonDocument.Parse(TablesJson.Print(TableData.Of(brief), brief));
        using var figures = JsonDocument.Parse(TrialBriefs.Figures(brief));

        Assert.Equal(
            figures.RootElement.EnumerateObject().TakeWhile(field => field.Name != "figures").Select(field => (field.Name, field.Value.ToString())),
            tables.RootElement.EnumerateObject().TakeWhile(field => field.Name != "tables").Select(field => (field.Name, field.Value.ToString())));
    }

    private static string Csv(Brief brief, string name) => TableCsv.Print(TableData.Of(brief).Single(table => table.FileName == name), brief);
}
