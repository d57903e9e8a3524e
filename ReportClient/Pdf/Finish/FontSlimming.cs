using System.Globalization;
using Reporting.Pdf.Fonts;

namespace Reporting.Pdf.Finish;

/// <summary>Cuts embedded fonts to the glyphs that the pages draw. Skia embeds fonts whole.</summary>
internal static class FontSlimming
{
    /// <summary>Cuts every TrueType font of the file.</summary>
    public static void Apply(PdfObjects file)
    {
        var dictionaries = file.Ids.ToDictionary(id => id, file.Dictionary);
        var fonts = dictionaries.Values.Select(dictionary => PdfObjects.Reference(dictionary, "FontFile2")).OfType<int>().Distinct().ToList();
        var notPages = dictionaries.Values.Select(dictionary => PdfObjects.Reference(dictionary, "ToUnicode")).OfType<int>().Concat(fonts).ToHashSet();
        var drawn = new HashSet<ushort>();
        foreach (var id in file.Ids)
            if (!notPages.Contains(id) && file.Unpacked(id) is { } content) Collect(content, drawn);
        var cut = new byte[]?[fonts.Count];
        Parallel.For(0, fonts.Count, i => cut[i] = Cut(file, fonts[i], drawn));
        for (var i = 0; i < cut.Length; i++)
            if (cut[i] is { } font) file.Replace(fonts[i], font);
    }

    private static byte[]? Cut(PdfObjects file, int id, HashSet<ushort> drawn)
    {
        if (file.Unpacked(id) is not { } font || !TrueTypeFile.IsTrueType(font)) return null;
        var cut = Cut(font, drawn);
        return PdfFile.Packed(id, cut, string.Create(CultureInfo.InvariantCulture, $"/Length1 {cut.Length}\n"));
    }

    // Text is drawn as hexadecimal strings of two-byte glyph numbers. Glyphs of another font's text may be kept in vain; none is lost.
    private static void Collect(ReadOnlySpan<byte> content, HashSet<ushort> drawn)
    {
        while (content.IndexOf((byte)'<') is >= 0 and var start)
        {
            content = content[(start + 1)..];
            var end = content.IndexOf((byte)'>');
            if (end < 0) return;
            var text = content[..end];
            for (var i = 0; i + 4 <= text.Length; i += 4)
                if (ushort.TryParse(text.Slice(i, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var glyph)) drawn.Add(glyph);
        }
    }

    private static byte[] Cut(byte[] fontFile, HashSet<ushort> drawn)
    {
        var font = TrueTypeFile.Read(fontFile);
        // Glyphs are named by number, so nothing that maps or names characters is needed.
        font.KeepOnly("head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep");
        GlyphCut.Keep(font, drawn);
        return font.Write();
    }
}
