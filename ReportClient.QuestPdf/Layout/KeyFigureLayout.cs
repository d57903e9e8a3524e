using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Pdf.Layout;
using TextStyle = Reporting.Pdf.TextStyle;

namespace Reporting.QuestPdf.Layout;

/// <summary>The key figures as cards, three in a row.</summary>
internal static class KeyFigureLayout
{
    private const int Columns = 3;
    private const float Gap = 11;
    private static readonly TextStyle Number = Look.Heading with { Size = 24, Leading = 1.14f };
    private static readonly TextStyle InWords = Look.Heading with { Size = 14, Color = Look.Grey, Leading = 24f * 1.14f / 14 };

    public static void Lay(IContainer box, KeyFigures block, TextSetter text) => box.SemanticList().Column(column =>
    {
        foreach (var cards in block.Items.Chunk(Columns))
        {
            column.Item().PaddingTop(6).PreventPageBreak().Row(row =>
            {
                row.Spacing(Gap);
                foreach (var card in cards) Card(row.RelativeItem().SemanticListItem().SemanticListItemBody(), card, text);
                for (var i = cards.Length; i < Columns; i++) row.RelativeItem();
            });
        }
    });

    private static void Card(IContainer box, KeyFigure figure, TextSetter text) =>
        box.Background(text.Ink(Look.Tint)).BorderTop(1.6f).BorderColor(text.Ink(Look.Accent)).PaddingHorizontal(10).PaddingTop(7).PaddingBottom(3).Column(column =>
        {
            text.Set(column.Item(), figure.Label.ToUpperInvariant(), Look.Label);
            text.Set(column.Item(), figure.Number, figure.Value.Value is null ? InWords : Number);
            if (!figure.Range.IsEmpty) text.Set(column.Item(), Prose.Words("low–high ") + figure.Range, Look.Small);
            if (!figure.Unquantified.IsEmpty) text.Set(column.Item(), figure.Unquantified, Look.Small);
            text.Set(column.Item().PaddingBottom(4), figure.Reported, Look.Small);
            if (figure.Comparisons.IsEmpty) return;
            column.Item().PaddingBottom(3).LineHorizontal(Look.Hair).LineColor(text.Ink(Look.Hairline));
            foreach (var fact in figure.Comparisons) Comparison(column.Item(), fact, text);
        });

    private static void Comparison(IContainer box, Fact fact, TextSetter text) => box.Row(row =>
    {
        row.Spacing(6);
        text.Set(row.RelativeItem(), fact.Label, Look.Small);
        text.Set(row.RelativeItem(), fact.Text, Look.Small, Look.SmallStrong, Side.Right);
    });
}
