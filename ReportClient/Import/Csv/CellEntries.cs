namespace Reporting.Import;

/// <summary>The entries of one cell, as <see cref="CellList"/> describes them, found where they stand: nothing is made a text of its own.</summary>
/// <remarks>Used again for cell after cell; what was found is gone with the next. For one thread.</remarks>
internal sealed class CellEntries
{
    // A very long cell's are let go.
    private const int LargestKept = 65_536;

    private int[] _bounds = new int[64];
    private char[] _unescaped = new char[64];
    private int _unescapedLength;
    private int _parts;

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>Finds the entries of a cell, each with exactly <paramref name="parts"/> parts of which those not given are empty; false when the check holds a fault.</summary>
    public bool Split(RowCheck check, string field, ReadOnlySpan<char> cell, int parts)
    {
        Clear(parts);
        var (part, any, start, at, entryStart) = (0, false, 0, 0, 0);
        while (!check.Failed)
        {
            var step = cell[at..].IndexOfAny('|', ';', '\\');
            var stop = step < 0 ? cell.Length : at + step;
            if (stop < cell.Length && cell[stop] == '\\')
            {
                at = stop + 2;
                if (at <= cell.Length) continue;
                break;
            }
            var given = AddPart(check, field, cell, start, stop, part);
            if (given && part >= parts) check.Fail(RejectReason.WrongFieldCount, field, cell, $"Entry {Count + 1} has more than {parts} parts; write \\| for a bar in a text.");
            (part, any, start, at) = (part + 1, any || given, stop + 1, stop + 1);
            if (stop < cell.Length && cell[stop] == '|') continue;
            if (any) AddEntry(cell, entryStart, stop);
            if (stop == cell.Length) break;
            (part, any, entryStart) = (0, false, start);
            ClearEntry();
        }
        return !check.Failed;
    }

    /// <summary>An entry of the cell that was split.</summary>
    public CellEntry Entry(ReadOnlySpan<char> cell, int index) => new(cell, _unescaped, _bounds.AsSpan(index * Width, Width));

    // An entry's own ends, and those of each of its parts. Ends in the unescaped texts are written as their complement.
    private int Width => 2 * (1 + _parts);

    private void Clear(int parts)
    {
        if (_bounds.Length > LargestKept) _bounds = new int[64];
        if (_unescaped.Length > LargestKept) _unescaped = new char[64];
        (Count, _unescapedLength, _parts) = (0, 0, parts);
        ClearEntry();
    }

    private void ClearEntry()
    {
        var end = (Count + 1) * Width;
        if (end > _bounds.Length) Array.Resize(ref _bounds, Math.Max(end, _bounds.Length * 2));
        _bounds.AsSpan(end - Width, Width).Clear();
    }

    private void AddEntry(ReadOnlySpan<char> cell, int start, int stop)
    {
        (start, stop) = Trimmed(cell, start, stop);
        (_bounds[Count * Width], _bounds[Count * Width + 1]) = (start, stop);
        Count++;
    }

    // Whether the part is given.
    private bool AddPart(RowCheck check, string field, ReadOnlySpan<char> cell, int start, int stop, int part)
    {
        (start, stop) = Trimmed(cell, start, stop);
        if (start == stop) return false;
        if (cell[start..stop].Contains('\\')) (start, stop) = Unescape(check, field, cell[start..stop]);
        if (part < _parts) (_bounds[Count * Width + 2 * (1 + part)], _bounds[Count * Width + 2 * (1 + part) + 1]) = (start, stop);
        return true;
    }

    private static (int Start, int Stop) Trimmed(ReadOnlySpan<char> cell, int start, int stop)
    {
        while (start < stop && IsBlank(cell[start])) start++;
        while (start < stop && IsBlank(cell[stop - 1])) stop--;
        return (start, stop);
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';

    private (int Start, int Stop) Unescape(RowCheck check, string field, ReadOnlySpan<char> part)
    {
        if (_unescapedLength + part.Length > _unescaped.Length) Array.Resize(ref _unescaped, Math.Max(_unescapedLength + part.Length, _unescaped.Length * 2));
        var start = _unescapedLength;
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] != '\\')
            {
                _unescaped[_unescapedLength++] = part[i];
                continue;
            }
            var escaped = i + 1 < part.Length ? part[++i] : ' ';
            _unescaped[_unescapedLength++] = escaped switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 's' => ' ', _ => escaped };
            if (escaped is not ('\\' or '|' or ';' or 'n' or 'r' or 't' or 's'))
                check.Fail(RejectReason.BadText, field, part, "Behind \\ stands one of \\ | ; n r t s; write \\\\ for the sign itself.");
        }
        return (~start, ~_unescapedLength);
    }
}

/// <summary>One entry of a cell and its parts, as long as the cell is there.</summary>
internal readonly ref struct CellEntry(ReadOnlySpan<char> cell, ReadOnlySpan<char> unescaped, ReadOnlySpan<int> bounds)
{
    private readonly ReadOnlySpan<char> _cell = cell;
    private readonly ReadOnlySpan<char> _unescaped = unescaped;
    private readonly ReadOnlySpan<int> _bounds = bounds;

    /// <summary>The entry as it stands in the cell, without white space around it.</summary>
    public ReadOnlySpan<char> Written => Between(0);

    /// <summary>A part, from 0; empty where it is not given.</summary>
    public ReadOnlySpan<char> this[int part] => Between(2 * (1 + part));

    private ReadOnlySpan<char> Between(int at)
    {
        var (start, stop) = (_bounds[at], _bounds[at + 1]);
        return start < 0 ? _unescaped[~start..~stop] : _cell[start..stop];
    }
}
