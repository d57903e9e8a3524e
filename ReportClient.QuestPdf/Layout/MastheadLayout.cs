using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Pdf.Layout;
using SkiaSharp;
using TextStyle = Reporting.Pdf.TextStyle;

namespace Reporting.QuestPdf.Layout;

/// <summary>The head of page one: a band over the whole width with subject and days, and below it what the brief was made from.</summary>
internal static class MastheadLayout
{
    private const float DaysWidth = 180;
    private static readonly TextStyle Kind = Look.Label with { Size = 8, Color = Look.AccentLight, Tracking = 0.14f };
    private static readonly TextStyle Title = Look.Heading with { Color = SKColors.White, Leading = 1.16f };
    private static readonly TextStyle Within = Look.Body with { Size = 11.5f, Color = Look.AccentLight };
    private static readonly TextStyle Week = Look.Heading with { Size = 18, Color = SKColors.White };
    private static readonly TextStyle Days = Look.Body with { Size = 10, Color = Look.AccentLight };

    public static void Lay(IContainer box, Masthead masthead, TextSetter text) => box.SemanticSection().Column(column =>
    {
        Band(column.Item(), masthead, text);
        column.Item().LineHorizontal(4).LineColor(text.Ink(Look.Accent));
        Facts(column.Item(), masthead, text);
    });

    private static void Band(IContainer box, Masthead masthead, TextSetter text) =>
        box.Background(text.Ink(Look.Night)).PaddingHorizontal(PageFormat.Margin).PaddingTop(32).PaddingBottom(17).Row(row =>
        {
            row.Spacing(30);
            row.RelativeItem().Column(left =>
            {
                text.Set(left.Item().PaddingBottom(7), masthead.Kind.ToUpperInvariant(), Kind);
                text.Set(left.Item().SemanticHeader1(), masthead.SubjectName, Title with { Size = SizeOf(masthead.SubjectName) });
                if (masthead.Within.Length > 0) text.Set(left.Item().PaddingTop(2), masthead.Within, Within);
            });
            row.ConstantItem(DaysWidth).AlignBottom().Column(right =>
            {
                if (masthead.Week is { } week) text.Set(right.Item().PaddingBottom(2), week.ToString(), Week, Side.Right);
                text.Set(right.Item(), masthead.Days, Days, Side.Right);
            });
        });

    private static void Facts(IContainer box, Masthead masthead, TextSetter text) => box.PaddingHorizontal(PageFormat.Margin).PaddingTop(11).Row(row =>
    {
        row.Spacing(16);
        foreach (var fact in masthead.Facts)
        {
            row.RelativeItem().Column(column =>
            {
                text.Set(column.Item().PaddingBottom(1), fact.Label.ToUpperInvariant(), Look.Label);
                text.Set(column.Item(), fact.Text, Look.Small.In(Look.Ink));
            });
        }
    });

    // A long name is set smaller, and breaks into lines where that is not enough.
    private static float SizeOf(string name) => name.Length switch { <= 16 => 30, <= 20 => 26, <= 26 => 22, _ => 20 };
}
