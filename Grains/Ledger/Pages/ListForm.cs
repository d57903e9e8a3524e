using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Reporting.Ledger;

/// <summary>How a list is written in a page: its length, then its items.</summary>
internal static class ListForm
{
    public static void Write<T>(ColumnWriter to, T[] items, TextTable texts, ValueWriter<T> write)
    {
        to.Number((ulong)items.Length);
        foreach (var item in items) write(to, item, texts);
    }

    public static T[] Read<T>(ref ColumnReader from, scoped in PageTexts texts, ValueReader<T> read)
    {
        var items = from.Count() is > 0 and var count ? new T[count] : ImmutableCollectionsMarshal.AsArray(ImmutableArray<T>.Empty)!;
        for (var i = 0; i < items.Length; i++) items[i] = read(ref from, texts);
        return items;
    }

    public static void Skip(ref ColumnReader from, ValueSkipper skip)
    {
        for (var items = from.Count(); items > 0; items--) skip(ref from);
    }

    public static ImmutableArray<T> Next<T>(ref ColumnReader column, T[][] lists, ref int met) =>
        ImmutableCollectionsMarshal.AsImmutableArray(ValueTable.Next(ref column, lists, ref met));
}
