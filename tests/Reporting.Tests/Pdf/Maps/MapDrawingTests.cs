using System.Collections.Immutable;
using Reporting.Briefs;
using Reporting.Briefs.Maps;
using Reporting.Briefs.Weekly;
using Reporting.Pdf.Layout.Maps;
using Reporting.Places;
using Reporting.Tests.Briefs;
using Reporting.Tests.Briefs.Maps;
using SkiaSharp;
using UglyToad.PdfPig;

namespace Reporting.Tests.Pdf.Maps;

public sealed class MapDrawingTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Text_OnEachFill_IsLegible(int of) => Assert.InRange(MapColors.Contrast(MapColors.TextOn(MapColors.Fill(of)), MapColors.Fill(of)), 4.5, 21);

    [Fact]
    public void Contrast_OfBlackAndWhite_IsTwentyOne() => Assert.Equal(21, MapColors.Contrast(SKColors.Black, SKColors.White), 3);

    [Fact]
    public async Task Map_OfACountry_PrintsLegendNamesAndNumbers()
    {
        var brief = await TrialBriefs.Build("map");
        using var document = PdfDocument.Open(TrialBriefs.Pdf(brief));
        var text = string.Concat(document.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value).Where(letter => !string.IsNullOrWhiteSpace(letter)));

        Assert.Contains("noincident", text, StringComparison.Ordinal);
        Assert.Contains("ormore", text, StringComparison.Ordinal);
        Assert.All(BriefText.Block<TileMap>(brief).Tiles, tile => Assert.Contains(tile.Name[..4].Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Boundaries_OnAPage_AreTheSameToTheByteAndSayWhatIsHatched()
    {
        var boundaries = new Boundaries("areas.geojson", [Square("Badakhshan", 70), Square("Kunduz", 68), Square("Atlantis", 66)]);
        var request = new WeeklyBriefRequest { Week = TrialBriefs.Week("2021-W32"), Place = PlaceKey.FromNames("Afghanistan"), Boundaries = boundaries };
        var pdf = TrialBriefs.Pdf(await new WeeklyBriefBuilder(MappedIncidents.Year).Build(request));
        using var document = PdfDocument.Open(pdf);

        Assert.Contains(document.GetPages(), page => page.Text.Replace(" ", "", StringComparison.Ordinal).Contains("nosuchprovinceinthedata", StringComparison.Ordinal));
        Assert.Equal(pdf, TrialBriefs.Pdf(await new WeeklyBriefBuilder(MappedIncidents.Year).Build(request)));
    }

    [Fact]
    public void Ring_Simplified_StaysWithinTheToleranceAndClosed()
    {
        var ring = Enumerable.Range(0, 721).Select(i => new SKPoint(100 + 80 * MathF.Cos(i % 720 * MathF.PI / 360), 100 + 80 * MathF.Sin(i % 720 * MathF.PI / 360))).ToList();

        var simple = Simplified.Of(ring);

        Assert.Equal(simple[0], simple[^1]);
        Assert.InRange(simple.Count, 20, 80);
        Assert.All(ring, point => Assert.InRange(simple.Zip(simple.Skip(1), (a, b) => DistanceTo(point, a, b)).Min(), 0, Simplified.Tolerance + 0.01));
    }

    [Fact]
    public void Projection_OfAnyArea_KeepsItsShapeWithinTheRoom()
    {
        var projection = new Projection([new Degrees(60, 29), new Degrees(75, 39)], 500, 300);

        Assert.Equal(300, projection.Height, 3);
        Assert.Equal(300 * 1.5 * Math.Cos(34 * Math.PI / 180), projection.Width, 0.05);
        Assert.Equal(new SKPoint(0, 0), projection.Of(new Degrees(60, 39)));
    }

    [Fact]
    public void Label_InAnAreaThatIsTooSmall_HasNoRoom()
    {
        List<SKPoint> ring = [new(0, 0), new(10, 0), new(10, 10), new(0, 10), new(0, 0)];
        using var path = new SKPath();
        path.AddPoly([.. ring.SkipLast(1)], close: true);
        var room = new LabelRoom(path, [ring]);

        Assert.Null(room.For(20, 5));
        Assert.Equal(new SKPoint(5, 5), room.For(8, 4));
    }

    private static Boundary Square(string name, double east) =>
        new(ImmutableDictionary<string, string>.Empty.Add("name", name), [[new(east, 36), new(east + 2, 36), new(east + 2, 38), new(east, 38), new(east, 36)]]);

    private static double DistanceTo(SKPoint point, SKPoint from, SKPoint to)
    {
        var length = SKPoint.DistanceSquared(from, to);
        var share = length == 0 ? 0 : Math.Clamp(((point.X - from.X) * (to.X - from.X) + (point.Y - from.Y) * (to.Y - from.Y)) / length, 0, 1);
        return SKPoint.Distance(point, new SKPoint(from.X + share * (to.X - from.X), from.Y + share * (to.Y - from.Y)));
    }
}
