using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Reporting.Commands;

namespace Reporting.Tests;

/// <summary>What <c>brief</c> writes beside the PDF, and many briefs at once.</summary>
public sealed class BriefOutputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2012, 6, 4, 10, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<ClientRun> Run(params string[] arguments) => ClientRun.In(_folder, _clock, 80, arguments);

    private string Named(params string[] path) => Path.Combine([_folder, .. path]);

    private Task<ClientRun> Import() => Run("import", Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl"));

    private async Task ImportThreeProvinces()
    {
        await Import();
        var raid = (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl")))[0];
        await File.WriteAllLinesAsync(Named("more.jsonl"),
        [
            raid.Replace("ljw:2012-06-03-argo-raid", "made-up:1", StringComparison.Ordinal).Replace("Badakhshan", "Takhar", StringComparison.Ordinal),
            raid.Replace("ljw:2012-06-03-argo-raid", "made-up:2", StringComparison.Ordinal).Replace("Badakhshan", "Kunduz", StringComparison.Ordinal).Replace("2012-06-03", "2012-05-02", StringComparison.Ordinal),
            raid.Replace("ljw:2012-06-03-argo-raid", "made-up:3", StringComparison.Ordinal).Replace("Badakhshan", "Khatlon", StringComparison.Ordinal).Replace("Afghanistan", "Tajikistan", StringComparison.Ordinal),
        ]);
        Assert.Equal(ExitCode.Ok, (await Run("import", "more.jsonl")).Code);
    }

    private IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Named(folder), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Named(folder), file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    [Fact]
    public async Task Weekly_WithEveryOutput_WritesThemAndSaysWhere()
    {
        await Import();

        var run = await Run("brief", "weekly", "--week", "2012-W22", "--province", "Badakhshan", "-o", "b.pdf", "--html", "b.html", "--figures", "b.json", "--tables", "tables", "--charts", "charts");

        Assert.Equal((ExitCode.Ok, ""), (run.Code, run.Error));
        Assert.Equal($"Edition 1\nBrief   {Named("b.pdf")}\nPage    {Named("b.html")}\nFigures {Named("b.json")}\nTables  {Named("tables")}\nCharts  {Named("charts")}\n", run.Out);
        Assert.Equal(["groups.csv", "places.csv", "tables.json", "weapons.csv"], Files("tables"));
        Assert.Equal(["sides.png", "sides.svg", "trend.png", "trend.svg", "types.png", "types.svg"], Files("charts"));
        using var tables = JsonDocument.Parse(await File.ReadAllBytesAsync(Named("tables", "tables.json")));
        Assert.Equal(1, tables.RootElement.GetProperty("edition").GetInt32());
    }

    [Fact]
    public async Task Edition_PrintedAgainWithEveryOutput_IsTheSameToTheByte()
    {
        await Import();
        await Run("brief", "weekly", "--week", "2012-W22", "--province", "Badakhshan", "-o", "b.pdf", "--html", "b.html", "--tables", "tables", "--charts", "charts");

        Assert.Equal(ExitCode.Ok, (await Run("brief", "--edition", "1", "-o", "again.pdf", "--html", "again.html", "--tables", "tables-again", "--charts", "charts-again")).Code);

        Assert.Equal(await File.ReadAllBytesAsync(Named("b.html")), await File.ReadAllBytesAsync(Named("again.html")));
        Assert.All(Files("tables"), file => Assert.Equal(File.ReadAllBytes(Named("tables", file)), File.ReadAllBytes(Named("tables-again", file))));
        Assert.All(Files("charts"), file => Assert.Equal(File.ReadAllBytes(Named("charts", file)), File.ReadAllBytes(Named("charts-again", file))));
    }

    [Fact]
    public async Task NextEdition_Tables_TellWhatChangedWithDays()
    {
        await Import();
        await Run("brief", "weekly", "--week", "2012-W22", "--province", "Badakhshan", "-o", "b.pdf");
        await Run("retract", "ljw:2012-05-31-policemen", "--reason", "=counted twice");

        await Run("brief", "weekly", "--week", "2012-W23", "--province", "Badakhshan", "-o", "b.pdf", "--tables", "tables");

        Golden.Compare("table-changes-incidents.csv", await File.ReadAllTextAsync(Named("tables", "changes.incidents.csv")));
        Golden.Compare("table-changes-figures.csv", await File.ReadAllTextAsync(Named("tables", "changes.figures.csv")));
    }

    [Theory]
    [InlineData("letter", 612)]
    [InlineData("A4", 595)]
    public async Task Weekly_OnAPaper_HasItsSize(string paper, int width)
    {
        await Import();

        Assert.Equal(ExitCode.Ok, (await Run("brief", "weekly", "--draft", "--week", "2012-W22", "-o", "b.pdf", "--html", "b.html", "--format", paper)).Code);

        Assert.Contains($"/MediaBox [0 0 {width}", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Named("b.pdf"))), StringComparison.Ordinal);
        Assert.Contains($"@page {{ size: {width}", await File.ReadAllTextAsync(Named("b.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllProvinces_OfACountry_AreThoseThatTheLedgerKnowsInTheirOrder()
    {
        await ImportThreeProvinces();

        var run = await Run("brief", "weekly", "--week", "2012-W22", "--country", "Afghanistan", "--all-provinces", "-o", "briefs", "--figures", "figures", "--html", "briefs", "--tables", "tables");

        Assert.Equal(ExitCode.Ok, run.Code);
        Assert.Equal(["badakhshan.html", "badakhshan.pdf", "kunduz.html", "kunduz.pdf", "takhar.html", "takhar.pdf"], Files("briefs"));
        Assert.Equal(["badakhshan.json", "kunduz.json", "takhar.json"], Files("figures"));
        Assert.Contains("kunduz/places.csv", Files("tables"));
        Assert.StartsWith($"Edition 1\nBrief   {Named("briefs", "badakhshan.pdf")}\n", run.Out, StringComparison.Ordinal);
        Assert.Contains($"Edition 3\nBrief   {Named("briefs", "takhar.pdf")}\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith($"Wrote 3 of 3 briefs to {Named("briefs")}\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllProvinces_EachBrief_IsTheOneOfItsProvinceAlone()
    {
        await ImportThreeProvinces();
        await Run("brief", "weekly", "--draft", "--week", "2012-W22", "--country", "Afghanistan", "--all-provinces", "-o", "briefs", "--figures", "briefs");

        foreach (var province in (string[])["Badakhshan", "Kunduz", "Takhar"])
        {
            await Run("brief", "weekly", "--draft", "--week", "2012-W22", "--province", province, "-o", "one.pdf", "--figures", "one.json");

            Assert.Equal(await File.ReadAllBytesAsync(Named("one.pdf")), await File.ReadAllBytesAsync(Named("briefs", province.ToLowerInvariant() + ".pdf")));
            Assert.Equal(await File.ReadAllTextAsync(Named("one.json")), await File.ReadAllTextAsync(Named("briefs", province.ToLowerInvariant() + ".json")));
        }
    }

    [Fact]
    public async Task AllProvinces_OfWhichOneFails_WritesTheOthersAndSaysWhichDidNot()
    {
        await ImportThreeProvinces();
        Directory.CreateDirectory(Named("briefs", "kunduz.pdf"));

        var run = await Run("brief", "weekly", "--draft", "--week", "2012-W22", "--country", "Afghanistan", "--all-provinces", "-o", "briefs");

        Assert.Equal(ExitCode.OutputUnwritable, run.Code);
        Assert.Equal(["badakhshan.pdf", "takhar.pdf"], Files("briefs"));
        Assert.EndsWith($"The brief of afghanistan/kunduz was not written.\nerror: This is a folder, not a file.\n   in: -o {Named("briefs", "kunduz.pdf")}\n  fix: Name a file in it.\nWrote 2 of 3 briefs to {Named("briefs")}\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.Usage, "All provinces are those of one country.", "--all-provinces", "-o", "briefs")]
    [InlineData(ExitCode.Usage, "All provinces are those of one country.", "--all-provinces", "--country", "Afghanistan", "--province", "Kunduz", "-o", "briefs")]
    [InlineData(ExitCode.Usage, "'a5' is no paper.", "-o", "b.pdf", "--format", "a5")]
    [InlineData(ExitCode.Usage, "Two outputs of a brief cannot be one file.", "-o", "b.pdf", "--html", "b.pdf")]
    [InlineData(ExitCode.OutputUnwritable, "This is a file, not a folder.", "-o", "b.pdf", "--tables", "more.jsonl")]
    [InlineData(ExitCode.OutputUnwritable, "The output folder does not exist.", "-o", "b.pdf", "--html", "nowhere/b.html")]
    public async Task Weekly_AskedForWrongly_IsExplainedAndFixesNothing(int code, string what, params string[] options)
    {
        await ImportThreeProvinces();

        var run = await Run(["brief", "weekly", "--week", "2012-W22", .. options]);

        Assert.Equal((code, ""), (run.Code, run.Out));
        Assert.StartsWith($"error: {what}\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("fix: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("1", (await Run("brief", "list", "--output", "csv")).Out.Split('\n', 2)[1], StringComparison.Ordinal);
    }
}
