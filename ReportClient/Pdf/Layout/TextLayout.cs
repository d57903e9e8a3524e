using Reporting.Briefs;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>Headings, paragraphs, takeaways and notes.</summary>
internal sealed class TextLayout(Typesetter type, float width)
{
    private const float Bullet = 15;
    private const float NoteGap = 22;
    private static readonly TextStyle Note7 = Look.Small.In(Look.Ink) with { Size = 7.7f };
    private static readonly TextStyle NoteLabel = Look.SmallStrong.In(Look.Night) with { Size = 7.7f };

    public Piece Heading(Section section)
    {
        var lines = type.Set(section.Title, Look.Heading, width);
        return new Piece(lines.Height + 9, (canvas, x, y) =>
        {
            using var line = new SKPaint { Color = Look.Night, StrokeWidth = 1.1f };
            canvas.DrawLine(x, y, x + width, y, line);
            lines.Draw(canvas, x, y + 5, width);
        })
        {
            SpaceBefore = 14,
            KeepWithNext = true,
            Heading = (section.Id, section.Title),
        };
    }

    public Piece Paragraph(Prose text) => Lines(type.Set(text, Look.Body, Look.Strong, width), 3);

    /// <summary>The small print below charts and tables.</summary>
    public Piece Note(Prose text) => Lines(type.Set(text, Look.Small, width), 5);

    public IEnumerable<Piece> Takeaways(Takeaways takeaways)
    {
        for (var i = 0; i < takeaways.Items.Length; i++)
        {
            var item = takeaways.Items[i];
            var size = i == 0 ? 12f : 9.8f;
            var strong = Look.Strong with { Size = size, Leading = 1.36f };
            var plain = Look.Body with { Size = size, Leading = 1.36f };
            var runs = item.Lead.Runs.Select(run => (run, strong)).Concat(item.Rest.Runs.Select(run => (run, plain)));
            var lines = type.Set(runs, width - Bullet);
            yield return new Piece(lines.Height, (canvas, x, y) =>
            {
                using var mark = new SKPaint { Color = Look.Accent };
                canvas.DrawRect(x, y + size * 0.24f, 4.2f, lines.Height - size * 0.42f, mark);
                lines.Draw(canvas, x + Bullet, y, width - Bullet);
            })
            {
                SpaceBefore = i == 0 ? 1 : 6,
                KeepWithNext = i == 0,
            };
        }
    }

    /// <summary>Notes in two columns, two in a row, each begun by its label.</summary>
    public IEnumerable<Piece> Notes(Notes notes)
    {
        var column = (width - NoteGap) / 2;
        var isFirst = true;
        foreach (var row in notes.Items.Chunk(2))
        {
            var texts = row.Select(note => type.Set(note.Text.Runs.Select(run => (run, Note7)).Prepend((new Run(note.Label + ". "), NoteLabel)), column)).ToList();
            yield return new Piece(texts.Max(text => text.Height), (canvas, x, y) =>
            {
                foreach (var text in texts)
                {
                    text.Draw(canvas, x, y, column);
                    x += column + NoteGap;
                }
            })
            {
                SpaceBefore = isFirst ? 1 : 6,
            };
            isFirst = false;
        }
    }

    private Piece Lines(TextLines lines, float space) => new(lines.Height, (canvas, x, y) => lines.Draw(canvas, x, y, width)) { SpaceBefore = space };
}
