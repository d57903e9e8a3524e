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

    // Where the entry stands that is being read.
    private int _next;

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>Finds the entries of a cell, each with exactly <paramref name="parts"/> parts of which those not given are empty; false when the check holds a fault.</summary>
    public bool Split(RowCheck check, string field, ReadOnlySpan<char> cell, int parts)
    {
        Clear(parts);
        var (part, any, escaped, start, at, entryStart) = (0, false, false, 0, 0, 0);
        while (!check.Failed)
        {
            var step = cell[at..].IndexOfAny('|', ';', '\\');
            var stop = step < 0 ? cell.Length : at + step;
            if (stop < cell.Length && cell[stop] == '\\')
            {
                (at, escaped) = (stop + 2, true);
                if (at <= cell.Length) continue;
                break;
            }
            var (from, to) = Ends(cell, start, stop);
            if (from < to)
            {
                if (escaped) (from, to) = Unescape(check, field, cell[from..to]);
                if (part < parts) (_bounds[_next + 2 * part], _bounds[_next + 2 * part + 1]) = (from, to);
                else check.Fail(RejectReason.WrongFieldCount, field, cell, $"Entry {Count + 1} has more than {parts} parts; write \\| for a bar in a text.");
                any = true;
            }
            (part, escaped, start, at) = (part + 1, false, stop + 1, stop + 1);
            if (stop < cell.Length && cell[stop] == '|') continue;
            if (any) EndEntry(Ends(cell, entryStart, stop));
            if (stop == cell.Length) break;
            (part, any, entryStart) = (0, false, start);
        }
        return !check.Failed;
    }

    /// <summary>An entry of the cell that was split.</summary>
    public CellEntry Entry(ReadOnlySpan<char> cell, int index) => new(cell, _unescaped, _bounds.AsSpan(index * Width, Width));

    /// <summary>A text without white space around it, as it counts for entries and parts.</summary>
    public static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> text)
    {
        var (start, stop) = Ends(text, 0, text.Length);
        return text[start..stop];
    }

    // The ends of each part, and then of the entry. Ends in the unescaped texts are written as their complement.
    private int Width => 2 * (_parts + 1);

    private void Clear(int parts)
    {
        if (_bounds.Length > LargestKept) _bounds = new int[64];
        if (_unescaped.Length > LargestKept) _unescaped = new char[64];
        (Count, _unescapedLength, _parts, _next) = (0, 0, parts, 0);
        _bounds.AsSpan(0, Width).Clear();
    }

    private void EndEntry((int Start, int Stop) ends)
    {
        (_bounds[_next + 2 * _parts], _bounds[_next + 2 * _parts + 1]) = ends;
        Count++;
        _next += Width;
        if (_next + Width > _bounds.Length) Array.Resize(ref _bounds, _bounds.Length * 2);
        _bounds.AsSpan(_next, Width).Clear();
    }

    private static (int Start, int Stop) Ends(ReadOnlySpan<char> cell, int start, int stop)
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
    public ReadOnlySpan<char> Written => Between(_bounds.Length - 2);

    /// <summary>A part, from 0; empty where it is not given.</summary>
    public ReadOnlySpan<char> this[int part] => Between(2 * part);

    private ReadOnlySpan<char> Between(int at)
    {
        var (start, stop) = (_bounds[at], _bounds[at + 1]);
        return start < 0 ? _unescaped[~start..~stop] : _cell[start..stop];
    }
}
