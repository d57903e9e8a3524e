using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace Reporting.Pdf.Fonts;

/// <summary>The typeface that every brief carries, so that it looks the same on a machine without fonts.</summary>
/// <remarks>
/// Inter, under the SIL Open Font License. Cut once to the scripts below, without its layout tables, and with figures of equal width in
/// place of the usual ones, so that columns of numbers line up. Of each there are smaller copies, whose glyphs have the same numbers: a file
/// is written with them in a fraction of the time, and is the same in the end. Shared by all threads; never disposed.
/// </remarks>
internal static class InterFont
{
    // Latin with all its accents, Greek, Cyrillic, punctuation, currency, arrows, minus.
    private static readonly (int First, int Last)[] Scripts =
        [(0x20, 0x7E), (0xA0, 0x24F), (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x205E), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x2199), (0x2200, 0x2265)];

    private static readonly (int First, int Last)[] Plain = [(0x20, 0x7E), (0xA0, 0xA0), (0xB0, 0xB1), (0xB7, 0xB7), (0xD7, 0xD7), (0x2010, 0x2026), (0x2212, 0x2212)];
    private static readonly (int First, int Last)[] Latin = [(0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2BB, 0x2BF), (0x2010, 0x205E), (0x2190, 0x2199), (0x2200, 0x2265)];

    private static readonly Lazy<Cut> LazyRegular = new(() => new Cut("/Assets/Inter-Regular.ttf"));
    private static readonly Lazy<Cut> LazySemiBold = new(() => new Cut("/Assets/Inter-SemiBold.ttf"));

    /// <summary>For text.</summary>
    public static SKTypeface Regular => LazyRegular.Value.Whole;

    /// <summary>For headings and numbers.</summary>
    public static SKTypeface SemiBold => LazySemiBold.Value.Whole;

    /// <summary>The copy of <see cref="Regular"/> or <see cref="SemiBold"/> that has an alphabet.</summary>
    public static SKTypeface Of(SKTypeface whole, Alphabet alphabet) => (ReferenceEquals(whole, SemiBold) ? LazySemiBold : LazyRegular).Value.Of(alphabet);

    private static (byte[] File, SortedDictionary<int, ushort> Characters) Read(string name)
    {
        var full = FontFile(name);
        var characters = new SortedDictionary<int, ushort>();
        using (var typeface = SKTypeface.FromData(SKData.CreateCopy(full)))
        {
            foreach (var (first, last) in Scripts)
                for (var code = first; code <= last; code++)
                    if (typeface.GetGlyph(code) is > 0 and var glyph) characters[code] = glyph;
        }
        var digits = TabularDigits(full);
        for (var i = 0; i < digits.Length; i++) characters['0' + i] = digits[i];

        var font = TrueTypeFile.Read(full);
        font.KeepOnly("head", "hhea", "hmtx", "maxp", "loca", "glyf", "name", "OS/2", "post", "cvt ", "fpgm", "prep");
        GlyphCut.Keep(font, characters.Values);
        font.Replace("cmap", CharacterMap(characters));
        font.Replace("post", WithoutNames(font.Table("post")));
        return (font.Write(), characters);
    }

    // A glyph that stands for several characters is known by the first of them in both copies.
    private static byte[] Smaller(byte[] whole, SortedDictionary<int, ushort> characters, (int First, int Last)[] alphabet)
    {
        bool Has(int code) => alphabet.Any(range => code >= range.First && code <= range.Last);
        var others = characters.GroupBy(one => one.Value).Where(same => !Has(same.First().Key)).Select(same => same.Key).ToHashSet();
        var kept = new SortedDictionary<int, ushort>(characters.Where(one => Has(one.Key) && !others.Contains(one.Value)).ToDictionary());
        var font = TrueTypeFile.Read(whole);
        GlyphCut.Keep(font, kept.Values);
        font.Replace("cmap", CharacterMap(kept));
        return font.Write();
    }

    /// <summary>The glyphs that the font's own feature "tnum" puts in the place of 0 to 9.</summary>
    private static ushort[] TabularDigits(byte[] fontFile)
    {
        using var stream = new MemoryStream(fontFile);
        using var blob = HarfBuzzSharp.Blob.FromStream(stream);
        using var face = new Face(blob, 0);
        using var font = new Font(face);
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf8("0123456789");
        buffer.GuessSegmentProperties();
        font.Shape(buffer, new Feature(Tag.Parse("tnum"), 1));
        return [.. buffer.GlyphInfos.Select(info => (ushort)info.Codepoint)];
    }

    // Format 3: what the table says of the font, without a name for each glyph, which nobody asks for.
    private static byte[] WithoutNames(ReadOnlySpan<byte> post)
    {
        var head = post[..32].ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head, 0x00030000);
        return head;
    }

    // Format 12, one group a character: large, but it never reaches the PDF.
    private static byte[] CharacterMap(SortedDictionary<int, ushort> characters)
    {
        var map = new byte[12 + 16 + 12 * characters.Count];
        BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(2), 1);
        BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(4), 3);
        BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(6), 10);
        BinaryPrimitives.WriteInt32BigEndian(map.AsSpan(8), 12);
        BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(12), 12);
        BinaryPrimitives.WriteInt32BigEndian(map.AsSpan(16), map.Length - 12);
        BinaryPrimitives.WriteInt32BigEndian(map.AsSpan(24), characters.Count);
        var at = 28;
        foreach (var (code, glyph) in characters)
        {
            BinaryPrimitives.WriteInt32BigEndian(map.AsSpan(at), code);
            BinaryPrimitives.WriteInt32BigEndian(map.AsSpan(at + 4), code);
            BinaryPrimitives.WriteInt32BigEndian(map.AsSpan(at + 8), glyph);
            at += 12;
        }
        return map;
    }

    // The package keeps its files in one resource of the assembly: an index (path, offset, size), then the bytes.
    internal static byte[] FontFile(string name)
    {
        using var assembly = typeof(InterFont).Assembly.GetManifestResourceStream("Inter.dll")
            ?? throw new InvalidOperationException("The font's assembly is not embedded.");
        using var image = new PEReader(assembly);
        var metadata = image.GetMetadataReader();
        var resource = metadata.ManifestResources.Select(metadata.GetManifestResource).First(one => metadata.GetString(one.Name) == "!AvaloniaResources");
        var section = image.GetSectionData(image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress);
        var start = (int)resource.Offset + 4;
        var index = section.GetReader(start, section.Length - start);
        var data = start + 4 + index.ReadInt32();
        index.ReadInt32();
        for (var left = index.ReadInt32(); left > 0; left--)
        {
            var path = Encoding.UTF8.GetString(index.ReadBytes(index.ReadByte()));
            var (offset, size) = (index.ReadInt32(), index.ReadInt32());
            if (path == name) return [.. section.GetContent(data + offset, size)];
        }
        throw new InvalidOperationException($"The font's assembly holds no '{name}'.");
    }

    private sealed class Cut
    {
        private readonly Lazy<SKTypeface> _plain;
        private readonly Lazy<SKTypeface> _latin;

        public Cut(string name)
        {
            var (file, characters) = Read(name);
            Whole = Typeface(file, name);
            _plain = new Lazy<SKTypeface>(() => Typeface(Smaller(file, characters, Plain), name));
            _latin = new Lazy<SKTypeface>(() => Typeface(Smaller(file, characters, Latin), name));
        }

        public SKTypeface Whole { get; }

        public SKTypeface Of(Alphabet alphabet) => alphabet switch { Alphabet.Plain => _plain.Value, Alphabet.Latin => _latin.Value, _ => Whole };

        private static SKTypeface Typeface(byte[] file, string name) =>
            SKTypeface.FromData(SKData.CreateCopy(file)) ?? throw new InvalidOperationException($"The font '{name}' cannot be read after it was cut.");
    }
}
