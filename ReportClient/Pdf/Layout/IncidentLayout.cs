using Reporting.Briefs;
using Reporting.Pdf.Structure;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>Notable incidents: day and reasons at the left, what happened at the right.</summary>
internal sealed class IncidentLayout(Typesetter type, float width)
{
    private const float Left = 104;
    private static readonly TextStyle Tag = Look.Label with { Size = 6.2f, Color = Look.Accent };

    public IEnumerable<Piece> Lay(IncidentList list, Element? into = null)
    {
        var items = into?.Add(ElementKind.L);
        for (var i = 0; i < list.Items.Length; i++)
            yield return Incident(list.Items[i], i == 0, items?.Add(ElementKind.LI).Add(ElementKind.LBody));
        yield return new TextLayout(type, width).Note(list.Note, into);
    }

    private Piece Incident(NotableIncident incident, bool isFirst, Element? body)
    {
        var right = width - Left;
        var when = type.Set(incident.When, Look.Strong, Left - 12);
        var tags = incident.Reasons.Select(reason => type.Set(reason.ToString().ToUpperInvariant(), Tag, Left - 26)).ToList();
        var parts = new List<(TextLines Lines, float Before)>
        {
            (type.Set(incident.Where, Look.Strong, right), 0),
            (type.Set(incident.What, Look.Small, right), 1),
        };
        if (!incident.Summary.IsEmpty) parts.Add((type.Set(incident.Summary, Look.Body, right), 3));
        if (!incident.Figures.IsEmpty)
            parts.Add((type.Set(Prose.Join("  ·  ", incident.Figures), Look.Small.In(Look.Ink) with { Size = 7.8f }, Look.SmallStrong with { Size = 7.8f }, right), 3));
        parts.Add((type.Set(incident.Sources, Look.Small, right), 3));
        var leftHeight = when.Height + tags.Sum(tag => tag.Height + 6.5f);
        var height = Math.Max(leftHeight, parts.Sum(part => part.Lines.Height + part.Before));
        return new Piece(height, (canvas, x, y) =>
        {
            using var line = new SKPaint { Color = type.Colors.Of(Look.Hairline), StrokeWidth = Look.Hair };
            if (!isFirst && y > PageFormat.Top) canvas.DrawLine(x, y - 6, x + width, y - 6, line);
            when.Draw(canvas, x, y, Left, element: body?.Add(ElementKind.P));
            DrawTags(canvas, x, y + when.Height + 4, tags, body);
            var at = y;
            foreach (var (lines, before) in parts)
            {
                lines.Draw(canvas, x + Left, at + before, right, element: body?.Add(ElementKind.P));
                at += before + lines.Height;
            }
        })
        {
            SpaceBefore = isFirst ? 2 : 12,
        };
    }

    private void DrawTags(SKCanvas canvas, float x, float y, List<TextLines> tags, Element? body)
    {
        using var frame = new SKPaint { Color = type.Colors.Of(Look.AccentLight), IsStroke = true, StrokeWidth = Look.Hair, IsAntialias = true };
        foreach (var tag in tags)
        {
            canvas.DrawRoundRect(SKRect.Create(x + 0.3f, y, tag.Width + 8, tag.Height + 3), 2, 2, frame);
            tag.Draw(canvas, x + 4.3f, y + 1.5f, tag.Width, element: body?.Add(ElementKind.P));
            y += tag.Height + 6.5f;
        }
    }
}
