using Reporting.Briefs;
using Reporting.Briefs.Weekly;
using Reporting.Pdf;
using Reporting.Places;
using Reporting.Tallies;
using UglyToad.PdfPig;

namespace Reporting.Tests.RealData;

public sealed class UcdpBriefTests(UcdpStore ucdp) : IClassFixture<UcdpStore>
{
    [RealDataFact]
    public async Task CountryBrief_EveryPrintedNumber_EqualsAPlainLoop()
    {
        foreach (var week in new[] { "2021-W28", "2021-W31", "2021-W40", "2021-W46" })
            await Check(week, UcdpStore.Place(), _ => true, row => row.Province);
    }

    [RealDataFact]
    public async Task ProvinceBrief_EveryPrintedNumber_EqualsAPlainLoop()
    {
        foreach (var (week, province) in new[] { ("2021-W28", "Kandahar"), ("2021-W28", "Badakhshan"), ("2021-W31", "Hilmand"), ("2021-W23", "Baghlan") })
            await Check(week, UcdpStore.Place(province), row => row.Province == province, row => row.District);
    }

    private async Task Check(string label, PlaceKey place, Func<PlainRow, bool> inPlace, Func<PlainRow, string?> below)
    {
        Assert.True(Week.TryParse(label, out var week));
        var brief = await new WeeklyBriefBuilder(ucdp.Data).Build(new WeeklyBriefRequest { Week = week, Place = place });
        var plain = new PlainBrief(ucdp.Rows, inPlace, below, week.Start);

        Assert.True(brief.Figures.Figures.Length > 50);
        foreach (var figure in brief.Figures.Figures)
        {
            if (figure.Id == "notable.listed") continue;
            var (expected, printed) = (plain.Value(figure.Id), figure.Value);
            // A share is printed in whole per cent.
            Assert.True(expected == printed || expected is { } e && printed is { } p && Math.Abs(e - p) < 1e-9m || figure.Id.EndsWith(".share", StringComparison.Ordinal) && Math.Round(expected!.Value) == Math.Round(printed!.Value),
                $"{label} {place}: {figure.Id} is {printed} ('{figure.Text}'), counted {expected}");
        }
        foreach (var series in brief.Figures.Series)
            Assert.Equal(plain.Series(series.Id), series.Points.Select(point => (decimal?)point.Value));
        Assert.Equal(brief.Figures.Figures.Count(figure => figure.Id.StartsWith("incidents.", StringComparison.Ordinal) && figure.Id.Split('.').Length == 4 && figure.Id.EndsWith(".killed.1", StringComparison.Ordinal)),
            (int)brief.Figures.Figures.Single(figure => figure.Id == "notable.listed").Value!);
        Assert.Empty(await OriginCheck.Wrong(ucdp.Data, brief));
        AllInPdf(brief);
    }

    private static void AllInPdf(Brief brief)
    {
        using var written = new MemoryStream();
        BriefPdf.Write(brief, written);
        using var pdf = PdfDocument.Open(written.ToArray());
        var text = string.Concat(pdf.GetPages().Select(page => string.Concat(page.GetWords().Select(word => word.Text))));
        foreach (var figure in brief.Figures.Figures)
            Assert.Contains(figure.Text.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
    }
}
