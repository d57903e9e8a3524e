using System.Collections;
using System.Runtime.CompilerServices;

namespace Reporting.Tallies;

/// <summary>Cells in columns, each key once and in order of day, type and violence: about 24 bytes a cell, and nothing for the garbage collector to follow.</summary>
/// <remarks>Immutable, safe to share between threads. Inside a process it is handed over as it is; between processes it travels as <see cref="SentCells"/> writes it.</remarks>
[CollectionBuilder(typeof(PackedCells), nameof(Of))]
public sealed class PackedCells : IEnumerable<Cell>
{
    internal PackedCells(ulong[] facts, uint[] groups, int[] ends, byte[] tallies) => (Facts, Groups, Ends, Tallies) = (facts, groups, ends, tallies);

    /// <summary>No cells.</summary>
    public static PackedCells Empty { get; } = new([], [], [], []);

    /// <summary>How many cells.</summary>
    public int Count => Facts.Length;

    /// <summary>The first twelve bytes of keys: <see cref="PackedKey.Facts"/>.</summary>
    internal ulong[] Facts { get; }

    /// <summary>The numbers of their groups.</summary>
    internal uint[] Groups { get; }

    /// <summary>Where each tally ends in <see cref="Tallies"/>.</summary>
    internal int[] Ends { get; }

    /// <summary>Every tally as <see cref="PackedTally"/> writes it.</summary>
    internal byte[] Tallies { get; }

    internal PackedKey First => KeyOf(0);

    internal PackedKey Last => KeyOf(Count - 1);

    /// <summary>Packs cells, which may come in any order and with a key more than once.</summary>
    public static PackedCells Of(ReadOnlySpan<Cell> cells) => Packing.Of(cells);

    /// <summary>The cells in order of their keys.</summary>
    public IEnumerator<Cell> GetEnumerator() => InOrder([this]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The cells of leaves that follow each other, in order of their keys.</summary>
    internal static IEnumerable<Cell> InOrder(IEnumerable<PackedCells> leaves)
    {
        // Numbers say nothing about the order of places and groups, so that the cells of a day, in however many leaves, are put in order.
        var together = new List<Cell>();
        foreach (var leaf in leaves)
        {
            for (var i = 0; i < leaf.Count; i++)
            {
                var cell = leaf.CellOf(i);
                if (together.Count > 0 && together[0].Key.Day != cell.Key.Day)
                {
                    foreach (var one in together.OrderBy(one => one.Key)) yield return one;
                    together.Clear();
                }
                together.Add(cell);
            }
        }
        foreach (var one in together.OrderBy(one => one.Key)) yield return one;
    }

    internal int StartOf(int cell) => cell == 0 ? 0 : Ends[cell - 1];

    internal PackedKey KeyOf(int cell) => new(Facts[cell], Groups[cell]);

    internal ReadOnlySpan<byte> TallyOf(int cell) => Tallies.AsSpan(StartOf(cell)..Ends[cell]);

    /// <summary>Adds a cell's tally to a sum.</summary>
    internal void AddTo(TallySum sum, int cell) => PackedTally.AddTo(sum, Tallies, StartOf(cell));

    /// <summary>The first cell that is not before a place in the order; <see cref="Count"/> when all are.</summary>
    internal int Find(ulong facts)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Facts[middle] < facts) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The first cell from one on that is after a key; <see cref="Count"/> when none is.</summary>
    internal int FindAfter(PackedKey key, int from)
    {
        if (Last <= key) return Count;
        var (low, high) = (from, Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (KeyOf(middle) <= key) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private Cell CellOf(int cell)
    {
        var sum = new TallySum();
        AddTo(sum, cell);
        return new Cell(KeyOf(cell).ToKey(), sum.ToTally());
    }
}
