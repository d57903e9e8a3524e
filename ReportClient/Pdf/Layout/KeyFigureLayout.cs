using Reporting.Briefs;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>The key figures as cards, three in a row.</summary>
internal sealed class KeyFigureLayout(Typesetter type, float width)
{
    private const int Columns = 3;
    private const float Gap = 11;
    private const float Pad = 10;
    private static readonly TextStyle Number = Look.Heading with { Size = 25, Leading = 1.14f };
    private static readonly TextStyle InWords = Look.Heading with { Size = 14, Color = Look.Grey, Leading = 25f * 1.14f / 14 };

    private float CardWidth => (width - Gap * (Columns - 1)) / Columns;

    public IEnumerable<Piece> Lay(KeyFigures block)
    {
        foreach (var row in block.Items.Chunk(Columns))
        {
            var cards = row.Select(Card).ToList();
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
                SpaceBefore = 8,
                KeepWithNext = true,
            };
        }
    }

    private void Ground(SKCanvas canvas, float x, float y, float height)
    {
        using var paint = new SKPaint { Color = Look.Tint };
        canvas.DrawRect(x, y, CardWidth, height, paint);
        paint.Color = Look.Accent;
        canvas.DrawRect(x, y, CardWidth, 1.6f, paint);
    }

    private CardText Card(KeyFigure figure)
    {
        var inner = CardWidth - 2 * Pad;
        var reported = type.Set(figure.Reported, Look.Small, inner);
        return new CardText(
            type.Set(figure.Label.ToUpperInvariant(), Look.Label, inner),
            type.Set(figure.Value, figure.Value.Value is null ? InWords : Number, inner),
            figure.Range.IsEmpty ? null : type.Set(Prose.Of($"low–high {figure.Range}"), Look.Small, inner),
            reported,
            [.. figure.Comparisons.Select(fact => (type.Set(fact.Label, Look.Small, inner), type.Set(fact.Text, Look.Small.In(Look.Ink), Look.SmallStrong, inner)))],
            inner);
    }

    private sealed record CardText(TextLines Label, TextLines Value, TextLines? Range, TextLines Reported, (TextLines Label, TextLines Text)[] Comparisons, float Inner)
    {
        private const float Top = 9;

        private float Below => Comparisons.Sum(row => Math.Max(row.Label.Height, row.Text.Height)) + 6;

        public float Height => Top + Label.Height + Value.Height + Reported.Height + 7 + Below + 6;

        public void Draw(SKCanvas canvas, float x, float y, float height)
        {
            Label.Draw(canvas, x, y + Top, Inner);
            Value.Draw(canvas, x, y + Top + Label.Height, Inner);
            Range?.Draw(canvas, x, y + Top + Label.Height + Value.Height - Range.Height - 4.5f, Inner, Side.Right);
            Reported.Draw(canvas, x, y + Top + Label.Height + Value.Height, Inner);
            var at = y + height - 6 - Below;
            using var line = new SKPaint { Color = Look.Hairline, StrokeWidth = Look.Hair };
            canvas.DrawLine(x, at, x + Inner, at, line);
            at += 5;
            foreach (var (label, text) in Comparisons)
            {
                label.Draw(canvas, x, at, Inner);
                text.Draw(canvas, x, at, Inner, Side.Right);
                at += Math.Max(label.Height, text.Height);
            }
        }
    }
}
