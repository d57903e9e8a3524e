using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Orleans.Serialization;
using Reporting.Storage;

namespace Reporting.Ledger;

/// <summary>How pages are written, and read in every form that any version wrote.</summary>
/// <remarks>
/// <para>An open page is written by the serializer: it is small and soon merged. Sealed pages and their texts are columns; before store
/// format 3 the serializer wrote them too, and format 3 had other columns in its pages, among them a hash of each incident's content.</para>
/// <para>What cannot be read throws an <see cref="InvalidDataException"/> whose message says why. For one thread, but for what says otherwise.</para>
/// </remarks>
internal sealed class PageForm(Serializer serializer)
{
    private const byte SerializedKind = 1;
    private const byte SerializedTextsKind = 2;
    private const byte OpenKind = 3;
    private const byte EarlierColumnsKind = 8;
    private const byte TextColumnsKind = 9;
    private const byte ColumnsKind = 10;

    // A part of a page that takes about as long as the whole.
    private const int LargePart = 4;
    // What fits a page of the disk: compressing it takes longer than writing it, and makes no fewer pages.
    private const int Little = 2_048;
    private const int LargestKept = 1 << 20;
    private readonly SharedPageValues _shared = new();

    // What is looked at is unpacked on whichever thread looks.
    [ThreadStatic]
    private static byte[]? _unpacked;

    /// <summary>Whether a page says that it is open.</summary>
    public static bool IsOpen(byte[] page) => Envelope.KindOf(page) == OpenKind;

    /// <summary>Whether a page says that it is sealed and of columns as they are written now, or of a kind that nobody knows.</summary>
    public static bool IsColumns(ReadOnlySpan<byte> page) => Envelope.KindOf(page) is not (OpenKind or SerializedKind or EarlierColumnsKind);

    /// <summary>An open page of whole entries.</summary>
    public byte[] Open(ImmutableArray<LedgerEntry> entries)
    {
        var content = serializer.SerializeToArray(entries);
        return content.Length <= Little ? Envelope.SealAsItIs(OpenKind, content) : Envelope.Seal(OpenKind, content);
    }

    /// <summary>A sealed page of entries without texts.</summary>
    public static byte[] Sealed(ImmutableArray<LedgerEntry> entries) => FactsWriter.Seal(ColumnsKind, entries);

    /// <summary>The texts of a sealed page.</summary>
    public static byte[] Texts(ImmutableArray<LedgerEntry> entries) => Envelope.Seal(TextColumnsKind, TextsWriter.Write(entries));

    /// <summary>Looks whether a sealed page is as it was written, without reading it, and gives its checksum.</summary>
    public static ulong Checked(ReadOnlySpan<byte> page)
    {
        var kind = Envelope.KindOf(page) is var said && said is SerializedKind or EarlierColumnsKind ? said : ColumnsKind;
        return Envelope.DamageOf(kind, page) is { } damage ? throw new InvalidDataException(damage) : Envelope.ChecksumOf(page);
    }

    /// <summary>The entries of a page: whole ones of an open page, ones without texts of a sealed page.</summary>
    public ImmutableArray<LedgerEntry> ReadEntries(byte[] page) => Envelope.KindOf(page) switch
    {
        OpenKind => Deserialize<ImmutableArray<LedgerEntry>>(Content(page, OpenKind)),
        SerializedKind => Deserialize<ImmutableArray<LedgerEntry>>(Content(page, SerializedKind)),
        EarlierColumnsKind => Decode(Content(page, EarlierColumnsKind), content => EarlierReader.Read(content, _shared)),
        _ => ReadContent(Content(page, ColumnsKind)),
    };

    /// <summary>Finds the rows of a page that may be meant, and keeps what <see cref="ReadFound"/> needs of it. For any thread.</summary>
    public static FoundRows Find(ReadOnlySpan<byte> page, WantedRows wanted)
    {
        if (Envelope.KindOf(page) != ColumnsKind) return FoundRows.Of(page, null);
        var unpacked = Opened(ColumnsKind, page, out var length);
        return FoundRows.Of(unpacked.AsSpan(0, length), Decode(unpacked, content => wanted.Find(new FactsColumns(content.AsSpan(0, length)))));
    }

    /// <summary>The entries, without texts, of rows that were found: where they are many, of all.</summary>
    public ImmutableArray<LedgerEntry> ReadFound(FoundRows found)
    {
        if (found.Lent is not { } lent) return [];
        if (found.Rows is not { } rows) return ReadEntries(lent[..found.Length]);
        return Decode(lent, content =>
        {
            var columns = new FactsColumns(content.AsSpan(0, found.Length));
            return rows.Count > columns.Entries / LargePart
                ? FactsReader.Read(content.AsSpan(0, found.Length), _shared)
                : EntryAt.Read(columns, CollectionsMarshal.AsSpan(rows), _shared);
        });
    }

    /// <summary>Takes a sealed page of columns into an index.</summary>
    public static PageSummary Index(byte[] page, IndexIntake intake)
    {
        if (!Envelope.TryOpen(ColumnsKind, page, ref intake.Content, out var length, out var damage)) throw new InvalidDataException(damage);
        return Decode(intake.Content, content => intake.Take(content.AsSpan(0, length)));
    }

    /// <summary>The content of a sealed page of columns, for <see cref="ReadEntry"/> and <see cref="ReadContent"/>.</summary>
    public static byte[] Unpacked(ReadOnlySpan<byte> page) => Content(page, ColumnsKind);

    /// <summary>The entries, without texts, of the content of a page of columns.</summary>
    public ImmutableArray<LedgerEntry> ReadContent(byte[] content) => Decode(content, bytes => FactsReader.Read(bytes, _shared));

    /// <summary>One entry, without texts, of the content of a page of columns.</summary>
    public LedgerEntry ReadEntry(byte[] content, int row) => Decode(content, bytes => EntryAt.Read(bytes, row, _shared));

    /// <summary>The texts of a sealed page, entry by entry. For any thread.</summary>
    public IncidentText[] ReadTexts(ReadOnlySpan<byte> page)
    {
        if (Envelope.KindOf(page) == SerializedTextsKind) return Deserialize<IncidentText[]>(Content(page, SerializedTextsKind));
        return Decode(Opened(TextColumnsKind, page, out var length), content => TextsReader.Read(content.AsSpan(0, length)));
    }

    /// <summary>The texts of some entries of a sealed page that holds so many. For any thread.</summary>
    /// <param name="page">The page.</param>
    /// <param name="entries">How many entries it must hold.</param>
    /// <param name="rows">Which of them, from 0, in order.</param>
    public IncidentText[] ReadTexts(ReadOnlySpan<byte> page, int entries, List<int> rows)
    {
        if (Envelope.KindOf(page) != SerializedTextsKind)
            return Decode(Opened(TextColumnsKind, page, out var length), content => TextsReader.Read(content.AsSpan(0, length), entries, CollectionsMarshal.AsSpan(rows)));
        var all = ReadTexts(page);
        return all.Length == entries ? [.. rows.Select(row => all[row])] : throw new InvalidDataException($"it holds the texts of {all.Length} entries and not of {entries}");
    }

    // Until this thread opens the next.
    private static byte[] Opened(byte kind, ReadOnlySpan<byte> page, out int length)
    {
        var unpacked = _unpacked ?? [];
        if (!Envelope.TryOpen(kind, page, ref unpacked, out length, out var damage)) throw new InvalidDataException(damage);
        _unpacked = unpacked.Length <= LargestKept ? unpacked : null;
        return unpacked;
    }

    private static byte[] Content(ReadOnlySpan<byte> page, byte kind) =>
        Envelope.TryOpen(kind, page, out var content, out var damage) ? content : throw new InvalidDataException(damage);

    private T Deserialize<T>(byte[] content) => Decode(content, bytes => serializer.Deserialize<T>(bytes)) ?? throw new InvalidDataException("it holds nothing");

    /// <summary>What is made of the content of a page; whatever goes wrong with it is told as damage.</summary>
    public static T Decode<T>(byte[] content, Func<byte[], T> decode)
    {
        try
        {
            return decode(content);
        }
        catch (Exception error) when (error is not (OutOfMemoryException or InvalidDataException))
        {
            throw new InvalidDataException($"its content cannot be read ({error.GetType().Name})", error);
        }
    }
}
