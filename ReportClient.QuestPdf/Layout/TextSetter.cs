using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.Pdf.Layout;
using SkiaSharp;
using QuestStyle = QuestPDF.Infrastructure.TextStyle;
using TextStyle = Reporting.Pdf.TextStyle;

namespace Reporting.QuestPdf.Layout;

/// <summary>Sets texts in the look of the brief, each stretch in a font that has its letters.</summary>
/// <remarks>One for each PDF; not for several threads.</remarks>
internal sealed class TextSetter(Legible legible, LookColors colors)
{
    /// <summary>The colours of the brief; every text is set in them.</summary>
    public LookColors Colors { get; } = colors;

    /// <summary>Whether some text was written in Latin letters since no font has its script.</summary>
    public bool HasTransliterated => legible.HasTransliterated;

    /// <summary>The brief's own words.</summary>
    public void Set(IContainer box, string text, TextStyle style, Side side = Side.Left) => Set(box, [(new Run(text), style)], side);

    /// <summary>Prose in one style; links are coloured.</summary>
    public void Set(IContainer box, Prose prose, TextStyle style, Side side = Side.Left) => Set(box, prose, style, style, side);

    /// <summary>Prose with its figures in a style of their own.</summary>
    public void Set(IContainer box, Prose prose, TextStyle style, TextStyle figures, Side side = Side.Left) =>
        Set(box, prose.Runs.Select(run => (run, run.Kind == RunKind.Figure && run.Text.AsSpan().ContainsAnyInRange('0', '9') ? figures : run.Url is null ? style : style.In(Look.Accent))), side);

    /// <summary>Runs, each in its style.</summary>
    public void Set(IContainer box, IEnumerable<(Run Run, TextStyle Style)> runs, Side side = Side.Left) => box.Text(text =>
    {
        if (side == Side.Right) text.AlignRight();
        foreach (var (run, style) in runs)
        {
            foreach (var stretch in legible.Of(run.Text, style.Face)) Span(text, stretch, run, Of(stretch.Face, style));
        }
    });

    /// <summary>The number of a page and of all pages.</summary>
    public void PageNumber(IContainer box, TextStyle style) => box.Text(text =>
    {
        text.AlignRight();
        text.DefaultTextStyle(Of(style.Face, style));
        text.Span("Page ");
        text.CurrentPageNumber();
        text.Span(" of ");
        text.TotalPages();
    });

    /// <summary>The brief's colour in the place of one of the product's own.</summary>
    public Color Ink(SKColor own)
    {
        var color = Colors.Of(own);
        return Color.FromARGB(color.Alpha, color.Red, color.Green, color.Blue);
    }

    private static TextSpanDescriptor Span(TextDescriptor text, Stretch stretch, Run run, QuestStyle style) =>
        !string.IsNullOrWhiteSpace(run.Url) ? text.Hyperlink(stretch.Text, run.Url).Style(style.Underline())
        : run.Section is { } section ? text.SectionLink(stretch.Text, section).Style(style)
        : text.Span(stretch.Text).Style(style);

    private QuestStyle Of(SKTypeface face, TextStyle style) =>
        QuestStyle.Default.FontFamily(DocumentFonts.Name(face)).FontSize(style.Size).FontColor(Ink(style.Color)).LineHeight(style.Leading).LetterSpacing(style.Tracking);
}
