using Reporting.Briefs;
using Reporting.Pdf.Structure;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>Headings, paragraphs, takeaways and notes.</summary>
internal sealed class TextLayout(Typesetter type, float width)
{
    private const float Bullet = 15;
    private const float NoteGap = 22;
    private const float BetweenNotes = 4;
    private static readonly TextStyle Note7 = Look.Small.In(Look.Ink) with { Size = 7.5f, Leading = 1.3f };
    private static readonly TextStyle NoteLabel = Look.SmallStrong.In(Look.Night) with { Size = 7.5f, Leading = 1.3f };

    public Piece Heading(Section section, Element? into = null)
    {
        var lines = type.Set(section.Title, Look.Heading, width);
        var heading = into?.Add(ElementKind.H2);
        return new Piece(lines.Height + 9, (canvas, x, y) =>
        {
            using var line = new SKPaint { Color = type.Colors.Of(Look.Night), StrokeWidth = 1.1f };
            canvas.DrawLine(x, y, x + width, y, line);
            lines.Draw(canvas, x, y + 5, width, element: heading);
        })
        {
            SpaceBefore = 14,
            KeepWithNext = true,
            Heading = (section.Id, section.Title),
        };
    }

    public Piece Paragraph(Prose text, Element? into = null) => Lines(type.Set(text, Look.Body, Look.Strong, width), 3, into?.Add(ElementKind.P));

    /// <summary>The small print below charts and tables.</summary>
    public Piece Note(Prose text, Element? into = null) => Lines(type.Set(text, Look.Small, width), 5, into?.Add(ElementKind.P));

    public IEnumerable<Piece> Takeaways(Takeaways takeaways, Element? into = null)
    {
        var list = into?.Add(ElementKind.L);
        for (var i = 0; i < takeaways.Items.Length; i++)
        {
            var item = takeaways.Items[i];
            var size = i == 0 ? 12f : 9.8f;
            var strong = Look.Strong with { Size = size, Leading = 1.36f };
            var plain = Look.Body with { Size = size, Leading = 1.36f };
            var runs = item.Lead.Runs.Select(run => (run, strong)).Concat(item.Rest.Runs.Select(run => (run, plain)));
            var lines = type.Set(runs, width - Bullet);
            var body = list?.Add(ElementKind.LI).Add(ElementKind.LBody);
            yield return new Piece(lines.Height, (canvas, x, y) =>
            {
                using var mark = new SKPaint { Color = type.Colors.Of(Look.Accent) };
                canvas.DrawRect(x, y + size * 0.24f, 4.2f, lines.Height - size * 0.42f, mark);
                lines.Draw(canvas, x + Bullet, y, width - Bullet, element: body);
            })
            {
                SpaceBefore = i == 0 ? 1 : 6,
                KeepWithNext = i == 0,
            };
        }
    }

    /// <summary>Notes in two columns as alike in height as their order allows, each note begun by its label.</summary>
    /// <remarks>One piece, so that they stay together; more than <paramref name="page"/> points, which no page holds, are one piece a note.</remarks>
    public IEnumerable<Piece> Notes(Notes notes, float page, Element? into = null)
    {
        var column = (width - NoteGap) / 2;
        var texts = notes.Items
            .Select(note => (Lines: type.Set(note.Text.Runs.Select(run => (run, Note7)).Prepend((new Run(note.Label + ". "), NoteLabel)), column), Element: into?.Add(ElementKind.P)))
            .ToList();
        var left = Enumerable.Range(1, texts.Count).MinBy(count => Math.Max(Height(texts[..count]), Height(texts[count..])));
        var height = Math.Max(Height(texts[..left]), Height(texts[left..]));
        if (height > page) return texts.Select((text, i) => Lines(text.Lines, i == 0 ? 1 : BetweenNotes, text.Element));
        return
        [
            new Piece(height, (canvas, x, y) =>
            {
                DrawNotes(canvas, x, y, column, texts[..left]);
                DrawNotes(canvas, x + column + NoteGap, y, column, texts[left..]);
            })
            {
                SpaceBefore = 1,
            },
        ];
    }

    private static float Height(List<(TextLines Lines, Element? Element)> notes) => notes.Sum(note => note.Lines.Height) + BetweenNotes * Math.Max(0, notes.Count - 1);

    private static void DrawNotes(SKCanvas canvas, float x, float y, float column, List<(TextLines Lines, Element? Element)> notes)
    {
        foreach (var (lines, element) in notes)
        {
            lines.Draw(canvas, x, y, column, element: element);
            y += lines.Height + BetweenNotes;
        }
    }

    private Piece Lines(TextLines lines, float space, Element? element) =>
        new(lines.Height, (canvas, x, y) => lines.Draw(canvas, x, y, width, element: element)) { SpaceBefore = space };
}
