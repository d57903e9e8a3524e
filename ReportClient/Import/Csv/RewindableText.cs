namespace Reporting.Import;

/// <summary>Text that can be read again from any place that has not been let go, so that a reader can start anew behind a broken row.</summary>
/// <remarks>Holds what was delivered since <see cref="Forget"/>, which is at most the buffer of its one reader. Offsets count characters from the start.</remarks>
internal sealed class RewindableText(TextReader inner) : TextReader
{
    private readonly WideRow _wide = new();
    private char[] _window = new char[128 * 1024];
    private long _windowOffset;
    private int _next;
    private int _end;
    private string _prefix = "";

    /// <summary>What was delivered before and is to be read again, or is held already.</summary>
    public ReadOnlySpan<char> Ahead => _window.AsSpan(_next, _end - _next);

    public override int Read(Span<char> buffer)
    {
        if (_prefix.Length > 0)
        {
            var part = Math.Min(buffer.Length, _prefix.Length);
            _prefix.AsSpan(0, part).CopyTo(buffer);
            _prefix = _prefix[part..];
            return part;
        }
        if (buffer.IsEmpty || _wide.Found is not null || _next == _end && !Fill()) return 0;
        var count = Math.Min(buffer.Length, _end - _next);
        _wide.Follow(_window.AsSpan(_next, count));
        if (_wide.Found is { } wide) count = (int)Math.Clamp(wide - _windowOffset - _next, 0, count);
        _window.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        return count;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int ReadBlock(char[] buffer, int index, int count)
    {
        var read = 0;
        while (read < count && Read(buffer.AsSpan(index + read, count - read)) is > 0 and var part) read += part;
        return read;
    }

    /// <summary>Lets go of what lies before an offset.</summary>
    public void Forget(long offset)
    {
        var start = (int)(offset - _windowOffset);
        // Moving is worth it only when much is freed.
        if (start < _window.Length / 2) return;
        Array.Copy(_window, start, _window, 0, _end - start);
        (_windowOffset, _next, _end) = (offset, _next - start, _end - start);
    }

    /// <summary>Goes on reading from an offset that has not been let go.</summary>
    public void Rewind(long offset) => (_next, _prefix) = ((int)(offset - _windowOffset), "");

    /// <summary>Where the row begins that has more than <see cref="WideRow.MostFields"/> fields, before which a reader is told that the text ends; null while there is none.</summary>
    public long? WideRowAt => _wide.Found;

    /// <summary>Begins for a new reader: delivers a text before it goes on where a row begins. The text counts in no offset.</summary>
    public void Begin(string text, char? rowEnd)
    {
        _prefix = text;
        _wide.Begin(_windowOffset + _next, rowEnd);
    }

    /// <summary>Reads to the end of the line and lets it go.</summary>
    /// <param name="end">What ends it, <c>\n</c> or <c>\r</c>; a <c>\n</c> behind that <c>\r</c> belongs to it.</param>
    /// <param name="keep">How many characters are returned at most; the rest of the line is passed over.</param>
    /// <param name="lines">Counts the lines that end in it.</param>
    /// <param name="length">The length of the line, its end among it.</param>
    public string PassLine(char end, int keep, LineCount lines, out long length)
    {
        var kept = new System.Text.StringBuilder();
        length = 0;
        while (_next < _end || Fill())
        {
            // Whether a carriage return ends the line by itself is told by what follows it.
            if (_window[_end - 1] == '\r') Fill();
            var rest = Ahead;
            var stop = rest.IndexOf(end);
            if (stop >= 0 && stop + 1 < rest.Length && rest[stop] == '\r' && rest[stop + 1] == '\n') stop++;
            var part = stop < 0 ? rest : rest[..(stop + 1)];
            if (kept.Length < keep) kept.Append(part[..Math.Min(part.Length, keep - kept.Length)]);
            lines.Add(part);
            length += part.Length;
            _next += part.Length;
            Forget(_windowOffset + _next);
            if (stop >= 0) break;
        }
        return kept.ToString().TrimEnd('\r', '\n');
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        if (_end == _window.Length) Array.Resize(ref _window, _window.Length * 2);
        var read = inner.Read(_window.AsSpan(_end));
        _end += read;
        return read > 0;
    }
}
