using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf.Finish;
using Reporting.Pdf.Fonts;
using Reporting.Pdf.Layout;
using Reporting.Pdf.Structure;
using SkiaSharp;

namespace Reporting.Pdf;

/// <summary>A brief laid out on its pages. It is drawn once, and what was drawn is finished once.</summary>
/// <remarks>Not for several threads.</remarks>
internal sealed class LaidBrief : IDisposable
{
    private readonly Brief _brief;
    private readonly BriefPdfOptions _options;
    private readonly Typesetter _type;
    private readonly Element _structure = Element.Document();
    private readonly IReadOnlyList<PlacedPage> _pages;
    private readonly PageFurniture _furniture;

    private LaidBrief(Brief brief, BriefPdfOptions options, Alphabet? alphabet)
    {
        (_brief, _options) = (brief, options);
        _type = new Typesetter(new Legible(options.UseMachineFonts, alphabet, options.NameFont), new LookColors(brief.Look));
        _pages = new Paginator(options.Format).Paginate(new BriefLayout(_type, options.Format, _structure).Lay(brief));
        _furniture = new PageFurniture(brief, _type, options.Format);
    }

    /// <summary>How many pages it has.</summary>
    public int Pages => _pages.Count;

    /// <summary>The least alphabet that has all of the brief: copies with a smaller one may not draw it.</summary>
    public Alphabet Needed => _type.Needed;

    /// <summary>Lays a brief out.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="alphabet">Which copies of its fonts draw it. Default: the smallest that have all of it, since Skia packs fonts whole.</param>
    public static LaidBrief Of(Brief brief, BriefPdfOptions options, Alphabet? alphabet = null) => new(brief, options, alphabet);

    /// <summary>The file as Skia writes it.</summary>
    public byte[] Draw()
    {
        using var drawn = new MemoryStream();
        using (var document = SKDocument.CreatePdf(drawn, About()))
        {
            for (var i = 0; i < _pages.Count; i++) DrawPage(document, i);
            document.Close();
        }
        return drawn.ToArray();
    }

    /// <summary>Writes the file with what Skia cannot write.</summary>
    /// <param name="drawn">The file as Skia wrote it.</param>
    /// <param name="output">Where it goes; left open.</param>
    public void Finish(byte[] drawn, Stream output)
    {
        var outline = _pages.SelectMany(page => page.Pieces).Select(placed => placed.Piece.Heading).OfType<(string Id, string Title)>().ToList();
        PdfFinish.Write(drawn, _brief, outline, _structure, output);
    }

    public void Dispose() => _type.Dispose();

    private void DrawPage(SKDocument document, int index)
    {
        var canvas = document.BeginPage(_options.Format.Width, _options.Format.Height);
        foreach (var (piece, y) in _pages[index].Pieces)
        {
            if (piece.Heading is { } heading) canvas.DrawNamedDestinationAnnotation(new SKPoint(0, y - 8), heading.Id);
            piece.Draw(canvas, PageFormat.Margin, y);
        }
        using (ContentSign.Begin(canvas, ContentSign.Furniture)) _furniture.Draw(canvas, index, _pages.Count);
        document.EndPage();
    }

    private SKDocumentPdfMetadata About()
    {
        var about = BriefAbout.Of(_brief);
        return new SKDocumentPdfMetadata
        {
            Title = about.Title,
            Author = about.Publisher,
            Subject = about.Subject,
            Creator = BriefAbout.Program,
            Producer = BriefAbout.Program,
            Creation = about.Date,
            Modified = about.Date,
            EncodingQuality = 101,
        };
    }
}
