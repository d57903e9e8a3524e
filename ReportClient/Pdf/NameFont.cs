using System.Text;
using Reporting.Pdf.Fonts;
using SkiaSharp;

namespace Reporting.Pdf;

/// <summary>A font for names in scripts that the brief's own font does not have, such as Arabic.</summary>
/// <remarks>With the same font such names print alike on every machine. Immutable, safe to use from several threads; kept as long as the process.</remarks>
public sealed class NameFont
{
    private NameFont(SKTypeface face) => Face = face;

    internal SKTypeface Face { get; }

    /// <summary>Reads a font.</summary>
    /// <param name="file">The bytes of its file.</param>
    /// <returns>The font; null where it is not one TrueType font, as collections and fonts with outlines of another kind are not.</returns>
    public static NameFont? Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return TrueTypeFile.IsTrueType(file) && SKTypeface.FromData(SKData.CreateCopy(file)) is { } face ? new NameFont(face) : null;
    }

    /// <summary>Whether it has every character of a text but spaces.</summary>
    internal bool Has(string text) => text.EnumerateRunes().All(rune => Rune.IsWhiteSpace(rune) || Face.ContainsGlyph(rune.Value));
}
