namespace Reporting.Import;

/// <summary>The lines of a file as bytes, one at a time; only the line at hand is in memory.</summary>
/// <remarks>A line beyond <see cref="ReadRow.LongestRow"/> bytes is cut there, and the rest of it passed over. For one thread.</remarks>
internal sealed class Utf8Lines(Stream stream) : IDisposable
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private long _nextLine = 1;
    private bool _atStart = true;
    private ReadOnlyMemory<byte> _content;

    /// <summary>The line's number, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The line without its end; at most <see cref="ReadRow.LongestRow"/> bytes of it.</summary>
    public ReadOnlyMemory<byte> Content => _content;

    /// <summary>The length of the whole line, its end among it.</summary>
    public long Length { get; private set; }

    /// <summary>Goes to the next line; false at the end.</summary>
    public bool Read()
    {
        Line = _nextLine;
        var searched = 0;
        while (true)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var stop = rest[searched..].IndexOf((byte)'\n');
            if (stop >= 0) return Take(searched + stop, 1);
            searched = rest.Length;
            if (searched > ReadRow.LongestRow) return PassLongLine();
            if (!Fill()) return searched > 0 && Take(searched, 0);
        }
    }

    public void Dispose() => stream.Dispose();

    private bool Take(int length, int lineEnd)
    {
        _content = _buffer.AsMemory(_start, length);
        if (length > 0 && _content.Span[^1] == '\r') _content = _content[..^1];
        if (_atStart && _content.Span.StartsWith("\uFEFF"u8)) _content = _content[3..];
        _atStart = false;
        _start += length + lineEnd;
        _nextLine++;
        Length = length + lineEnd;
        return true;
    }

    private bool PassLongLine()
    {
        var kept = _buffer.AsSpan(_start, ReadRow.LongestRow).ToArray();
        Length = 0;
        do
        {
            var stop = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            var passed = stop < 0 ? _end - _start : stop + 1;
            Length += passed;
            _start += passed;
            if (stop >= 0) break;
        }
        while (Fill());
        (_content, _atStart) = (kept, false);
        _nextLine++;
        return true;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            Array.Copy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }
}
