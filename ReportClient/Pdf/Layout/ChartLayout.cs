using Reporting.Briefs;
using Reporting.Charts;
using Reporting.Pdf.Structure;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>Charts with title, finding and note; bar charts stand two in a row.</summary>
internal sealed class ChartLayout(Typesetter type, float width)
{
    private const float PanelHeight = 66;
    private const float Gap = 24;

    /// <summary>The width of one bar chart.</summary>
    public float HalfWidth => (width - Gap) / 2;

    public Piece Trend(TrendChart chart, Element? into = null)
    {
        var part = into?.Add(ElementKind.Sect);
        var title = type.Set(chart.Title, Look.ChartTitle, width);
        var finding = type.Set(chart.Finding, Look.Body with { Size = 8.4f }, Look.Strong with { Size = 8.4f }, width);
        var note = type.Set(chart.Note, Look.Small, width);
        // Two panels stand side by side, one takes the whole width.
        var panelWidth = (width - Gap * (chart.Panels.Length - 1)) / chart.Panels.Length;
        var names = chart.Panels.Select(panel => type.Set(PageWords.Panel(panel), Look.Small, Look.SmallStrong, panelWidth)).ToList();
        var steps = TrendPlot.Left(chart.Panels);
        var head = title.Height + finding.Height + 5;
        return new Piece(head + names[0].Height + PanelHeight + 3 + note.Height, (canvas, x, y) =>
        {
            title.Draw(canvas, x, y, width, element: part?.Add(ElementKind.H3));
            finding.Draw(canvas, x, y + title.Height, width, element: part?.Add(ElementKind.P));
            for (var i = 0; i < chart.Panels.Length; i++) names[i].Draw(canvas, x + i * (panelWidth + Gap), y + head, panelWidth, element: part?.Add(ElementKind.P));
            using (part?.AddFigure(ChartInWords.Of(chart)).Begin(canvas, SKRect.Create(x, y + head + names[0].Height, width, PanelHeight))) DrawPanels(canvas, x, y + head);
            note.Draw(canvas, x, y + head + names[0].Height + PanelHeight + 3, width, element: part?.Add(ElementKind.P));
        });

        void DrawPanels(SKCanvas canvas, float x, float y)
        {
            for (var i = 0; i < chart.Panels.Length; i++)
            {
                var (strong, muted) = i == 0 ? (Look.Accent, Look.AccentLight) : (Look.Killed, Look.KilledLight);
                TrendPlot.Draw(canvas, chart.Panels[i], SKRect.Create(x + i * (panelWidth + Gap), y + names[i].Height, panelWidth, PanelHeight), strong, muted, steps, type.Alphabet, type.Colors);
            }
        }
    }

    /// <summary>One bar chart over half the width, or two side by side.</summary>
    public Piece Bars(IReadOnlyList<BarChart> charts, Element? into = null)
    {
        var laid = charts.Select(chart => new LaidBars(chart, type, HalfWidth, into?.Add(ElementKind.Sect))).ToList();
        var bars = laid.Max(one => one.Bars);
        var head = laid.Max(one => one.Head);
        return new Piece(head + bars + 6 + laid.Max(one => one.Note.Height), (canvas, x, y) =>
        {
            foreach (var one in laid)
            {
                one.Draw(canvas, x, y, head, bars);
                x += HalfWidth + Gap;
            }
        });
    }

    private sealed class LaidBars
    {
        private readonly BarChart _chart;
        private readonly float _width;
        private readonly TextLines _title;
        private readonly TextLines _finding;
        private readonly List<string> _labels;
        private readonly float _labelWidth;
        private readonly Typesetter _type;
        private readonly Element? _part;

        public LaidBars(BarChart chart, Typesetter type, float width, Element? part)
        {
            (_chart, _width, _type, _part) = (chart, width, type, part);
            _title = type.Set(chart.Title, Look.ChartTitle, width);
            _finding = type.Set(chart.Finding, Look.Body with { Size = 8.4f }, Look.Strong with { Size = 8.4f }, width);
            Note = type.Set(chart.Note, Look.Small, width);
            // Long labels are broken into two lines, and a third line would be too many for a bar.
            var style = Look.Small with { Size = PlotCanvas.TextSize * PlotCanvas.Scale };
            var lines = chart.Bars.Select(bar => type.Set(type.ForChart(bar.Label), style, width * 0.44f)).ToList();
            _labels = [.. lines.Select(label => string.Join('\n', label.Lines.Take(2).Select((line, i) => string.Concat(line.Stretches.Select(stretch => stretch.Text.Text)).TrimEnd() + (i == 1 && label.Lines.Count > 2 ? " …" : ""))))];
            _labelWidth = lines.Max(label => label.Width) + 4;
            Bars = BarsPlot.BarHeight * chart.Bars.Length + 4;
        }

        public TextLines Note { get; }

        public float Bars { get; }

        public float Head => _title.Height + _finding.Height + 5;

        public void Draw(SKCanvas canvas, float x, float y, float head, float bars)
        {
            _title.Draw(canvas, x, y, _width, element: _part?.Add(ElementKind.H3));
            _finding.Draw(canvas, x, y + _title.Height, _width, element: _part?.Add(ElementKind.P));
            var box = SKRect.Create(x, y + head, _width, Bars);
            using (_part?.AddFigure(ChartInWords.Of(_chart)).Begin(canvas, box)) BarsPlot.Draw(canvas, _chart, _labels, _labelWidth, box, _type.Alphabet, _type.Colors);
            Note.Draw(canvas, x, y + head + bars + 6, _width, element: _part?.Add(ElementKind.P));
        }
    }
}
