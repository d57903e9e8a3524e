using Reporting.Briefs;
using Reporting.Pdf.Structure;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>The head of page one: a band over the whole width with subject and days, and below it what the brief was made from.</summary>
internal static class MastheadLayout
{
    private const float Edge = 4;
    private static readonly TextStyle Kind = Look.Label with { Size = 8, Color = Look.AccentLight, Tracking = 0.14f };
    private static readonly TextStyle Title = Look.Heading with { Size = 30, Color = SKColors.White, Leading = 1.16f };
    private static readonly TextStyle Within = Look.Body with { Size = 11.5f, Color = Look.AccentLight };
    private static readonly TextStyle Week = Look.Heading with { Size = 18, Color = SKColors.White };
    private static readonly TextStyle Days = Look.Body with { Size = 10, Color = Look.AccentLight };

    public static Piece Lay(Masthead masthead, Typesetter type, PageFormat format, Element? into = null)
    {
        var week = type.Set(masthead.Week?.ToString() ?? "", Week, 200);
        var days = type.Set(masthead.Days, Days, 200);
        var right = Math.Max(week.Width, days.Width);
        var title = Fitting(masthead.SubjectName, type, format.ContentWidth - right - 30);
        var within = type.Set(masthead.Within.Length > 0 ? masthead.Within : " ", Within, format.ContentWidth - right - 30);
        var kind = type.Set(masthead.Kind.ToUpperInvariant(), Kind, format.ContentWidth);
        var hasWithin = masthead.Within.Length > 0;
        var band = 32 + kind.Height + 7 + title.Height + (hasWithin ? 2 + within.Height : 0) + 17;
        var part = into?.Add(ElementKind.Sect);
        var facts = FactsPiece(masthead, type, format.ContentWidth, part);
        return new Piece(band + Edge + 11 + facts.Height, (canvas, x, y) =>
        {
            using var fill = new SKPaint { Color = type.Colors.Of(Look.Night) };
            canvas.DrawRect(0, y, format.Width, band, fill);
            fill.Color = type.Colors.Of(Look.Accent);
            canvas.DrawRect(0, y + band, format.Width, Edge, fill);
            kind.Draw(canvas, x, y + 32, format.ContentWidth, element: part?.Add(ElementKind.P));
            title.Draw(canvas, x, y + 39 + kind.Height, format.ContentWidth, element: part?.Add(ElementKind.H1));
            if (hasWithin) within.Draw(canvas, x, y + 41 + kind.Height + title.Height, format.ContentWidth, element: part?.Add(ElementKind.P));
            var rightTop = y + band - 17 - week.Height - days.Height - 2;
            week.Draw(canvas, x, rightTop, format.ContentWidth, Side.Right, part?.Add(ElementKind.P));
            days.Draw(canvas, x, rightTop + week.Height + 2, format.ContentWidth, Side.Right, part?.Add(ElementKind.P));
            facts.Draw(canvas, x, y + band + Edge + 11);
        });
    }

    // A long name is set smaller, and then on two lines.
    private static TextLines Fitting(string name, Typesetter type, float width)
    {
        foreach (var size in (ReadOnlySpan<float>)[30, 26, 22])
        {
            var lines = type.Set(name, Title with { Size = size }, width);
            if (lines.Lines.Count == 1) return lines;
        }
        return type.Set(name, Title with { Size = 20 }, width);
    }

    private static Piece FactsPiece(Masthead masthead, Typesetter type, float width, Element? into)
    {
        const float gap = 16;
        var count = masthead.Facts.Length;
        var column = (width - gap * (count - 1)) / count;
        var cells = masthead.Facts
            .Select(fact => (Label: type.Set(fact.Label.ToUpperInvariant(), Look.Label, column), Text: type.Set(fact.Text, Look.Small.In(Look.Ink), column)))
            .ToList();
        var height = cells.Max(cell => cell.Label.Height + 1 + cell.Text.Height);
        return new Piece(height, (canvas, x, y) =>
        {
            foreach (var (label, text) in cells)
            {
                label.Draw(canvas, x, y, column, element: into?.Add(ElementKind.P));
                text.Draw(canvas, x, y + label.Height + 1, column, element: into?.Add(ElementKind.P));
                x += column + gap;
            }
        });
    }
}
