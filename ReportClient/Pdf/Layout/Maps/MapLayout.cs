using Reporting.Briefs;
using Reporting.Charts;
using Reporting.Pdf.Structure;
using SkiaSharp;

namespace Reporting.Pdf.Layout.Maps;

/// <summary>Maps with title, finding, a legend of their colours, and note.</summary>
internal sealed class MapLayout(Typesetter type, float width)
{
    private const float Highest = 320;

    // With as many squares as a province has districts, the map still finds room below a full section.
    private const float HighestTiles = 300;
    private const float SwatchWidth = 13;
    private const float SwatchHeight = 8.5f;
    private static readonly TextStyle Text = Look.Body with { Size = 8.4f };

    /// <summary>A map of squares.</summary>
    public Piece Tiles(TileMap map, Element? into = null)
    {
        var drawing = new TileDrawing(map, type, Math.Min(width / map.Columns, HighestTiles / map.Rows));
        return Framed(map, drawing.Width, drawing.Height, drawing.Draw, into);
    }

    /// <summary>A map of areas in their boundaries.</summary>
    public Piece Areas(BoundaryMap map, Element? into = null)
    {
        var drawing = new AreaDrawing(map, type, width, Highest);
        return Framed(map, drawing.Width, drawing.Height, drawing.Draw, into);
    }

    private Piece Framed(PlaceMap map, float wide, float high, Action<SKCanvas, float, float> draw, Element? into)
    {
        var part = into?.Add(ElementKind.Sect);
        var title = type.Set(map.Title, Look.ChartTitle, width);
        var finding = type.Set(map.Finding, Text, Look.Strong with { Size = 8.4f }, width);
        var legend = Legend(map);
        var note = type.Set(map.Note, Look.Small, width);
        var top = title.Height + finding.Height + 6 + SwatchHeight + 7;
        return new Piece(top + high + 6 + note.Height, (canvas, x, y) =>
        {
            title.Draw(canvas, x, y, width, element: part?.Add(ElementKind.H3));
            finding.Draw(canvas, x, y + title.Height, width, element: part?.Add(ElementKind.P));
            var picture = y + title.Height + finding.Height + 6;
            using (part?.AddFigure(ChartInWords.Of(map)).Begin(canvas, new SKRect(x, picture, x + width, y + top + high)))
            {
                DrawLegend(canvas, x, picture, legend);
                draw(canvas, x + (width - wide) / 2, y + top);
            }
            note.Draw(canvas, x, y + top + high + 6, width, element: part?.Add(ElementKind.P));
        });
    }

    private List<(Action<SKCanvas, SKRect> Draw, TextLines Label)> Legend(PlaceMap map) =>
        [.. MapLegend.Of(map).Select(entry => (entry.Class is { } of ? Swatch(of) : Hatching.Draw, type.Set(entry.Text, Look.Small, width)))];

    private static Action<SKCanvas, SKRect> Swatch(int of) => (canvas, box) => Square(canvas, box, of);

    private static void DrawLegend(SKCanvas canvas, float x, float y, List<(Action<SKCanvas, SKRect> Draw, TextLines Label)> legend)
    {
        foreach (var (draw, label) in legend)
        {
            draw(canvas, SKRect.Create(x, y, SwatchWidth, SwatchHeight));
            label.Draw(canvas, x + SwatchWidth + 4, y + (SwatchHeight - label.Height) / 2, label.Width);
            x += SwatchWidth + label.Width + 17;
        }
    }

    /// <summary>A box in the colour of a class; white ones have an edge.</summary>
    public static void Square(SKCanvas canvas, SKRect box, int of)
    {
        using var fill = new SKPaint { Color = MapColors.Fill(of), IsAntialias = true };
        canvas.DrawRect(box, fill);
        if (of >= 0) return;
        box.Inflate(-0.3f, -0.3f);
        using var edge = new SKPaint { Color = Look.Rest, IsStroke = true, StrokeWidth = 0.6f, IsAntialias = true };
        canvas.DrawRect(box, edge);
    }
}
