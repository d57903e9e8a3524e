using System.Text;
using SkiaSharp;

namespace Reporting.Pdf.Fonts;

/// <summary>The fonts of the machine, for scripts that the brief's own font does not have.</summary>
internal static class MachineFonts
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<int, SKTypeface?> ByCharacter = [];

    /// <summary>A typeface that has every character of a text; null where the machine has none.</summary>
    public static SKTypeface? For(string text)
    {
        var runes = text.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune)).ToList();
        if (runes.Count == 0) return null;
        lock (Gate)
        {
            if (!ByCharacter.TryGetValue(runes[0].Value, out var face)) ByCharacter[runes[0].Value] = face = Search(runes[0].Value);
            return face is not null && runes.TrueForAll(rune => face.ContainsGlyph(rune.Value)) ? face : null;
        }
    }

    // Asks for a match first; a font manager that only reads folders answers nothing, so its families are tried in order of name.
    private static SKTypeface? Search(int character)
    {
        using var manager = SKFontManager.CreateDefault();
        if (Usable(manager.MatchCharacter(character), character) is { } matched) return matched;
        foreach (var family in manager.FontFamilies.Order(StringComparer.Ordinal))
            if (Usable(manager.MatchFamily(family, SKFontStyle.Normal), character) is { } found) return found;
        return null;
    }

    private static SKTypeface? Usable(SKTypeface? face, int character)
    {
        if (face is null || !face.ContainsGlyph(character)) return null;
        using var stream = face.OpenStream(out var index);
        if (stream is null || index != 0) return null;
        var head = new byte[16];
        return stream.Read(head, head.Length) == head.Length && TrueTypeFile.IsTrueType(head) ? face : null;
    }
}
