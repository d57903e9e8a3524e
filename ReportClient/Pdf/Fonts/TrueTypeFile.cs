using System.Buffers.Binary;
using System.Text;

namespace Reporting.Pdf.Fonts;

/// <summary>The tables of a TrueType font file.</summary>
/// <remarks>Reads and writes only the directory; what is in a table is the business of whoever asks for it.</remarks>
internal sealed class TrueTypeFile
{
    private readonly SortedDictionary<string, byte[]> _tables = new(StringComparer.Ordinal);

    private TrueTypeFile()
    {
    }

    /// <summary>Whether the file has outlines of the TrueType kind, in a plain file and not in a collection.</summary>
    public static bool IsTrueType(ReadOnlySpan<byte> file) =>
        file.Length > 12 && BinaryPrimitives.ReadUInt32BigEndian(file) is 0x00010000 or 0x74727565;

    /// <summary>Reads the directory and its tables.</summary>
    public static TrueTypeFile Read(ReadOnlySpan<byte> file)
    {
        var font = new TrueTypeFile();
        int count = BinaryPrimitives.ReadUInt16BigEndian(file[4..]);
        for (var i = 0; i < count; i++)
        {
            var entry = file[(12 + 16 * i)..];
            var offset = BinaryPrimitives.ReadInt32BigEndian(entry[8..]);
            var length = BinaryPrimitives.ReadInt32BigEndian(entry[12..]);
            font._tables[Encoding.ASCII.GetString(entry[..4])] = file.Slice(offset, length).ToArray();
        }
        return font;
    }

    /// <summary>A table's bytes; empty when the font has none of that name.</summary>
    public ReadOnlySpan<byte> Table(string name) => _tables.TryGetValue(name, out var table) ? table : [];

    /// <summary>Puts a table in the place of the one of that name.</summary>
    public void Replace(string name, byte[] table) => _tables[name] = table;

    /// <summary>Drops every table that is not named.</summary>
    public void KeepOnly(params ReadOnlySpan<string> names)
    {
        foreach (var name in _tables.Keys.ToList())
            if (!names.Contains(name)) _tables.Remove(name);
    }

    /// <summary>The number of glyphs.</summary>
    public int Glyphs => BinaryPrimitives.ReadUInt16BigEndian(Table("maxp")[4..]);

    /// <summary>The font file anew: tables in order of their names, each on a multiple of four bytes.</summary>
    public byte[] Write()
    {
        var file = new byte[12 + 16 * _tables.Count + _tables.Values.Sum(table => Padded(table.Length))];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)_tables.Count);
        var power = 1;
        var selector = 0;
        for (; power * 2 <= _tables.Count; selector++) power *= 2;
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(power * 16));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)selector);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((_tables.Count - power) * 16));
        var (entry, offset) = (12, 12 + 16 * _tables.Count);
        foreach (var (name, table) in _tables)
        {
            Encoding.ASCII.GetBytes(name, file.AsSpan(entry));
            table.CopyTo(file, offset);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), Checksum(file.AsSpan(offset, Padded(table.Length))));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 8), offset);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 12), table.Length);
            (entry, offset) = (entry + 16, offset + Padded(table.Length));
        }
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        for (var i = 0; i < table.Length; i += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(table[i..]));
        return sum;
    }
}
