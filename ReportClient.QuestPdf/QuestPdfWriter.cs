using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.QuestPdf.Layout;
using Typesetter = Reporting.Pdf.Layout.Typesetter;

namespace Reporting.QuestPdf;

/// <summary>Writes a brief as PDF with QuestPDF: the content, charts and fonts that <see cref="BriefPdf"/> writes, laid out by QuestPDF.</summary>
/// <remarks>
/// The file has its title, language, author and date; the date is that of the data. QuestPDF offers no outline: sections are named
/// destinations only. Safe to call from several threads.
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
        using var legible = new Legible(options.UseMachineFonts);
        using var charts = new Typesetter(new Legible(useMachineFonts: false));
        var text = new TextSetter(legible);
        Document.Create(document => document.Page(page =>
        {
            page.Size(options.Format.Width, options.Format.Height);
            new PageFurniture(brief, text).Lay(page);
            page.Content().PaddingHorizontal(PageFormat.Margin).Column(column => Content(column, brief, text, new BlockLayout(text, charts, options.Format.ContentWidth)));
        })).WithMetadata(About(brief)).GeneratePdf(output);
    }

    private static void Content(ColumnDescriptor column, Brief brief, TextSetter text, BlockLayout blocks)
    {
        MastheadLayout.Facts(column.Item(), brief.Masthead, text);
        foreach (var section in brief.Sections) blocks.Lay(column.Item(), section);
        // Known once all is laid.
        if (blocks.HasTransliterated)
            text.Set(column.Item().PaddingTop(5), Prose.Words("Names in a script that neither this file’s font nor this machine’s fonts have are written in Latin letters, letter by letter."), Look.Small);
    }

    private static DocumentMetadata About(Brief brief)
    {
        var about = BriefAbout.Of(brief);
        return new DocumentMetadata
        {
            Title = about.Title,
            Subject = about.Subject,
            Author = BriefAbout.Program,
            Creator = BriefAbout.Program,
            Producer = "QuestPDF",
            Language = brief.Language,
            CreationDate = new DateTimeOffset(about.Date),
            ModifiedDate = new DateTimeOffset(about.Date),
        };
    }
}
