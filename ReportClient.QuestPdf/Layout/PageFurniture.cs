using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Pdf.Layout;

namespace Reporting.QuestPdf.Layout;

/// <summary>What stands at the head and foot of pages; the head of page one is the masthead.</summary>
internal sealed class PageFurniture(Brief brief, TextSetter text)
{
    private const float LineAt = 46;

    public void Lay(PageDescriptor page)
    {
        page.Header().Column(column =>
        {
            MastheadLayout.Band(column.Item().ShowOnce(), brief.Masthead, text);
            Head(column.Item().SkipOnce().PaddingHorizontal(PageFormat.Margin).PaddingTop(30).PaddingBottom(PageFormat.Top - LineAt), brief.Masthead);
        });
        page.Footer().PaddingHorizontal(PageFormat.Margin).PaddingTop(12).Height(PageFormat.Bottom - 12).Column(column =>
        {
            column.Item().LineHorizontal(Look.Hair).LineColor(TextSetter.Ink(Look.Hairline));
            column.Item().PaddingTop(4).Row(row =>
            {
                text.Set(row.RelativeItem(), brief.Masthead.DataAsOf is { } at ? $"Data as of {Dates.Moment(at)}" : "No data recorded", Look.Small);
                TextSetter.PageNumber(row.ConstantItem(120), Look.Small);
            });
        });
    }

    private void Head(IContainer box, Masthead masthead) => box.Column(column =>
    {
        column.Item().Row(row =>
        {
            row.Spacing(20);
            var name = masthead.Within.Length > 0 ? $"{masthead.SubjectName}, {masthead.Within}" : masthead.SubjectName;
            text.Set(row.RelativeItem(3), $"{masthead.Kind} · {name}", Look.SmallStrong.In(Look.Grey));
            text.Set(row.RelativeItem(2), masthead.Week is { } week ? $"{week} · {masthead.Days}" : masthead.Days, Look.Small, Side.Right);
        });
        column.Item().PaddingTop(5).LineHorizontal(Look.Hair).LineColor(TextSetter.Ink(Look.Hairline));
    });
}
