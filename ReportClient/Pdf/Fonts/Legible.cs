using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Reporting.Pdf.Fonts;

/// <summary>A stretch of text with a typeface that has all its glyphs.</summary>
/// <param name="Text">The text to draw.</param>
/// <param name="Face">The typeface that it is measured in.</param>
/// <param name="Shaper">Shapes scripts that join or run right to left; null for the brief's own font.</param>
/// <param name="Copies">Which copy of the brief's own font draws; null for other fonts.</param>
internal sealed record Stretch(string Text, SKTypeface Face, SKShaper? Shaper, Legible? Copies = null)
{
    /// <summary>The typeface that draws it.</summary>
    public SKTypeface Drawn => Copies is null ? Face : InterFont.Of(Face, Copies.Alphabet);
}

/// <summary>Sees to it that every character prints: in the brief's own font, else in the one that was given for names, else in one of the machine, else in Latin letters.</summary>
/// <remarks>Never a box and never nothing. One for each PDF; not for several threads.</remarks>
/// <param name="useMachineFonts">Whether fonts of the machine may be used.</param>
/// <param name="alphabet">Which copy of the brief's own font draws; null for the smallest that has every text until then.</param>
/// <param name="given">The font for names; null where none is given.</param>
internal sealed class Legible(bool useMachineFonts, Alphabet? alphabet = Alphabet.Whole, NameFont? given = null) : IDisposable
{
    private readonly Dictionary<string, SKShaper> _shapers = new(StringComparer.Ordinal);

    /// <summary>Whether some text was written in Latin letters since no font has its script.</summary>
    public bool HasTransliterated { get; private set; }

    /// <summary>Whether some text was written in Latin letters only since it stands in a chart, which draws in the brief's own font.</summary>
    public bool HasTransliteratedCharts { get; private set; }

    /// <summary>The least alphabet that has every text so far: where it is more than that of the copy, nothing may be drawn.</summary>
    public Alphabet Needed { get; private set; }

    /// <summary>The alphabet of the copy that draws.</summary>
    public Alphabet Alphabet => alphabet ?? Needed;

    /// <summary>Cuts a text into stretches of one typeface each; nothing is left out.</summary>
    public IReadOnlyList<Stretch> Of(string text, SKTypeface face)
    {
        text = Printable(text);
        if (IsOwn(text, face)) return [Own(text, face)];
        var stretches = new List<Stretch>();
        foreach (var (part, own) in Parts(text, face))
        {
            if (own) stretches.Add(Own(part, face));
            else stretches.Add(Foreign(part, face));
        }
        return stretches;
    }

    /// <summary>A text in characters of the brief's own font only, for charts.</summary>
    public string InOwnFont(string text, SKTypeface face)
    {
        text = Printable(text);
        if (IsOwn(text, face)) return Own(text, face).Text;
        var plain = new StringBuilder();
        foreach (var (part, own) in Parts(text, face)) plain.Append(own ? part : InLatin(part, face, isInChart: true));
        return Own(plain.ToString(), face).Text;
    }

    public void Dispose()
    {
        foreach (var shaper in _shapers.Values) shaper.Dispose();
    }

    // Control characters become spaces; marks that are not meant to be seen go, but for the joiners that Dari and Pashto need.
    internal static string Printable(string text)
    {
        if (IsPlain(text) || !text.Any(c => char.IsControl(c) || IsHidden(c) || c is '\u00A0' or '\u2028' or '\u2029')) return text;
        return string.Concat(text.Where(c => !IsHidden(c)).Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c));
    }

    private static bool IsHidden(char c) => c is '\u00AD' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069');

    // Most texts: every font has these.
    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static bool IsOwn(string text, SKTypeface face)
    {
        if (IsPlain(text)) return true;
        foreach (var rune in text.EnumerateRunes())
            if (!face.ContainsGlyph(rune.Value)) return false;
        return true;
    }

    // Spaces between two foreign words stay with them, so that a name runs as one from right to left.
    private static List<(string Text, bool Own)> Parts(string text, SKTypeface face)
    {
        var parts = new List<(string Text, bool Own)>();
        foreach (var rune in text.EnumerateRunes())
        {
            var own = face.ContainsGlyph(rune.Value);
            if (parts.Count > 0 && parts[^1].Own == own) parts[^1] = (parts[^1].Text + rune, own);
            else parts.Add((rune.ToString(), own));
        }
        for (var i = parts.Count - 2; i > 0; i--)
        {
            if (!parts[i].Own || !string.IsNullOrWhiteSpace(parts[i].Text) || parts[i - 1].Own || parts[i + 1].Own) continue;
            parts[i - 1] = (parts[i - 1].Text + parts[i].Text + parts[i + 1].Text, false);
            parts.RemoveRange(i, 2);
        }
        return parts;
    }

    private Stretch Foreign(string text, SKTypeface face)
    {
        if (Other(text) is not { } other) return Own(InLatin(text, face, isInChart: false), face);
        var name = ReferenceEquals(other, given?.Face) ? "" : other.FamilyName;
        if (!_shapers.TryGetValue(name, out var shaper)) _shapers[name] = shaper = new SKShaper(other);
        return new Stretch(text, other, shaper);
    }

    private SKTypeface? Other(string text) => given?.Has(text) == true ? given.Face : useMachineFonts ? MachineFonts.For(text) : null;

    private Stretch Own(string text, SKTypeface face)
    {
        while (Needed < Alphabet.Whole && !IsOwn(text, InterFont.Of(face, Needed))) Needed++;
        return new Stretch(text, face, null, this);
    }

    private string InLatin(string text, SKTypeface face, bool isInChart)
    {
        if (isInChart && Other(text) is not null) HasTransliteratedCharts = true;
        else HasTransliterated = true;
        return Transliteration.Of(text, rune => face.ContainsGlyph(rune.Value));
    }
}
