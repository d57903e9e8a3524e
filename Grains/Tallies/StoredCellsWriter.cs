using System.IO.Hashing;
using Reporting.Ledger;

namespace Reporting.Tallies;

/// <summary>Writes the cells of a sheet as columns of small numbers.</summary>
/// <remarks>
/// <para>A cell's day, type and violence are one number, of which the distance from the cell before is written; its place, groups and tally are numbers of
/// tables, the most frequent first. Behind these columns follow the lengths of the tallies of the table, and the tallies.</para>
/// <para>For one thread and one sheet.</para>
/// </remarks>
internal sealed class StoredCellsWriter(IReadOnlyList<PackedCells> leaves)
{
    private readonly int _count = leaves.Sum(leaf => leaf.Count);

    /// <summary>Writes the columns, and gives what is stored beside them.</summary>
    /// <param name="into">Receives the columns.</param>
    /// <param name="ends">Receives where parts of them end that look alike.</param>
    public StoredCells Write(ColumnWriter into, List<int> ends)
    {
        if (_count == 0) return new StoredCells();
        var kinds = Kinds();
        var (places, groups) = (new Ranking<uint>(), new Ranking<uint>());
        var tallies = new Ranking<TallyAt>(new SameTally());
        var numbers = new uint[_count];
        var firstDay = leaves[0].First.Day;
        WriteSteps(into, ends, numbers, kinds, firstDay);
        WriteRanks(into, ends, numbers, places, key => key.Place);
        WriteRanks(into, ends, numbers, groups, key => key.Groups);
        var at = 0;
        foreach (var leaf in leaves)
            for (var i = 0; i < leaf.Count; i++) numbers[at++] = tallies.Meet(new TallyAt(leaf, i));
        WriteRanks(into, ends, numbers, tallies);
        var items = WriteTallies(into, ends, tallies.Values);
        return new StoredCells
        {
            Places = [.. places.Values.Select(place => CellNumbers.Places[place])],
            Groups = [.. groups.Values.Select(group => CellNumbers.Groups[group])],
            Items = items,
            Kinds = kinds,
            Count = _count,
            FirstDay = firstDay,
        };
    }

    private ushort[] Kinds()
    {
        var kinds = new HashSet<ushort>();
        foreach (var leaf in leaves)
            for (var i = 0; i < leaf.Count; i++) kinds.Add(StoredCells.KindOf(leaf.KeyOf(i)));
        return [.. kinds.Order()];
    }

    private void WriteSteps(ColumnWriter into, List<int> ends, uint[] numbers, ushort[] kinds, int firstDay)
    {
        var places = new int[ushort.MaxValue + 1];
        for (var i = 0; i < kinds.Length; i++) places[kinds[i]] = i;
        var (at, before) = (0, 0L);
        foreach (var leaf in leaves)
        {
            for (var i = 0; i < leaf.Count; i++)
            {
                var key = leaf.KeyOf(i);
                var number = (key.Day - firstDay) * (long)kinds.Length + places[StoredCells.KindOf(key)];
                numbers[at++] = checked((uint)(number - before));
                before = number;
            }
        }
        into.Planes<uint>(numbers, ends);
    }

    private void WriteRanks(ColumnWriter into, List<int> ends, uint[] numbers, Ranking<uint> ranking, Func<PackedKey, uint> of)
    {
        var at = 0;
        foreach (var leaf in leaves)
            for (var i = 0; i < leaf.Count; i++) numbers[at++] = ranking.Meet(of(leaf.KeyOf(i)));
        WriteRanks(into, ends, numbers, ranking);
    }

    private static void WriteRanks<T>(ColumnWriter into, List<int> ends, uint[] numbers, Ranking<T> ranking)
        where T : notnull
    {
        var ranks = ranking.Ranks();
        for (var i = 0; i < numbers.Length; i++) numbers[i] = ranks[numbers[i]];
        into.Planes<uint>(numbers, ends);
    }

    private static SeizureItem[] WriteTallies(ColumnWriter into, List<int> ends, IReadOnlyList<TallyAt> tallies)
    {
        var (items, lengths) = (new MetItems(), into.BeginColumn());
        using var bytes = new MemoryStream();
        foreach (var tally in tallies)
        {
            var packed = items.Renumbered(tally.Bytes);
            into.Number((ulong)packed.Length);
            bytes.Write(packed);
        }
        into.EndColumn(lengths);
        ends.Add(into.Length);
        var column = into.BeginColumn();
        into.Bytes(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        into.EndColumn(column);
        ends.Add(into.Length);
        return [.. items.Items];
    }

    // Where a tally is written.
    private readonly record struct TallyAt(PackedCells Cells, int Cell)
    {
        public ReadOnlySpan<byte> Bytes => Cells.TallyOf(Cell);
    }

    private sealed class SameTally : IEqualityComparer<TallyAt>
    {
        public bool Equals(TallyAt x, TallyAt y) => x.Bytes.SequenceEqual(y.Bytes);

        public int GetHashCode(TallyAt obj) => unchecked((int)XxHash3.HashToUInt64(obj.Bytes));
    }
}
