using System.Collections.Concurrent;
using Reporting.Briefs;
using Reporting.Briefs.Weekly;
using Reporting.Pdf;
using Reporting.Places;
using Reporting.Tallies;
using Reporting.Tests.Briefs;
using Reporting.Tests.Import;
using UglyToad.PdfPig;

namespace Reporting.Tests.Pdf.Pages;

/// <summary>Pages of briefs that are hard to lay out look as somebody approved them.</summary>
public sealed class PagePictureTests
{
    // Several tests look at each.
    private static readonly ConcurrentDictionary<string, Task<byte[]>> Built = new(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. HardBriefs.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task Pages_OfAHardBrief_LookAsApproved(string name) => ApprovedPages.Compare(name, await PagePictures.Draw(await Pdf(name)));

    [Fact]
    public async Task Pages_DrawnByOtherCode_AreAlike()
    {
        var drawn = await PagePictures.Draw(await Pdf("one-incident"), program: "pdftocairo");

        Assert.All(ApprovedPages.Differences("one-incident", drawn), difference => Assert.True(difference.IsAlike, difference.ToString()));
    }

    [Fact]
    public async Task Pages_WithoutTheProgram_FailAndSayWhatToInstall() =>
        Assert.EndsWith("apt-get install poppler-utils", (await Assert.ThrowsAsync<InvalidOperationException>(() => PagePictures.Draw([], program: "pdftoppm-of-nobody"))).Message, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Names))]
    public async Task Pages_OfAHardBrief_AreTwoToEight(string name) => Assert.InRange(Count(await Pdf(name)), 2, 8);

    [Theory, MemberData(nameof(Names))]
    public async Task Letters_OfAHardBrief_StandBesideEachOther(string name) => StandBesideEachOther(await Pdf(name));

    [Fact]
    public async Task KeyFigure_WithOneEndOfItsRange_NamesNotBoth()
    {
        using var document = PdfDocument.Open(await Pdf("large-numbers"));
        var page = string.Concat(document.GetPage(1).Letters.Select(letter => letter.Value).Where(value => !string.IsNullOrWhiteSpace(value)));

        Assert.Contains("reportedin1of1incidentlow42,345", page, StringComparison.Ordinal);
    }

    // Its number is drawn beside where its bar would end, which is on the axis.
    [Fact]
    public async Task Trend_OfAWeekWithoutIncident_PrintsItsZeroAboveTheAxis()
    {
        using var document = PdfDocument.Open(await Pdf("none"));
        var zeros = document.GetPage(1).Letters.Where(letter => letter.Value == "0").ToList();
        var number = zeros.Single(letter => letter.Color.ToRGBValues() is (0, > 0.4, > 0.6));
        var step = zeros.Where(letter => letter.StartBaseLine.X < PageFormat.Margin + 12).MinBy(letter => Math.Abs(letter.StartBaseLine.Y - number.StartBaseLine.Y))!;

        Assert.InRange(number.StartBaseLine.Y - step.StartBaseLine.Y, 3, 12);
    }

    [Fact]
    public void Names_OfTheHardBriefs_HaveSixtyCharacters() => Assert.All(Enumerable.Range(0, 12), number => Assert.Equal(60, HardBriefs.Long(number).Length));

    // Of real data only what nobody can read is kept.
    [RealDataFact]
    public async Task Pages_OfTheHeaviestWeekOf2021_LookAsApproved() =>
        ApprovedPages.Compare("heaviest-week-of-2021", await PagePictures.Draw(await HeaviestWeek(), PagePictures.Illegible));

    [RealDataFact]
    public async Task Letters_OfTheHeaviestWeekOf2021_StandBesideEachOther() => StandBesideEachOther(await HeaviestWeek());

    private static async Task<byte[]> HeaviestWeek()
    {
        var incidents = ImportFiles.ReadFile(RealFiles.Afghanistan2021).Select(row => row.Incident!).ToList();
        var week = incidents.Where(incident => incident.Start.Year == 2021).GroupBy(incident => Week.Containing(incident.Start, DayOfWeek.Monday)).MaxBy(group => group.Count())!.Key;
        var data = new InMemoryData(incidents, new DateTimeOffset(2022, 1, 10, 6, 0, 0, TimeSpan.Zero));
        return Written("heaviest-week-of-2021", await new WeeklyBriefBuilder(data).Build(new WeeklyBriefRequest { Week = week, Place = PlaceKey.FromNames("Afghanistan") }), PageFormat.A4);
    }

    // Letters of one line, each from where it begins to where it ends.
    private static void StandBesideEachOther(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        foreach (var line in document.GetPages().SelectMany(page => page.Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).GroupBy(letter => (page.Number, Math.Round(letter.StartBaseLine.Y, 1)))))
        {
            var letters = line.OrderBy(letter => letter.StartBaseLine.X).ToList();
            Assert.All(letters.Zip(letters.Skip(1)), pair => Assert.True(pair.Second.StartBaseLine.X > pair.First.EndBaseLine.X - 0.6,
                $"page {line.Key.Number}: '{pair.Second.Value}' stands on '{pair.First.Value}' in '{string.Concat(letters.Select(letter => letter.Value))}'"));
        }
    }

    private static int Count(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return document.NumberOfPages;
    }

    private static Task<byte[]> Pdf(string name) => Built.GetOrAdd(name, async one => Written(one, await HardBriefs.Build(one), HardBriefs.Format(one)));

    // The files stay beside the tests, so that somebody can look at them larger.
    private static byte[] Written(string name, Brief brief, PageFormat format)
    {
        var pdf = TrialBriefs.Pdf(brief, new BriefPdfOptions { UseMachineFonts = false, Format = format });
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pages")).FullName, name + ".pdf"), pdf);
        return pdf;
    }
}
