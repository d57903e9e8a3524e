using System.IO.Hashing;
using System.Runtime.InteropServices;
using Reporting.Ledger;
using Reporting.Storage;

namespace Reporting.Tallies;

/// <summary>Writes the cells of some years as columns of small numbers.</summary>
/// <remarks>
/// <para>A cell's day, type and violence are one number, of which the distance from the cell before is written; its place, groups and tally are numbers of
/// tables, the most frequent first. Behind these columns follow the lengths of the tallies of the piece, and the tallies.</para>
/// <para>For one thread and one sheet.</para>
/// </remarks>
/// <param name="names">What the sheet names, by its numbers.</param>
/// <param name="items">The seized items that its tallies name.</param>
internal sealed class PieceWriter(SheetNames names, MetItems items)
{
    /// <summary>The kind of a piece's envelope.</summary>
    public const byte Kind = 15;

    private readonly ColumnWriter _columns = new();
    private readonly List<int> _ends = [];
    private uint[] _numbers = [];

    /// <summary>The cells of years that follow each other.</summary>
    public byte[] Write(IReadOnlyList<CellSpan> spans)
    {
        _columns.Clear();
        _ends.Clear();
        var count = spans.Sum(span => span.Count);
        if (_numbers.Length < count) _numbers = new uint[count];
        var numbers = _numbers.AsSpan(0, count);
        WriteSteps(spans, numbers);
        var at = 0;
        foreach (var span in spans)
            for (var i = span.From; i < span.To; i++) numbers[at++] = names.PlaceOf(span.Cells.KeyOf(i).Place);
        _columns.Planes<uint>(numbers, _ends);
        at = 0;
        foreach (var span in spans)
            for (var i = span.From; i < span.To; i++) numbers[at++] = names.GroupsOf(span.Cells.Groups[i]);
        _columns.Planes<uint>(numbers, _ends);
        WriteTallies(spans, numbers);
        return Envelope.Seal(Kind, _columns.Written, CollectionsMarshal.AsSpan(_ends));
    }

    private void WriteSteps(IReadOnlyList<CellSpan> spans, Span<uint> numbers)
    {
        var (at, before) = (0, names.NumberOf(spans[0].Cells.KeyOf(spans[0].From).Day, 0));
        foreach (var span in spans)
        {
            for (var i = span.From; i < span.To; i++)
            {
                var key = span.Cells.KeyOf(i);
                var number = names.NumberOf(key.Day, StoredSheet.KindOf(key));
                numbers[at++] = checked((uint)(number - before));
                before = number;
            }
        }
        _columns.Planes<uint>(numbers, _ends);
    }

    private void WriteTallies(IReadOnlyList<CellSpan> spans, Span<uint> numbers)
    {
        var (at, tallies) = (0, new Ranking<TallyAt>(new SameTally()));
        foreach (var span in spans)
            for (var i = span.From; i < span.To; i++) numbers[at++] = tallies.Meet(new TallyAt(span.Cells, i));
        var ranks = tallies.Ranks();
        for (var i = 0; i < numbers.Length; i++) numbers[i] = ranks[numbers[i]];
        _columns.Planes<uint>(numbers, _ends);
        TallyColumns.Write(_columns, _ends, tallies.Values.Count, rank => tallies.Values[rank].Bytes, items);
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
