using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf.Finish;
using Reporting.Pdf.Fonts;
using Reporting.Pdf.Layout;
using Reporting.Pdf.Structure;
using SkiaSharp;

namespace Reporting.Pdf;

/// <summary>How a PDF is written.</summary>
public sealed class BriefPdfOptions
{
    /// <summary>The size of its pages. Default: A4.</summary>
    public PageFormat Format { get; init; } = PageFormat.A4;

    /// <summary>Whether names in a script that the brief's own font does not have may use a font of this machine. Default: true.</summary>
    /// <remarks>Where no font has the script, or when false, they are written in Latin letters, and the brief says so once.</remarks>
    public bool UseMachineFonts { get; init; } = true;

    /// <summary>The font for such names, before those of the machine. Default: none.</summary>
    public NameFont? NameFont { get; init; }
}

/// <summary>Writes a brief as PDF.</summary>
/// <remarks>
/// The file carries its fonts, an outline, its language, and tags that say what each part of its content is and in which order it is read. The same brief
/// gives the same bytes on every machine, unless a name needs a font of the machine. Nothing in it comes from a clock: its date is that of the data. Safe to call from several threads.
/// </remarks>
public sealed class BriefPdf : IBriefWriter
{
    private BriefPdf()
    {
    }

    /// <summary>The writer, where one is chosen.</summary>
    public static IBriefWriter Writer { get; } = new BriefPdf();

    void IBriefWriter.Write(Brief brief, Stream output, BriefPdfOptions options) => Write(brief, output, options);

    /// <summary>Writes the PDF to a stream, which is left open.</summary>
    public static void Write(Brief brief, Stream output, BriefPdfOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(brief);
        ArgumentNullException.ThrowIfNull(output);
        options ??= new BriefPdfOptions();
        // Skia packs fonts whole, which takes longer than all the rest: few briefs need the larger copies.
        if (Write(brief, output, options, Alphabet.Plain) is var needed and > Alphabet.Plain) Write(brief, output, options, needed);
    }

    /// <summary>Writes the PDF with the copies of its fonts that have an alphabet; nothing where the brief needs a larger one.</summary>
    /// <returns>The least alphabet that has all of the brief.</returns>
    internal static Alphabet Write(Brief brief, Stream output, BriefPdfOptions options, Alphabet alphabet)
    {
        using var type = new Typesetter(new Legible(options.UseMachineFonts, alphabet, options.NameFont), new LookColors(brief.Look));
        var structure = Element.Document();
        var pieces = new BriefLayout(type, options.Format, structure).Lay(brief);
        if (type.Needed > alphabet) return type.Needed;
        var pages = new Paginator(options.Format).Paginate(pieces);
        var furniture = new PageFurniture(brief, type, options.Format);

        using var drawn = new MemoryStream();
        using (var document = SKDocument.CreatePdf(drawn, About(brief)))
        {
            for (var i = 0; i < pages.Count; i++) DrawPage(document, pages[i], i, pages.Count, furniture, options.Format);
            document.Close();
        }
        var outline = pages.SelectMany(page => page.Pieces).Select(placed => placed.Piece.Heading).OfType<(string Id, string Title)>().ToList();
        PdfFinish.Write(drawn.ToArray(), brief, outline, structure, output);
        return type.Needed;
    }

    private static void DrawPage(SKDocument document, PlacedPage page, int index, int count, PageFurniture furniture, PageFormat format)
    {
        var canvas = document.BeginPage(format.Width, format.Height);
        foreach (var (piece, y) in page.Pieces)
        {
            if (piece.Heading is { } heading) canvas.DrawNamedDestinationAnnotation(new SKPoint(0, y - 8), heading.Id);
            piece.Draw(canvas, PageFormat.Margin, y);
        }
        using (ContentSign.Begin(canvas, ContentSign.Furniture)) furniture.Draw(canvas, index, count);
        document.EndPage();
    }

    private static SKDocumentPdfMetadata About(Brief brief)
    {
        var about = BriefAbout.Of(brief);
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
