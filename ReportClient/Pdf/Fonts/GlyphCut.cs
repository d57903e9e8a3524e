using System.Buffers.Binary;

namespace Reporting.Pdf.Fonts;

/// <summary>Takes from a font the outlines that nobody draws. Glyph numbers stay as they are.</summary>
internal static class GlyphCut
{
    private const int ArgumentsAreWords = 0x0001;
    private const int HasScale = 0x0008;
    private const int MoreComponents = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;

    /// <summary>Keeps the outlines of the glyphs named, of the missing-glyph sign, and of the parts that they are composed of.</summary>
    public static void Keep(TrueTypeFile font, IEnumerable<ushort> glyphs)
    {
        var outlines = Outlines(font);
        var kept = new SortedSet<int> { 0 };
        var open = new Stack<int>(glyphs.Select(glyph => (int)glyph).Where(glyph => glyph < outlines.Length));
        while (open.TryPop(out var glyph))
        {
            if (!kept.Add(glyph)) continue;
            foreach (var part in Parts(font.Table("glyf")[outlines[glyph]])) open.Push(part);
        }
        Rewrite(font, outlines, kept);
    }

    private static Range[] Outlines(TrueTypeFile font)
    {
        var isLong = BinaryPrimitives.ReadInt16BigEndian(font.Table("head")[50..]) != 0;
        var loca = font.Table("loca");
        var outlines = new Range[font.Glyphs];
        for (var i = 0; i < outlines.Length; i++) outlines[i] = Offset(loca, i, isLong)..Offset(loca, i + 1, isLong);
        return outlines;
    }

    private static int Offset(ReadOnlySpan<byte> loca, int glyph, bool isLong) => isLong
        ? BinaryPrimitives.ReadInt32BigEndian(loca[(4 * glyph)..])
        : 2 * BinaryPrimitives.ReadUInt16BigEndian(loca[(2 * glyph)..]);

    private static List<int> Parts(ReadOnlySpan<byte> outline)
    {
        var parts = new List<int>();
        if (outline.Length < 14 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return parts;
        for (var at = 10; ;)
        {
            int flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            if ((flags & MoreComponents) == 0) return parts;
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            at += (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
        }
    }

    private static void Rewrite(TrueTypeFile font, Range[] outlines, SortedSet<int> kept)
    {
        var old = font.Table("glyf");
        using var glyf = new MemoryStream();
        var loca = new byte[4 * (outlines.Length + 1)];
        for (var i = 0; i < outlines.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), (int)glyf.Length);
            if (!kept.Contains(i)) continue;
            glyf.Write(old[outlines[i]]);
            while (glyf.Length % 4 != 0) glyf.WriteByte(0);
        }
        BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * outlines.Length), (int)glyf.Length);
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        font.Replace("head", head);
        font.Replace("loca", loca);
        font.Replace("glyf", glyf.ToArray());
        font.Replace("hmtx", Widths(font, kept));
    }

    // Widths of glyphs that are gone become zero, which packs to nothing.
    private static byte[] Widths(TrueTypeFile font, SortedSet<int> kept)
    {
        var widths = font.Table("hmtx").ToArray();
        int full = BinaryPrimitives.ReadUInt16BigEndian(font.Table("hhea")[34..]);
        for (var i = 0; i < full - 1; i++)
            if (!kept.Contains(i)) widths.AsSpan(4 * i, 4).Clear();
        return widths;
    }
}
