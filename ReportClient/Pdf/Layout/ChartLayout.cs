using Reporting.Briefs;
using Reporting.Charts;
using Reporting.Looks;
using Reporting.Pdf.Fonts;
using Reporting.Tallies;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>Charts with title, finding and note; bar charts stand two in a row.</summary>
internal sealed class ChartLayout(Typesetter type, float width)
{
    private const float PanelHeight = 66;
    private const float Gap = 24;

    /// <summary>The width of one bar chart.</summary>
    public float HalfWidth => (width - Gap) / 2;

    public Piece Trend(TrendChart chart)
    {
        var title = type.Set(chart.Title, Look.ChartTitle, width);
        var finding = type.Set(chart.Finding, Look.Body with { Size = 8.4f }, Look.Strong with { Size = 8.4f }, width);
        var note = type.Set(chart.Note, Look.Small, width);
        // Two panels stand side by side, one takes the whole width.
        var panelWidth = (width - Gap * (chart.Panels.Length - 1)) / chart.Panels.Length;
        var names = chart.Panels.Select(panel => type.Set(panel.Mean is null ? Prose.Words(panel.Title) : Prose.Of($"{Prose.Words(panel.Title)} · mean {panel.Mean} a {Prose.Words(panel.Points[0].Step.Unit == Step.Month ? "month" : "week")}"), Look.Small, Look.SmallStrong, panelWidth)).ToList();
        var steps = TrendPlot.Left(chart.Panels);
        var head = title.Height + finding.Height + 5;
        return new Piece(head + names[0].Height + PanelHeight + 3 + note.Height, (canvas, x, y) =>
        {
            title.Draw(canvas, x, y, width);
            finding.Draw(canvas, x, y + title.Height, width);
            for (var i = 0; i < chart.Panels.Length; i++)
            {
                var left = x + i * (panelWidth + Gap);
                names[i].Draw(canvas, left, y + head, panelWidth);
                var (strong, muted) = i == 0 ? (Look.Accent, Look.AccentLight) : (Look.Killed, Look.KilledLight);
                TrendPlot.Draw(canvas, chart.Panels[i], SKRect.Create(left, y + head + names[i].Height, panelWidth, PanelHeight), strong, muted, steps, type.Alphabet, type.Colors);
            }
            note.Draw(canvas, x, y + head + names[0].Height + PanelHeight + 3, width);
        });
    }

    /// <summary>One bar chart over half the width, or two side by side.</summary>
    public Piece Bars(IReadOnlyList<BarChart> charts)
    {
        var laid = charts.Select(chart => new LaidBars(chart, type, HalfWidth)).ToList();
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
        private readonly Alphabet _alphabet;
        private readonly LookColors _colors;

        public LaidBars(BarChart chart, Typesetter type, float width)
        {
            (_chart, _width, _alphabet, _colors) = (chart, width, type.Alphabet, type.Colors);
            _title = type.Set(chart.Title, Look.ChartTitle, width);
            _finding = type.Set(chart.Finding, Look.Body with { Size = 8.4f }, Look.Strong with { Size = 8.4f }, width);
            Note = type.Set(chart.Note, Look.Small, width);
            // Long labels are broken into two lines, and a third line would be too many for a bar.
            var style = Look.Small with { Size = PlotCanvas.TextSize * PlotCanvas.Scale };
            var lines = chart.Bars.Select(bar => type.Set(type.ForChart(bar.Label), style, width * 0.44f)).ToList();
            _labels = [.. lines.Select(label => string.Join('\n', label.Lines.Take(2).Select((line, i) => string.Concat(line.Stretches.Select(stretch => stretch.Text.Text)) + (i == 1 && label.Lines.Count > 2 ? " …" : ""))))];
            _labelWidth = lines.Max(label => label.Width) + 4;
            Bars = BarsPlot.BarHeight * chart.Bars.Length + 4;
        }

        public TextLines Note { get; }

        public float Bars { get; }

        public float Head => _title.Height + _finding.Height + 5;

        public void Draw(SKCanvas canvas, float x, float y, float head, float bars)
        {
            _title.Draw(canvas, x, y, _width);
            _finding.Draw(canvas, x, y + _title.Height, _width);
            BarsPlot.Draw(canvas, _chart, _labels, _labelWidth, SKRect.Create(x, y + head, _width, Bars), _alphabet, _colors);
            Note.Draw(canvas, x, y + head + bars + 6, _width);
        }
    }
}
