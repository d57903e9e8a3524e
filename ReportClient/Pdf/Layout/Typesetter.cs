using System.Text;
using Reporting.Briefs;
using Reporting.Looks;
using Reporting.Pdf.Fonts;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>Breaks text into lines. Breaks at spaces; a word wider than the line is broken where it must.</summary>
/// <remarks>One for each PDF; not for several threads.</remarks>
internal sealed class Typesetter(Legible legible, LookColors? colors = null) : IDisposable
{
    private const float MeasuredAt = 100;

    private readonly Dictionary<(SKTypeface, float), SKFont> _fonts = [];
    private readonly Dictionary<SKTypeface, Dictionary<Rune, float>> _advances = [];

    /// <summary>The colours of the brief; every text is set in them.</summary>
    public LookColors Colors { get; } = colors ?? LookColors.Own;

    /// <summary>Whether some text was written in Latin letters since no font has its script.</summary>
    public bool HasTransliterated => legible.HasTransliterated;

    /// <summary>Whether some text was written in Latin letters only in charts.</summary>
    public bool HasTransliteratedCharts => legible.HasTransliteratedCharts;

    /// <summary>The least alphabet that has every text so far.</summary>
    public Alphabet Needed => legible.Needed;

    /// <summary>The alphabet of the copy of the brief's own font that draws.</summary>
    public Alphabet Alphabet => legible.Alphabet;

    /// <summary>The brief's own words in lines.</summary>
    public TextLines Set(string text, TextStyle style, float width) => Set([(new Run(text), style)], width);

    /// <summary>Prose in one style; links are coloured.</summary>
    public TextLines Set(Prose prose, TextStyle style, float width) => Set(prose, style, style, width);

    /// <summary>Prose with its figures in a style of their own.</summary>
    public TextLines Set(Prose prose, TextStyle style, TextStyle figures, float width) =>
        Set(prose.Runs.Select(run => (run, run.Kind == RunKind.Figure && run.Text.AsSpan().ContainsAnyInRange('0', '9') ? figures : run.Url is null ? style : style.In(Look.Accent))), width);

    /// <summary>Runs, each in its style.</summary>
    public TextLines Set(IEnumerable<(Run Run, TextStyle Style)> runs, float width)
    {
        var breaker = new LineBreaker(width, Measure);
        foreach (var (run, own) in runs)
        {
            var style = own.In(Colors.Of(own.Color));
            foreach (var stretch in legible.Of(run.Text, style.Face))
                breaker.Add(stretch, style, run.Target);
        }
        return breaker.Finish();
    }

    /// <summary>How wide a text is in a style.</summary>
    public float Measure(Stretch stretch, TextStyle style)
    {
        var width = stretch.Shaper is { } shaper ? shaper.Shape(stretch.Text, Font(stretch.Face, style.Size)).Width : Advances(stretch.Text, stretch.Face) * style.Size / MeasuredAt;
        return width + stretch.Text.Length * style.Size * style.Tracking;
    }

    /// <summary>A text in characters of the brief's own font, for charts.</summary>
    public string ForChart(string text) => legible.InOwnFont(text, InterFont.Regular);

    // The brief's own font has no kerning, so a word is as wide as its letters; asking for each letter once saves most of the time.
    private float Advances(string text, SKTypeface face)
    {
        if (!_advances.TryGetValue(face, out var known)) _advances[face] = known = [];
        var sum = 0f;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!known.TryGetValue(rune, out var advance)) known[rune] = advance = Font(face, MeasuredAt).MeasureText(rune.ToString());
            sum += advance;
        }
        return sum;
    }

    private SKFont Font(SKTypeface face, float size)
    {
        if (!_fonts.TryGetValue((face, size), out var font)) _fonts[(face, size)] = font = FontOf.Make(face, size);
        return font;
    }

    public void Dispose()
    {
        foreach (var font in _fonts.Values) font.Dispose();
        legible.Dispose();
    }
}
