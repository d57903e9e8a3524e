using System.Buffers;
using System.Text;
using Reporting.Seizures;

namespace Reporting.Tallies;

/// <summary>Rows of an answer in few bytes: each key and each seized item once, and tallies as <see cref="PackedTally"/> writes them.</summary>
/// <remarks>
/// The form; how many rows; the keys; the seized items, which tallies call by their place among them; and of each row its day (0 for none, else one more than
/// <see cref="DateOnly.DayNumber"/>), the number of its key, how many bytes its tally takes, and its tally. Numbers are of variable length; texts are their number
/// of bytes and UTF-8. A tally that was written is copied, and where it arrives it is read by whoever looks at it.
/// </remarks>
internal static class PackedRows
{
    private const byte Form = 2;
    private const int MostBytesOfNumber = 10;

    public static byte[] Write(TallyRowList rows)
    {
        var (keys, items) = (new RowKeys(), new MetItems());
        foreach (var row in rows)
        {
            keys.Of(row.Key);
            if (NamesItems(row)) items.Renumbered(Written(row));
        }
        var into = new ArrayBufferWriter<byte>(64 + 48 * rows.Count);
        Number(into, Form);
        Number(into, rows.Count);
        Number(into, keys.Count);
        for (var key = 0; key < keys.Count; key++) Text(into, keys[key]);
        Items(into, items);
        foreach (var row in rows)
        {
            Number(into, row.Step is { } step ? step.DayNumber + 1 : 0);
            Number(into, keys.Of(row.Key));
            var tally = items.Renumbered(Written(row));
            Number(into, tally.Length);
            into.Write(tally);
        }
        return into.WrittenSpan.ToArray();
    }

    /// <param name="packed">What was written; the rows read from it keep it.</param>
    /// <exception cref="InvalidDataException">A later version wrote them in another form, or they are cut off.</exception>
    public static TallyRowList Read(byte[] packed)
    {
        var at = 0;
        if (Number(packed, ref at) is not Form and var other) throw new InvalidDataException($"An answer came in form {other}, which another version wrote; this one knows form {Form}.");
        var blocks = TallyRowList.Blocks(Number(packed, ref at));
        var keys = new string[Number(packed, ref at)];
        for (var key = 0; key < keys.Length; key++) keys[key] = Text(packed, ref at);
        var items = Items(packed, ref at);
        var renumbered = new WrittenTallies();
        foreach (var block in blocks)
        {
            foreach (ref var row in block.AsSpan())
            {
                var (day, key, length) = (Number(packed, ref at), Number(packed, ref at), Number(packed, ref at));
                if (length > packed.Length - at) throw new InvalidDataException("An answer was cut off.");
                var tally = packed.AsSpan(at, length);
                var isAsItIs = items.Length == 0 || !PackedTally.NamesItems(tally);
                var written = isAsItIs ? new WrittenTally(packed, at, at + length) : renumbered.Renumber(tally, items);
                row = new TallyRow(day == 0 ? null : DateOnly.FromDayNumber(day - 1), keys[key], written);
                at += length;
            }
        }
        return new TallyRowList(blocks);
    }

    private static bool NamesItems(TallyRow row) => row.Written is { IsEmpty: false } written ? PackedTally.NamesItems(written) : !row.Tally.Seizures.IsEmpty;

    private static ReadOnlySpan<byte> Written(TallyRow row) => row.Written is { IsEmpty: false } written ? written : Packing.PackAny(row.Tally);

    /// <summary>Writes seized items, which tallies call by their place among them.</summary>
    internal static void Items(ArrayBufferWriter<byte> into, MetItems items)
    {
        Number(into, items.Items.Count);
        foreach (var item in items.Items)
        {
            Number(into, (int)item.Category);
            Text(into, item.Item);
            Text(into, item.Unit);
        }
    }

    /// <summary>Reads seized items: the numbers that this process gives them.</summary>
    internal static uint[] Items(ReadOnlySpan<byte> packed, ref int at)
    {
        var items = new uint[Number(packed, ref at)];
        foreach (ref var item in items.AsSpan()) item = CellNumbers.Items.Of(new SeizureItem((WeaponCategory)Number(packed, ref at), Text(packed, ref at), Text(packed, ref at)));
        return items;
    }

    internal static void Text(ArrayBufferWriter<byte> into, string text)
    {
        Number(into, Encoding.UTF8.GetByteCount(text));
        into.Advance(Encoding.UTF8.GetBytes(text, into.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
    }

    internal static string Text(ReadOnlySpan<byte> packed, ref int at)
    {
        var length = Number(packed, ref at);
        at += length;
        return Encoding.UTF8.GetString(packed[(at - length)..at]);
    }

    internal static void Number(ArrayBufferWriter<byte> into, long value)
    {
        var length = 0;
        PackedTally.Number(into.GetSpan(MostBytesOfNumber), ref length, (ulong)value);
        into.Advance(length);
    }

    internal static int Number(ReadOnlySpan<byte> packed, ref int at) => (int)PackedTally.Number(packed, ref at);
}
