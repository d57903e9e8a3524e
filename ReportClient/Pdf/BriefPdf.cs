using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf.Finish;
using Reporting.Pdf.Fonts;
using Reporting.Pdf.Layout;
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
}

/// <summary>Writes a brief as PDF.</summary>
/// <remarks>
/// The file carries its fonts, an outline and its language. The same brief gives the same bytes on every machine, unless a name needs a font of
/// the machine. Nothing in it comes from a clock: its date is that of the data. Safe to call from several threads.
/// </remarks>
public static class BriefPdf
{
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
        using var type = new Typesetter(new Legible(options.UseMachineFonts, alphabet), new LookColors(brief.Look));
        var pieces = new BriefLayout(type, options.Format).Lay(brief);
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
        PdfFinish.Write(drawn.ToArray(), outline, brief.Language, output);
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
        furniture.Draw(canvas, index, count);
        document.EndPage();
    }

    private static SKDocumentPdfMetadata About(Brief brief)
    {
        var date = brief.Masthead.DataAsOf?.UtcDateTime ?? new DateTime(brief.Masthead.Period.Until!.Value, TimeOnly.MinValue, DateTimeKind.Utc);
        return new SKDocumentPdfMetadata
        {
            Title = brief.Title,
            Author = brief.Look.Publisher is { Length: > 0 } publisher ? publisher : null,
            Subject = $"{brief.Masthead.Kind}, {brief.Masthead.Days}",
            Creator = "Reporting",
            Producer = "Reporting",
            Creation = date,
            Modified = date,
            EncodingQuality = 101,
        };
    }
}
