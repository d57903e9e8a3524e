using Reporting.Briefs;
using Reporting.Pdf.Structure;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>The key figures as cards, three in a row.</summary>
internal sealed class KeyFigureLayout(Typesetter type, float width)
{
    private const int Columns = 3;
    private const float Gap = 11;
    private const float Pad = 10;
    private static readonly TextStyle Number = Look.Heading with { Size = 24, Leading = 1.14f };
    private static readonly TextStyle Row = Look.Small with { Leading = 1.18f };
    private static readonly TextStyle RowStrong = Look.SmallStrong with { Leading = 1.18f };
    private static readonly TextStyle InWords = Look.Heading with { Size = 14, Color = Look.Grey, Leading = 24f * 1.14f / 14 };

    private float CardWidth => (width - Gap * (Columns - 1)) / Columns;

    public IEnumerable<Piece> Lay(KeyFigures block, Element? into = null)
    {
        var list = into?.Add(ElementKind.L);
        foreach (var row in block.Items.Chunk(Columns))
        {
            var isLast = row.Contains(block.Items[^1]);
            var cards = row.Select(figure => Card(figure, list?.Add(ElementKind.LI).Add(ElementKind.LBody))).ToList();
            var height = cards.Max(card => card.Height);
            yield return new Piece(height, (canvas, x, y) =>
            {
                foreach (var card in cards)
                {
                    Ground(canvas, x, y, height);
                    card.Draw(canvas, x + Pad, y, height);
                    x += CardWidth + Gap;
                }
            })
            {
                SpaceBefore = 6,
                KeepWithNext = !isLast,
            };
        }
    }

    private void Ground(SKCanvas canvas, float x, float y, float height)
    {
        using var paint = new SKPaint { Color = Look.Tint };
        canvas.DrawRect(x, y, CardWidth, height, paint);
        paint.Color = type.Colors.Of(Look.Accent);
        canvas.DrawRect(x, y, CardWidth, 1.6f, paint);
    }

    private CardText Card(KeyFigure figure, Element? body)
    {
        var inner = CardWidth - 2 * Pad;
        var value = type.Set(figure.Number, figure.Value.Value is null ? InWords : Number, inner);
        // A range of one end says itself which.
        var beside = new[] { !figure.Range.IsEmpty && figure.Range.Runs[0].Kind == RunKind.Figure ? Prose.Words("low–high") : Prose.Empty, figure.Range, figure.Unquantified }
            .Where(text => !text.IsEmpty).Select(text => type.Set(text, Look.Small, inner)).ToList();
        // What does not fit beside the number goes below it.
        var fits = beside.Count == 0 || value.Width + 6 + beside.Max(text => text.Width) <= inner;
        return new CardText(
            type.Set(figure.Label.ToUpperInvariant(), Look.Label, inner),
            value,
            fits ? beside : [],
            [type.Set(figure.Reported, Look.Small, inner), .. fits ? [] : beside],
            [.. figure.Comparisons.Select(fact => (type.Set(fact.Label, Row, inner), type.Set(fact.Text, Row, RowStrong, inner)))],
            inner,
            type.Colors.Of(Look.Hairline),
            body);
    }

    private sealed record CardText(TextLines Label, TextLines Value, List<TextLines> Beside, List<TextLines> Below, (TextLines Label, TextLines Text)[] Comparisons, float Inner, SKColor Grid, Element? Body)
    {
        private const float Top = 7;
        private const float Bottom = 3;

        private const float Between = 3;

        private float Foot => Comparisons.Sum(RowHeight) + 5;

        public float Height => Top + Label.Height + Value.Height + Below.Sum(line => line.Height) + 4 + Foot + Bottom;

        public void Draw(SKCanvas canvas, float x, float y, float height)
        {
            Label.Draw(canvas, x, y + Top, Inner, element: Line());
            var at = y + Top + Label.Height;
            Value.Draw(canvas, x, at, Inner, element: Line());
            at += Value.Height;
            var side = at - 4.5f - Beside.Sum(line => line.Height);
            foreach (var line in Beside)
            {
                line.Draw(canvas, x, side, Inner, Side.Right, Line());
                side += line.Height;
            }
            foreach (var line in Below)
            {
                line.Draw(canvas, x, at, Inner, element: Line());
                at += line.Height;
            }
            DrawComparisons(canvas, x, y + height - Bottom - Foot);
        }

        private Element? Line() => Body?.Add(ElementKind.P);

        private void DrawComparisons(SKCanvas canvas, float x, float y)
        {
            using var rule = new SKPaint { Color = Grid, StrokeWidth = Look.Hair };
            canvas.DrawLine(x, y, x + Inner, y, rule);
            y += 4;
            foreach (var (label, text) in Comparisons)
            {
                label.Draw(canvas, x, y, Inner, element: Line());
                text.Draw(canvas, x, y + (IsBeside((label, text)) ? 0 : label.Height), Inner, Side.Right, Line());
                y += RowHeight((label, text));
            }
        }

        // Numbers of many digits go below their label.
        private bool IsBeside((TextLines Label, TextLines Text) row) => row.Label.Width + Between + row.Text.Width <= Inner;

        private float RowHeight((TextLines Label, TextLines Text) row) => IsBeside(row) ? Math.Max(row.Label.Height, row.Text.Height) : row.Label.Height + row.Text.Height;
    }
}
