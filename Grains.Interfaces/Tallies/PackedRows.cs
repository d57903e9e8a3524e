using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Reporting.Seizures;

namespace Reporting.Tallies;

/// <summary>Rows of an answer in few bytes: each key and each seized item once, and tallies as <see cref="PackedTally"/> writes them.</summary>
/// <remarks>
/// The form; how many rows; the keys; the seized items, each with the number that tallies call it by; and of each row its day (0 for none, else one more than
/// <see cref="DateOnly.DayNumber"/>), the number of its key, and its tally. Numbers are of variable length; texts are their number of bytes and UTF-8.
/// </remarks>
internal static class PackedRows
{
    private const byte Form = 1;
    private const int MostBytesOfNumber = 10;

    public static byte[] Write(ImmutableArray<TallyRow> rows)
    {
        var (keys, items) = (new RowKeys(), new SortedSet<uint>());
        foreach (var row in rows)
        {
            keys.Of(row.Key);
            foreach (var seizure in row.Tally.Seizures) items.Add(CellNumbers.Items.Of(seizure.Item));
        }
        var into = new ArrayBufferWriter<byte>(64 + 32 * rows.Length);
        Number(into, Form);
        Number(into, rows.Length);
        Number(into, keys.Count);
        for (var key = 0; key < keys.Count; key++) Text(into, keys[key]);
        Number(into, items.Count);
        foreach (var number in items) Item(into, number);
        var sum = Packing.FreshSum();
        foreach (var row in rows)
        {
            Number(into, row.Step is { } step ? step.DayNumber + 1 : 0);
            Number(into, keys.Of(row.Key));
            sum.Clear();
            sum.Add(row.Tally);
            into.Advance(PackedTally.WriteAny(sum, into.GetSpan(PackedTally.MostBytes(sum.Seizures.Count))));
        }
        return into.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">A later version wrote them in another form.</exception>
    public static ImmutableArray<TallyRow> Read(ReadOnlySpan<byte> packed)
    {
        var at = 0;
        if (Number(packed, ref at) is not Form and var other) throw new InvalidDataException($"An answer came in form {other}, which a later version wrote; this one knows form {Form}.");
        var rows = new TallyRow[Number(packed, ref at)];
        var keys = new string[Number(packed, ref at)];
        for (var key = 0; key < keys.Length; key++) keys[key] = Text(packed, ref at);
        var items = new Dictionary<uint, SeizureItem>();
        for (var count = Number(packed, ref at); count > 0; count--)
        {
            var number = (uint)PackedTally.Number(packed, ref at);
            items[number] = new SeizureItem((WeaponCategory)Number(packed, ref at), Text(packed, ref at), Text(packed, ref at));
        }
        Func<uint, SeizureItem> itemOf = number => items[number];
        var sum = Packing.FreshSum();
        foreach (ref var row in rows.AsSpan())
        {
            var (day, key) = (Number(packed, ref at), Number(packed, ref at));
            sum.Clear();
            PackedTally.AddTo(sum, packed, ref at, itemOf);
            row = new TallyRow(day == 0 ? null : DateOnly.FromDayNumber(day - 1), keys[key], sum.ToTally());
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    private static void Item(ArrayBufferWriter<byte> into, uint number)
    {
        var item = CellNumbers.Items[number];
        Number(into, number);
        Number(into, (int)item.Category);
        Text(into, item.Item);
        Text(into, item.Unit);
    }

    private static void Text(ArrayBufferWriter<byte> into, string text)
    {
        Number(into, Encoding.UTF8.GetByteCount(text));
        into.Advance(Encoding.UTF8.GetBytes(text, into.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
    }

    private static string Text(ReadOnlySpan<byte> packed, ref int at)
    {
        var length = Number(packed, ref at);
        at += length;
        return Encoding.UTF8.GetString(packed[(at - length)..at]);
    }

    private static void Number(ArrayBufferWriter<byte> into, long value)
    {
        var length = 0;
        PackedTally.Number(into.GetSpan(MostBytesOfNumber), ref length, (ulong)value);
        into.Advance(length);
    }

    private static int Number(ReadOnlySpan<byte> packed, ref int at) => (int)PackedTally.Number(packed, ref at);
}
