using BenchmarkDotNet.Attributes;
using Reporting.Benchmarks.Briefs;
using Reporting.Benchmarks.Measuring;
using Reporting.Briefs;
using Reporting.Briefs.Weekly;
using Reporting.Hosting;
using Reporting.Import;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.Pdf.Layout;
using Reporting.Queries;
using SkiaSharp;

namespace Reporting.Benchmarks.Parts;

/// <summary>A country's brief of one week, once its facts are known: composed, laid out, drawn and written.</summary>
[MemoryDiagnoser]
public class BriefDrawing : IDisposable
{
    private const int Rows = 20_000;
    private static readonly PageFormat Format = PageFormat.A4;

    // Of every benchmark in this process: a store is made for it.
    private static readonly Lazy<Task<WeekFacts>> Gathered = new(Gather);

    private readonly Typesetter _type = new(new Legible(useMachineFonts: false));
    private WeekFacts _facts = null!;
    private Brief _brief = null!;
    private PlacedPage _page = null!;
    private Piece _trend = null!;
    private Piece _bars = null!;

    [GlobalSetup]
    public async Task Compose()
    {
        _facts = await Gathered.Value;
        _brief = WeeklyBriefBuilder.Compose(_facts);
        var pages = Laid();
        _page = pages[0];
        var charts = new ChartLayout(_type, Format.ContentWidth);
        var blocks = _brief.Sections.SelectMany(section => section.Blocks).ToList();
        _trend = charts.Trend(blocks.OfType<TrendChart>().First());
        _bars = charts.Bars([.. blocks.OfType<BarChart>().Take(2)]);
        Console.WriteLine(FormattableString.Invariant($"// {pages.Count} pages, {blocks.OfType<Chart>().Count()} charts"));
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _type.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Description = "text, tables and charts composed")]
    public int Composing() => WeeklyBriefBuilder.Compose(_facts).Sections.Length;

    [Benchmark(Description = "all pages laid out")]
    public int Layout() => Laid().Count;

    [Benchmark(Description = "the first page drawn")]
    public int Page() => Drawn(canvas =>
    {
        foreach (var (piece, y) in _page.Pieces) piece.Draw(canvas, PageFormat.Margin, y);
    });

    [Benchmark(Description = "a trend chart drawn")]
    public int Trend() => Drawn(canvas => _trend.Draw(canvas, PageFormat.Margin, PageFormat.Top));

    [Benchmark(Description = "two bar charts drawn")]
    public int Bars() => Drawn(canvas => _bars.Draw(canvas, PageFormat.Margin, PageFormat.Top));

    [Benchmark(Description = "the whole PDF laid out, drawn and written")]
    public long Pdf()
    {
        using var pdf = new MemoryStream();
        BriefPdf.Write(_brief, pdf);
        return pdf.Length;
    }

    private static async Task<WeekFacts> Gather()
    {
        using var folder = new ScratchFolder();
        MadeUp.Write(folder.At("history.csv"), Rows);
        await using var silo = await EmbeddedSilo.Start(folder.At("store"), TimeProvider.System);
        await new Importer(silo.Grains).Import(new ImportRequest { Path = folder.At("history.csv"), RecordedBy = "benchmark" });
        var data = new LiveData(silo.Grains);
        var places = await BriefedPlaces.Busiest(data);
        return await new WeeklyBriefBuilder(data).Gather(new WeeklyBriefRequest { Week = places.Week, Place = places.Country });
    }

    private IReadOnlyList<PlacedPage> Laid() => new Paginator(Format).Paginate(new BriefLayout(_type, Format).Lay(_brief));

    // As vectors, and without the fonts and compression that a file takes.
    private static int Drawn(Action<SKCanvas> draw)
    {
        using var recorder = new SKPictureRecorder();
        draw(recorder.BeginRecording(SKRect.Create(Format.Width, Format.Height)));
        using var picture = recorder.EndRecording();
        return picture.ApproximateOperationCount;
    }
}
