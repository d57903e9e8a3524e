using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>Puts cells together step by step.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class RollUpMaker(RollUp shape, int most)
{
    // A key without its day is type, violence and place, 42 bits: with a number of groups that fits in the rest it sorts as one number.
    private const int GroupBits = 22;

    private readonly Dictionary<uint, uint> _places = [];
    private readonly ByNumber<uint[]> _each = new(EachOf);
    private readonly CellFilter? _named = shape.Named?.ToFilter();
    private uint? _anyNamed;
    private ulong[] _keys = new ulong[256];
    private (int Leaf, int Cell)[] _cells = new (int, int)[256];
    private readonly List<PackedCells> _leaves = [];
    private int _count;
    private bool _tooManyGroups;

    /// <summary>The cells put together; null where that would leave more than is worth it.</summary>
    /// <param name="sources">What holds the cells, each in order of days.</param>
    public PackedCells? Make(IReadOnlyList<IReadOnlyList<CellSpan>> sources)
    {
        var (writer, readers) = (Packing.FreshWriter(), SpanReader.Of(sources));
        while (readers.Count > 0)
        {
            var day = SpanReader.FirstDay(readers);
            var end = PackedKey.FirstOf(shape.EndOf(day));
            foreach (var reader in readers)
                while (!reader.AtEnd && Take(reader, end)) { }
            if (_tooManyGroups || !Close(writer, shape.StartOf(day))) return null;
            readers.RemoveAll(static reader => reader.AtEnd);
        }
        return writer.Take();
    }

    // False once the step is at its end.
    private bool Take(SpanReader reader, ulong end)
    {
        var (span, at) = (reader.Span, reader.At);
        while (at < span.To && span.Cells.Facts[at] < end)
        {
            var key = span.Cells.KeyOf(at);
            if (_named is not null && !_named.IsMeant(key))
            {
                at = span.Next(at, _named.NextMeant(key));
                continue;
            }
            switch (shape.Groups)
            {
                case GroupsApart.Each:
                    foreach (var group in _each[key.Groups]) Add(key, group, span.Cells, at);
                    break;
                case GroupsApart.Sets: Add(key, key.Groups, span.Cells, at); break;
                // A filter finds the groups that it names in what is put together as well.
                default: Add(key, shape.Named is { HasGroups: true } ? _anyNamed ??= key.Groups : 0, span.Cells, at); break;
            }
            at++;
        }
        reader.Go(at);
        return at == span.To;
    }

    private void Add(PackedKey key, uint groups, PackedCells cells, int cell)
    {
        _tooManyGroups |= groups >> GroupBits != 0;
        if (_count == _keys.Length)
        {
            Array.Resize(ref _keys, 2 * _count);
            Array.Resize(ref _cells, 2 * _count);
        }
        _keys[_count] = (key.Facts & shape.KindBits | PlaceOf(key.Place)) << GroupBits | groups;
        if (_leaves.Count == 0 || _leaves[^1] != cells) _leaves.Add(cells);
        _cells[_count++] = (_leaves.Count - 1, cell);
    }

    private static uint[] EachOf(uint groups)
    {
        var joined = CellNumbers.Groups[groups];
        return joined.Contains('+', StringComparison.Ordinal) ? Array.ConvertAll(joined.Split('+'), CellNumbers.Groups.Of) : [groups];
    }

    private uint PlaceOf(uint place)
    {
        if (shape.Places is 0 or PlaceLevel.District) return shape.Places == 0 ? 0 : place;
        if (_places.TryGetValue(place, out var above)) return above;
        var key = CellNumbers.Places[place];
        while (key.Level > shape.Places) key = key.Parent;
        return _places[place] = CellNumbers.Places.Of(key);
    }

    private bool Close(CellWriter writer, int start)
    {
        var keys = _keys.AsSpan(0, _count);
        keys.Sort(_cells.AsSpan(0, _count));
        var sum = Packing.FreshSum();
        for (int from = 0, to; from < keys.Length; from = to)
        {
            for (to = from; to < keys.Length && keys[to] == keys[from]; to++) _leaves[_cells[to].Leaf].AddTo(sum, _cells[to].Cell);
            writer.Add(new PackedKey(PackedKey.FirstOf(start) | keys[from] >> GroupBits, (uint)(keys[from] & (1u << GroupBits) - 1)), sum);
            sum.Clear();
            if (writer.Count > most) return false;
        }
        _count = 0;
        _leaves.Clear();
        return true;
    }
}
