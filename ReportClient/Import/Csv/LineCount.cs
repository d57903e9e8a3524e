namespace Reporting.Import;

/// <summary>Counts lines in text that comes in parts: <c>\r\n</c>, <c>\n</c> and a lone <c>\r</c> each end one. For one thread.</summary>
internal sealed class LineCount
{
    private bool _behindReturn;

    /// <summary>How many lines have ended so far.</summary>
    public long Ended { get; private set; }

    /// <summary>Counts the next part. A <c>\r\n</c> that two parts share counts with the first.</summary>
    public void Add(ReadOnlySpan<char> part)
    {
        if (part.IsEmpty) return;
        var end = part.IndexOfAny('\r', '\n');
        if (end > 0 && part[end..] is "\n" or "\r\n")
        {
            // Nearly every row is one line, and is looked through once.
            Ended++;
            _behindReturn = false;
            return;
        }
        Ended += part.Count('\n') + part.Count('\r') - part.Count("\r\n");
        if (_behindReturn && part[0] == '\n') Ended--;
        _behindReturn = part[^1] == '\r';
    }
}
