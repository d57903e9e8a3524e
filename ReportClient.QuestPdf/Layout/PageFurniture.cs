using QuestPDF.Fluent;
using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Pdf.Layout;

namespace Reporting.QuestPdf.Layout;

/// <summary>What stands at the head and foot of pages. The first page has no head, since it begins with the masthead. Nothing of it is tagged.</summary>
internal sealed class PageFurniture(Brief brief, TextSetter text)
{
    private const float LineAt = 46;
    private const float HeadAt = 30;
    private const float AboveFoot = 12;
    private const float PageWidth = 120;

    public void Lay(PageDescriptor page)
    {
        page.Header().SkipOnce().SemanticIgnore().PaddingHorizontal(PageFormat.Margin).PaddingTop(HeadAt).PaddingBottom(PageFormat.Top - LineAt).Column(Head);
        page.Footer().SemanticIgnore().PaddingHorizontal(PageFormat.Margin).PaddingTop(AboveFoot).Height(PageFormat.Bottom - AboveFoot).Column(Foot);
    }

    private void Head(ColumnDescriptor column)
    {
        column.Item().Row(row =>
        {
            row.Spacing(20);
            text.Set(row.RelativeItem(3), PageWords.HeadLeft(brief.Masthead), Look.SmallStrong.In(Look.Grey));
            text.Set(row.RelativeItem(2), PageWords.HeadRight(brief.Masthead), Look.Small, Side.Right);
        });
        column.Item().PaddingTop(5).LineHorizontal(Look.Hair).LineColor(text.Ink(Look.Hairline));
    }

    private void Foot(ColumnDescriptor column)
    {
        column.Item().LineHorizontal(Look.Hair).LineColor(text.Ink(Look.Hairline));
        column.Item().PaddingTop(4).Row(row =>
        {
            row.Spacing(20);
            text.Set(row.RelativeItem(), PageWords.Foot(brief), Look.Small);
            text.PageNumber(row.ConstantItem(PageWidth), Look.Small);
        });
    }
}
