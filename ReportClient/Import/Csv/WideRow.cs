namespace Reporting.Import;

/// <summary>Follows the rows of a text that comes in parts, and finds one of too many fields before a reader sees the whole of it.</summary>
/// <remarks>The time that Sylvan takes for a row grows with the square of its fields. Follows quotes as Sylvan does, up to the first row that it cannot split. For one thread.</remarks>
internal sealed class WideRow
{
    /// <summary>The most fields that a row may have; no format has a hundredth of it.</summary>
    public const int MostFields = 4_096;

    private enum At
    {
        FieldStart,
        Plain,
        Quoted,
        QuoteInQuoted,
    }

    private char _rowEnd;
    private At _at;
    private int _fields;
    private long _offset;
    private long _row;

    /// <summary>Where the row begins that has too many fields; null while none was found.</summary>
    public long? Found { get; private set; }

    /// <summary>Begins anew where a row begins.</summary>
    /// <param name="offset">Where that is.</param>
    /// <param name="rowEnd">What ends a row outside quotes, <c>\n</c> or <c>\r</c>; null where either may.</param>
    public void Begin(long offset, char? rowEnd) => (_offset, _row, _rowEnd, _at, _fields, Found) = (offset, offset, rowEnd ?? '\0', At.FieldStart, 1, null);

    /// <summary>Follows the next part.</summary>
    public void Follow(ReadOnlySpan<char> part)
    {
        for (var i = 0; i < part.Length && Found is null;)
        {
            if (_at == At.FieldStart && _fields == 1 && PlainRow(part[i..]) is > 0 and var row)
            {
                i += row;
                _row = _offset + i;
                continue;
            }
            var run = _at switch
            {
                At.Quoted => part[i..].IndexOf('"'),
                At.Plain => part[i..].IndexOfAny(',', '\r', '\n'),
                _ => 0,
            };
            if (run < 0) break;
            i += run;
            Step(part[i], _offset + i);
            i++;
        }
        _offset += part.Length;
    }

    // The length of a row that is too short for so many fields and in which nothing is quoted; 0 where that is not plain to see.
    private int PlainRow(ReadOnlySpan<char> rest)
    {
        if (_rowEnd == '\0') return 0;
        var window = rest[..Math.Min(rest.Length, MostFields)];
        var end = window.IndexOfAny(_rowEnd, '"');
        return end >= 0 && window[end] == _rowEnd ? end + 1 : 0;
    }

    private void Step(char c, long offset)
    {
        switch (_at)
        {
            case At.Quoted:
                _at = At.QuoteInQuoted;
                return;
            case At.QuoteInQuoted when c == '"':
                _at = At.Quoted;
                return;
            case At.FieldStart when c == '"':
                _at = At.Quoted;
                return;
        }
        if (c == ',')
        {
            _at = At.FieldStart;
            if (++_fields > MostFields) Found = _row;
        }
        // Behind a closing quote every line end ends the row; else only the file's own does.
        else if (c is '\r' or '\n' && (c == _rowEnd || _rowEnd == '\0' || _at == At.QuoteInQuoted)) (_at, _fields, _row) = (At.FieldStart, 1, offset + 1);
        else _at = At.Plain;
    }
}
