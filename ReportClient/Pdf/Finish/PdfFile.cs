using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Reporting.Pdf.Finish;

/// <summary>Writes objects as a file of PDF 1.5: small ones packed together, and a packed table of where each stands.</summary>
/// <remarks>A structure is thousands of small objects that are much alike: packed they take about a tenth.</remarks>
internal sealed class PdfFile
{
    // Programs unpack all of a stream to read one of its objects.
    private const int Together = 200;
    private const int EntryLength = 7;

    private readonly Stream _output;
    private readonly SortedDictionary<int, (byte Kind, int Where, ushort Place)> _entries = [];
    private int _at;
    private int _next;

    /// <param name="output">Where the file goes.</param>
    /// <param name="next">The first number that no object has.</param>
    public PdfFile(Stream output, int next) => (_output, _next) = (output, next);

    /// <summary>An object that is only a packed stream.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="bytes">The bytes before they are packed.</param>
    /// <param name="entries">What its dictionary says beside their length.</param>
    public static byte[] Packed(int id, ReadOnlySpan<byte> bytes, string entries)
    {
        using var packed = new MemoryStream();
        // The smallest size saves half a hundredth, for more than twice the time.
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(bytes);
        var head = string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n<<{entries}/Filter /FlateDecode\n/Length {packed.Length}>> stream\n");
        return [.. Encoding.Latin1.GetBytes(head), .. packed.ToArray(), .. "\nendstream\nendobj\n"u8];
    }

    /// <summary>Writes the file.</summary>
    /// <param name="objects">Objects as they stand in the file, by their numbers.</param>
    /// <param name="packed">Objects that are packed together, without their numbers.</param>
    /// <param name="trailer">A dictionary of what the file's end says beside its size.</param>
    public void Write(IReadOnlyDictionary<int, byte[]> objects, IReadOnlyDictionary<int, byte[]> packed, string trailer)
    {
        Put([.. "%PDF-1.5\n%"u8, 0xD3, 0xEB, 0xE9, 0xE1, (byte)'\n']);
        foreach (var (id, bytes) in objects) Put(id, bytes);
        foreach (var together in packed.Chunk(Together)) PutTogether(together);
        PutTable(trailer);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        _at += bytes.Length;
    }

    private void Put(int id, byte[] bytes)
    {
        _entries.Add(id, (1, _at, 0));
        Put(bytes);
    }

    // Numbers and places first, then the objects.
    private void PutTogether(KeyValuePair<int, byte[]>[] objects)
    {
        var id = _next++;
        var head = new StringBuilder();
        using var body = new MemoryStream();
        for (var i = 0; i < objects.Length; i++)
        {
            head.Append(CultureInfo.InvariantCulture, $"{objects[i].Key} {body.Length} ");
            body.Write(objects[i].Value);
            body.WriteByte((byte)'\n');
            _entries.Add(objects[i].Key, (2, id, (ushort)i));
        }
        Put(id, Packed(id, [.. Encoding.ASCII.GetBytes(head.ToString()), .. body.ToArray()], string.Create(CultureInfo.InvariantCulture, $"/Type /ObjStm\n/N {objects.Length}\n/First {head.Length}\n")));
    }

    private void PutTable(string trailer)
    {
        var (start, id) = (_at, _next++);
        _entries.Add(id, (1, start, 0));
        var table = new byte[EntryLength * _next];
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(5), ushort.MaxValue);
        foreach (var (one, (kind, where, place)) in _entries)
        {
            var entry = table.AsSpan(EntryLength * one);
            entry[0] = kind;
            BinaryPrimitives.WriteInt32BigEndian(entry[1..], where);
            BinaryPrimitives.WriteUInt16BigEndian(entry[5..], place);
        }
        Put(Packed(id, table, string.Create(CultureInfo.InvariantCulture, $"/Type /XRef\n/Size {_next}\n/W [1 4 2]\n") + trailer["<<".Length..^">>".Length] + "\n"));
        Put(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n")));
    }
}
