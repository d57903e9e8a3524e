using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Reporting.Tests.Pdf.Pages;

/// <summary>Writes a picture of few colours as PNG with a palette, in about a third of what Skia takes, which knows no palette.</summary>
internal static class PalettePng
{
    private const int MostColors = 256;

    // Those of grounds and bars stay as they are; those of the edges of letters become the nearest of few.
    private const int Exact = 48;

    /// <summary>Writes the picture in at most 256 colours.</summary>
    public static void Write(SKBitmap picture, Stream output)
    {
        var pixels = InFewColors(picture.Pixels);
        var palette = pixels.Distinct().OrderBy(color => (uint)color).ToList();
        var numbers = palette.Select((color, i) => (color, i)).ToDictionary(one => one.color, one => (byte)one.i);
        output.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), picture.Height);
        // Eight bits a pixel, each the number of a colour.
        (head[8], head[9]) = (8, 3);
        Chunk(output, "IHDR", head);
        Chunk(output, "PLTE", [.. palette.SelectMany(color => (byte[])[color.Red, color.Green, color.Blue])]);
        Chunk(output, "IDAT", Packed(picture, pixels, numbers));
        Chunk(output, "IEND", []);
    }

    private static SKColor[] InFewColors(SKColor[] pixels)
    {
        var kept = pixels.GroupBy(color => color).OrderByDescending(group => group.Count()).ThenBy(group => (uint)group.Key).Take(Exact).Select(group => group.Key).ToHashSet();
        foreach (var step in (ReadOnlySpan<int>)[17, 51, 85])
        {
            SKColor[] few = [.. pixels.Select(color => kept.Contains(color) ? color : new SKColor(Nearest(color.Red, step), Nearest(color.Green, step), Nearest(color.Blue, step)))];
            if (few.Distinct().Count() <= MostColors) return few;
        }
        // 48 and four of each channel are always fewer.
        throw new InvalidOperationException("The picture has more colours than it can have.");
    }

    private static byte Nearest(byte channel, int step) => (byte)((channel + step / 2) / step * step);

    // Each row begins with a zero: it is not filtered.
    private static byte[] Packed(SKBitmap picture, SKColor[] pixels, Dictionary<SKColor, byte> numbers)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            for (var y = 0; y < picture.Height; y++)
                zlib.Write([0, .. pixels.AsSpan(y * picture.Width, picture.Width).ToArray().Select(color => numbers[color])]);
        return packed.ToArray();
    }

    private static void Chunk(Stream output, string kind, byte[] content)
    {
        byte[] whole = [.. Encoding.ASCII.GetBytes(kind), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        output.Write(number);
        output.Write(whole);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(whole));
        output.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }
        return ~crc;
    }
}
