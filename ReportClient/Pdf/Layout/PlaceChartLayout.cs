using Reporting.Briefs;
using Reporting.Charts;
using Reporting.Pdf.Structure;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>Places step by step: small charts, three in a row, and a heat map with its legend.</summary>
internal sealed class PlaceChartLayout(Typesetter type, float width)
{
    private const int Columns = 3;
    private const float Gap = 20;
    private const float Above = 10;
    private const float BarsHeight = 34;
    private const float RowHeight = 9.2f;
    private const float WidestName = 132;
    private const float TotalWidth = 30;
    private static readonly TextStyle Tick = Look.Small with { Size = 6.4f };
    private static readonly TextStyle Name = Look.Small.In(Look.Ink) with { Size = 7.2f };
    private static readonly TextStyle NameStrong = Look.SmallStrong with { Size = 7.2f };

    public Piece Multiples(SmallMultiples chart, Element? into = null)
    {
        var part = into?.Add(ElementKind.Sect);
        var head = new ChartHead(chart, type, width);
        var column = (width - Gap * (Columns - 1)) / Columns;
        var cells = chart.Charts.Select(one => (Chart: one, Total: type.Set(one.Total, NameStrong, column))).Select(one => (one.Chart, one.Total, Name: Line(one.Chart.Name, NameStrong, column - one.Total.Width - 8))).ToList();
        var (first, last) = (type.Set(chart.Charts[0].Points[0].Step.Name, Tick, column), type.Set(chart.Charts[0].Points[^1].Step.Name, Tick, column));
        var height = NameStrong.LineHeight + 3 + BarsHeight + 2 + Tick.LineHeight;
        var rows = (cells.Count + Columns - 1) / Columns;
        var top = chart.Most.Value is { } most ? (long)most : 1;
        return new Piece(head.Height + rows * (height + 7) + head.Note.Height, (canvas, x, y) =>
        {
            head.Draw(canvas, x, y, part);
            var picture = SKRect.Create(x, y + head.Height, width, rows * (height + 7));
            using (part?.AddFigure(ChartInWords.Of(chart)).Begin(canvas, picture)) DrawCells(canvas, x, picture.Top);
            head.Note.Draw(canvas, x, picture.Bottom, width, element: part?.Add(ElementKind.P));
        })
        {
            SpaceBefore = Above,
        };

        void DrawCells(SKCanvas canvas, float x, float y)
        {
            for (var i = 0; i < cells.Count; i++)
            {
                var (left, at) = (x + i % Columns * (column + Gap), y + i / Columns * (height + 7));
                cells[i].Name.Draw(canvas, left, at, column);
                cells[i].Total.Draw(canvas, left, at, column, Side.Right);
                var bars = SKRect.Create(left, at + NameStrong.LineHeight + 3, column, BarsHeight);
                ShadedSteps.Bars(canvas, cells[i].Chart, top, bars, type.Colors);
                first.Draw(canvas, left, bars.Bottom + 2, column);
                last.Draw(canvas, left, bars.Bottom + 2, column, Side.Right);
            }
        }
    }

    public Piece Heat(HeatMap map, Element? into = null)
    {
        var part = into?.Add(ElementKind.Sect);
        var head = new ChartHead(map, type, width);
        var names = map.Rows.Select(row => Line(row.Name, Name, WidestName)).ToList();
        var left = names.Max(name => name.Width) + 8;
        var totals = map.Rows.Select(row => type.Set(row.Total, Name, NameStrong, TotalWidth)).ToList();
        var step = (width - left - TotalWidth) / map.Steps.Length;
        var labels = StepLabels.Of(map.Steps).Select(label => (label.At, Text: type.Set(label.Text, Tick, 60))).ToList();
        var legend = new LaidLegend(map, type, Tick);
        var cells = Tick.LineHeight + 1;
        var foot = cells + map.Rows.Length * RowHeight + 5;
        return new Piece(head.Height + foot + Tick.LineHeight + 4 + head.Note.Height, (canvas, x, y) =>
        {
            head.Draw(canvas, x, y, part);
            y += head.Height;
            using (part?.AddFigure(ChartInWords.Of(map)).Begin(canvas, SKRect.Create(x, y, width, foot + Tick.LineHeight))) DrawCells(canvas, x, y);
            head.Note.Draw(canvas, x, y + foot + Tick.LineHeight + 4, width, element: part?.Add(ElementKind.P));
        })
        {
            SpaceBefore = Above,
        };

        void DrawCells(SKCanvas canvas, float x, float y)
        {
            foreach (var (at, text) in labels) text.Draw(canvas, x + left + at * step, y, 60);
            // The data begin for all rows on the same day.
            var uncovered = map.Rows[0].Values.TakeWhile(value => value is null).Count();
            if (uncovered > 0) ShadedSteps.Hatched(canvas, SKRect.Create(x + left, y + cells, uncovered * step, map.Rows.Length * RowHeight));
            for (var row = 0; row < map.Rows.Length; row++)
            {
                var top = y + cells + row * RowHeight;
                names[row].Draw(canvas, x, top + (RowHeight - names[row].Height) / 2, left);
                for (var i = uncovered; i < map.Steps.Length; i++) ShadedSteps.Cell(canvas, SKRect.Create(x + left + i * step, top, step, RowHeight), map.Rows[row].Values[i], map.Shades);
                totals[row].Draw(canvas, x + width - TotalWidth, top + (RowHeight - totals[row].Height) / 2, TotalWidth, Side.Right);
            }
            legend.Draw(canvas, x + left, y + foot);
        }
    }

    // A name that is longer than its line ends with dots.
    private TextLines Line(string name, TextStyle style, float room)
    {
        var lines = type.Set(name, style, room);
        if (lines.Lines.Count <= 1) return lines;
        var begun = string.Concat(type.Set(name, style, room - 10).Lines[0].Stretches.Select(stretch => stretch.Text.Text)).TrimEnd();
        return type.Set(begun + " …", style, float.MaxValue);
    }

    private sealed class ChartHead(Chart chart, Typesetter type, float width)
    {
        private readonly TextLines _title = type.Set(chart.Title, Look.ChartTitle, width);
        private readonly TextLines _finding = type.Set(chart.Finding, Look.Body with { Size = 8.4f }, Look.Strong with { Size = 8.4f }, width);

        public TextLines Note { get; } = type.Set(chart.Note, Look.Small, width);

        public float Height => _title.Height + _finding.Height + 6;

        public void Draw(SKCanvas canvas, float x, float y, Element? part)
        {
            _title.Draw(canvas, x, y, width, element: part?.Add(ElementKind.H3));
            _finding.Draw(canvas, x, y + _title.Height, width, element: part?.Add(ElementKind.P));
        }
    }

    private sealed class LaidLegend(HeatMap map, Typesetter type, TextStyle style)
    {
        private const float Swatch = 9;
        private readonly List<(long? Value, TextLines Text)> _entries = [.. HeatLegend.Of(map).Select(entry => (entry.Value, type.Set(entry.Text, style, 120)))];

        public void Draw(SKCanvas canvas, float x, float y)
        {
            foreach (var (value, text) in _entries)
            {
                ShadedSteps.Cell(canvas, SKRect.Create(x, y, Swatch, Swatch - 1), value, map.Shades);
                text.Draw(canvas, x + Swatch + 3, y, text.Width);
                x += Swatch + 3 + text.Width + 11;
            }
        }
    }
}
