using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Reporting.Pdf.Finish;

/// <summary>The objects of a PDF file as Skia writes it: a plain cross-reference table, no object streams, no encryption.</summary>
/// <remarks>Not a general PDF reader. Several threads may read while none changes it.</remarks>
internal sealed partial class PdfObjects
{
    private static readonly Encoding Latin = Encoding.Latin1;

    private readonly SortedDictionary<int, byte[]> _objects = [];
    private readonly SortedDictionary<int, byte[]> _packed = [];
    private readonly string _trailer;
    private int _next;

    /// <summary>Reads a file that Skia wrote.</summary>
    public PdfObjects(byte[] file)
    {
        var tail = Latin.GetString(file, Math.Max(0, file.Length - 512), Math.Min(512, file.Length));
        var table = int.Parse(StartOfTable().Match(tail).Groups[1].Value, CultureInfo.InvariantCulture);
        var text = Latin.GetString(file, table, file.Length - table);
        _trailer = Trailer().Match(text).Groups[1].Value;
        var entries = Entry().Matches(text).Select((entry, i) => (Id: i, Offset: int.Parse(entry.Groups[1].ValueSpan, CultureInfo.InvariantCulture), InUse: entry.Groups[2].ValueSpan is "n"))
            .Where(entry => entry.InUse).OrderBy(entry => entry.Offset).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var end = i + 1 < entries.Count ? entries[i + 1].Offset : table;
            _objects.Add(entries[i].Id, file[entries[i].Offset..end]);
        }
        _next = _objects.Keys.Max() + 1;
    }

    /// <summary>The numbers of all objects.</summary>
    public IReadOnlyList<int> Ids => [.. _objects.Keys];

    /// <summary>The object that the trailer calls the root: the catalog.</summary>
    public int Root => Reference(_trailer, "Root") ?? throw new InvalidDataException("The PDF has no catalog.");

    /// <summary>An object without its stream, as text.</summary>
    public string Dictionary(int id)
    {
        var bytes = _objects[id];
        var stream = StreamStart(bytes);
        return Latin.GetString(bytes, 0, stream < 0 ? bytes.Length : stream);
    }

    /// <summary>The object that a name in a dictionary refers to; null where it has none.</summary>
    public static int? Reference(string dictionary, string name)
    {
        var match = Regex.Match(dictionary, "/" + name + @"\s+(\d+) 0 R", RegexOptions.CultureInvariant);
        return match.Success ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The unpacked stream of an object; null where it has none that is packed by deflate.</summary>
    public byte[]? Unpacked(int id)
    {
        var dictionary = Dictionary(id);
        var start = StreamStart(_objects[id]);
        if (start < 0 || !dictionary.Contains("/FlateDecode", StringComparison.Ordinal)) return null;
        var length = int.Parse(Length().Match(dictionary).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        using var unpacked = new MemoryStream();
        using (var packed = new ZLibStream(new MemoryStream(_objects[id], start, length), CompressionMode.Decompress)) packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>Puts another object in the place of one.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="bytes">The object as it stands in the file.</param>
    public void Replace(int id, byte[] bytes) => _objects[id] = bytes;

    /// <summary>Adds an object and gives its number.</summary>
    public int Add(string dictionary)
    {
        var id = Reserve();
        Set(id, dictionary);
        return id;
    }

    /// <summary>Adds a stream that programs find without unpacking it, and gives its number.</summary>
    public int AddPlainStream(string entries, ReadOnlySpan<byte> bytes)
    {
        var id = Reserve();
        _objects[id] = [.. Latin.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n<<{entries}/Length {bytes.Length}>> stream\n")), .. bytes, .. "\nendstream\nendobj\n"u8];
        return id;
    }

    /// <summary>A number for an object that is yet to be added.</summary>
    public int Reserve() => _next++;

    /// <summary>Adds an object that is packed together with others; it may have no stream.</summary>
    public void AddPacked(int id, string dictionary) => _packed.Add(id, Latin.GetBytes(dictionary));

    /// <summary>Puts a dictionary in the place of an object.</summary>
    public void Set(int id, string dictionary) => _objects[id] = Latin.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n{dictionary}\nendobj\n"));

    /// <summary>Adds entries to the dictionary of an object that has no stream.</summary>
    public void Extend(int id, string entries)
    {
        var text = Latin.GetString(_objects[id]);
        _objects[id] = Latin.GetBytes(text.Insert(text.IndexOf("<<", StringComparison.Ordinal) + 2, entries));
    }

    /// <summary>Packs an object without a stream together with others, with entries added to its dictionary.</summary>
    public void Pack(int id, string entries)
    {
        Extend(id, entries);
        var text = Latin.GetString(_objects[id]);
        AddPacked(id, text[text.IndexOf("<<", StringComparison.Ordinal)..(text.LastIndexOf(">>", StringComparison.Ordinal) + 2)]);
        _objects.Remove(id);
    }

    /// <summary>Writes the file.</summary>
    public void Write(Stream output) => new PdfFile(output, _next).Write(_objects, _packed, Size().Replace(_trailer, "<<", 1));

    private static int StreamStart(byte[] bytes)
    {
        var at = bytes.AsSpan().IndexOf(">> stream\n"u8);
        return at < 0 ? -1 : at + 10;
    }

    [GeneratedRegex(@"startxref\s+(\d+)\s+%%EOF", RegexOptions.CultureInvariant)]
    private static partial Regex StartOfTable();

    [GeneratedRegex(@"trailer\s*(<<.*>>)\s*startxref", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"(\d{10}) \d{5} ([nf])", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();

    [GeneratedRegex(@"/Length (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    [GeneratedRegex(@"<</Size \d+\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}
