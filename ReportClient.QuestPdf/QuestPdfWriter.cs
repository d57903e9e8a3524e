using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.QuestPdf.Layout;
using Typesetter = Reporting.Pdf.Layout.Typesetter;

namespace Reporting.QuestPdf;

/// <summary>Writes a brief as PDF with QuestPDF: the content, look, charts and fonts that <see cref="BriefPdf"/> writes, laid out by QuestPDF.</summary>
/// <remarks>
/// QuestPDF writes tags, and the outline that it makes of tagged headings, only in a file that says of itself that it keeps to PDF/UA-1, and such a file has
/// an identifier that differs each time. Title, language, author and date are those of the default writer. Safe to call from several threads.
/// </remarks>
internal sealed class QuestPdfWriter : IBriefWriter
{
    /// <param name="license">The licence that the user declared.</param>
    public QuestPdfWriter(LicenseType license)
    {
        DocumentFonts.Install();
        QuestPDF.Settings.License = license;
    }

    /// <inheritdoc/>
    public void Write(Brief brief, Stream output, BriefPdfOptions options)
    {
        ArgumentNullException.ThrowIfNull(brief);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        var colors = new LookColors(brief.Look);
        using var legible = new Legible(options.UseMachineFonts, given: options.NameFont);
        using var charts = new Typesetter(new Legible(useMachineFonts: false), colors);
        var text = new TextSetter(legible, colors);
        var blocks = new BlockLayout(text, charts, options.Format.ContentWidth);
        Document.Create(document => document.Page(page =>
        {
            page.Size(options.Format.Width, options.Format.Height);
            new PageFurniture(brief, text).Lay(page);
            page.Content().Column(column => Content(column, brief, text, blocks));
        })).WithMetadata(About(brief)).WithSettings(new DocumentSettings { PDFUA_Conformance = PDFUA_Conformance.PDFUA_1 }).GeneratePdf(output);
    }

    private static void Content(ColumnDescriptor content, Brief brief, TextSetter text, BlockLayout blocks)
    {
        PublisherLayout.Lay(content.Item(), brief.Look, text);
        MastheadLayout.Lay(content.Item(), brief.Masthead, text);
        content.Item().PaddingHorizontal(PageFormat.Margin).Column(column =>
        {
            foreach (var section in brief.Sections) blocks.Lay(column.Item(), section);
            // Known once all is laid.
            if (blocks.InLatin is { } said) text.Set(column.Item().PaddingTop(5), said, Look.Small);
        });
    }

    private static DocumentMetadata About(Brief brief)
    {
        var about = BriefAbout.Of(brief);
        return new DocumentMetadata
        {
            Title = about.Title,
            Subject = about.Subject,
            Author = about.Publisher,
            Creator = BriefAbout.Program,
            Producer = "QuestPDF",
            Language = brief.Language,
            CreationDate = new DateTimeOffset(about.Date),
            ModifiedDate = new DateTimeOffset(about.Date),
        };
    }
}
