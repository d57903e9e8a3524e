using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Reporting.Briefs;
using Reporting.Pdf;
using TextStyle = Reporting.Pdf.TextStyle;

namespace Reporting.QuestPdf.Layout;

/// <summary>Notable incidents: day and reasons at the left, what happened at the right.</summary>
internal static class IncidentLayout
{
    private const float Left = 92;
    private const float Gap = 12;
    private static readonly TextStyle Tag = Look.Label with { Size = 6.2f, Color = Look.Accent };

    public static void Lay(IContainer box, IncidentList list, TextSetter text) => box.PaddingTop(2).Column(column =>
    {
        column.Item().SemanticList().Column(items =>
        {
            for (var i = 0; i < list.Items.Length; i++) Incident(items.Item().SemanticListItem().SemanticListItemBody(), list.Items[i], isFirst: i == 0, text);
        });
        text.Set(column.Item().PaddingTop(5), list.Note, Look.Small);
    });

    private static void Incident(IContainer box, NotableIncident incident, bool isFirst, TextSetter text)
    {
        box = box.PreventPageBreak();
        if (!isFirst) box = box.PaddingTop(6).BorderTop(Look.Hair).BorderColor(text.Ink(Look.Hairline)).PaddingTop(6);
        box.Row(row =>
        {
            row.Spacing(Gap);
            row.ConstantItem(Left).Column(column =>
            {
                text.Set(column.Item(), incident.When, Look.Strong);
                foreach (var reason in incident.Reasons)
                    text.Set(column.Item().PaddingTop(3.5f).AlignLeft().Border(Look.Hair).BorderColor(text.Ink(Look.AccentLight)).CornerRadius(2).PaddingHorizontal(4).PaddingVertical(1.5f), reason.ToString().ToUpperInvariant(), Tag);
            });
            row.RelativeItem().Column(column => What(column, incident, text));
        });
    }

    private static void What(ColumnDescriptor column, NotableIncident incident, TextSetter text)
    {
        text.Set(column.Item(), incident.Where, Look.Strong);
        text.Set(column.Item().PaddingTop(1), incident.What, Look.Small);
        if (!incident.Summary.IsEmpty) text.Set(column.Item().PaddingTop(3), incident.Summary, Look.Body);
        if (!incident.Figures.IsEmpty)
            text.Set(column.Item().PaddingTop(3), Prose.Join("  ·  ", incident.Figures), Look.Small.In(Look.Ink) with { Size = 7.8f }, Look.SmallStrong with { Size = 7.8f });
        text.Set(column.Item().PaddingTop(3), incident.Sources, Look.Small);
    }
}
