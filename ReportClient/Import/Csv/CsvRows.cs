using Sylvan.Data.Csv;

namespace Reporting.Import;

/// <summary>The rows of a CSV file, one at a time. A row that cannot be split costs one line and not the file.</summary>
/// <remarks>
/// Sylvan splits; it cannot go on behind a row that is broken (a quote that is never closed, text behind a closing quote, a row
/// beyond its buffer). Then the line on which that row begins is set aside and a new reader starts on the next line. It is given the
/// header once more, since Sylvan takes the kind of line end and the number of fields from the first row that it sees. For one thread.
/// </remarks>
internal sealed class CsvRows : IDisposable
{
    // A row of up to 16 million characters is still split, so that it can be told which field is too long.
    private const int LargestBuffer = 16 * 1024 * 1024;
    private const int FirstBuffer = 64 * 1024;

    private readonly RewindableText _text;
    private readonly char[] _buffer = new char[FirstBuffer];
    private CsvDataReader? _reader;
    private long _offset;
    private long _nextLine = 1;
    private string? _brokenRaw;
    private string _header = "";

    public CsvRows(Stream stream) => _text = new RewindableText(new StreamReader(stream, MarkedUtf8.Encoding, detectEncodingFromByteOrderMarks: false, FirstBuffer));

    /// <summary>The names in the first row, trimmed.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>The line on which the row begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Why the row cannot be split or used at all; null when its fields can be read.</summary>
    public Fault? Broken { get; private set; }

    /// <summary>How long the row is, its line end among it.</summary>
    public int Characters { get; private set; }

    /// <summary>The row as it stands in the file.</summary>
    public string Raw => _brokenRaw ?? _reader!.GetRawRecordSpan().TrimEnd("\r\n").ToString();

    /// <summary>A field without its quotes.</summary>
    public ReadOnlySpan<char> Field(int ordinal) => _reader!.GetFieldSpan(ordinal);

    /// <summary>Reads the first row that is not blank as the names of the columns; false when there is none.</summary>
    public bool ReadHeader()
    {
        do
        {
            if (!NextRecord() || Broken is not null) return false;
        }
        while (IsBlank());
        var columns = new string[_reader!.RowFieldCount];
        for (var i = 0; i < columns.Length; i++) columns[i] = Field(i).Trim().ToString();
        Columns = columns;
        _header = _reader.GetRawRecordSpan().ToString();
        return true;
    }

    /// <summary>Goes to the next row that is not blank, broken or not; false at the end.</summary>
    public bool Read()
    {
        do
        {
            if (!NextRecord()) return false;
            if (Broken is not null) return true;
        }
        while (IsBlank());
        Broken = Check();
        return true;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _text.Dispose();
    }

    private bool NextRecord()
    {
        (Broken, _brokenRaw, Line) = (null, null, _nextLine);
        try
        {
            _reader ??= Start();
            if (!_reader.Read()) return false;
        }
        catch (Exception fault) when (fault is CsvFormatException or CsvRecordTooLargeException or CsvInvalidCharacterException)
        {
            PassBrokenLine(fault);
            return true;
        }
        var raw = _reader.GetRawRecordSpan();
        Characters = raw.Length;
        _offset += raw.Length;
        _nextLine += LineEnds(raw);
        _text.Forget(_offset);
        return true;
    }

    // "\r\n", "\n" and a lone "\r" each end a line.
    private static int LineEnds(ReadOnlySpan<char> raw)
    {
        var ends = raw.Count('\n');
        for (var at = raw.IndexOf('\r'); at >= 0;)
        {
            if (at + 1 == raw.Length || raw[at + 1] != '\n') ends++;
            var next = raw[(at + 1)..].IndexOf('\r');
            at = next < 0 ? -1 : at + 1 + next;
        }
        return ends;
    }

    private CsvDataReader Start()
    {
        _text.PutBefore(_header);
        var reader = CsvDataReader.Create(_text, _buffer, Options());
        if (_header.Length > 0) reader.Read();
        return reader;
    }

    private void PassBrokenLine(Exception fault)
    {
        _reader?.Dispose();
        _reader = null;
        _text.Rewind(_offset);
        _brokenRaw = _text.PassLine(ReadRow.LongestRow, out var length);
        _offset += length;
        _nextLine++;
        Characters = _brokenRaw.Length;
        Broken = fault is CsvRecordTooLargeException && length > ReadRow.LongestRow
            ? new Fault(RejectReason.RowTooLong, "", "", $"The row has {length} characters; {ReadRow.LongestRow} are accepted.")
            : new Fault(RejectReason.MalformedRow, "", "", "A quote that opens on this line is not closed, or text follows a closing quote; quotes inside a field are doubled.");
    }

    private Fault? Check()
    {
        var raw = _reader!.GetRawRecordSpan();
        var fields = _reader.RowFieldCount;
        if (raw.Length > ReadRow.LongestRow)
        {
            var longest = Enumerable.Range(0, fields).MaxBy(i => Field(i).Length);
            return new Fault(RejectReason.RowTooLong, NameOf(longest), RowCheck.Shorten(Field(longest)), $"The row has {raw.Length} characters; {ReadRow.LongestRow} are accepted.");
        }
        if (raw.Contains(MarkedUtf8.Mark))
        {
            for (var i = 0; i < fields; i++)
                if (Field(i).Contains(MarkedUtf8.Mark)) return new Fault(RejectReason.NotUtf8, NameOf(i), RowCheck.Shorten(Field(i)), "The value holds bytes that are not UTF-8.");
        }
        return fields == Columns.Count
            ? null
            : new Fault(RejectReason.WrongFieldCount, "", "", $"The row has {fields} fields; the first line names {Columns.Count}.");
    }

    private string NameOf(int ordinal) => ordinal < Columns.Count ? Columns[ordinal] : "";

    private bool IsBlank() => _reader!.RowFieldCount == 1 && _reader.GetRawRecordSpan().Trim().IsEmpty;

    private static CsvDataReaderOptions Options() => new()
    {
        HasHeaders = false,
        Delimiter = ',',
        // No row is a comment: this code point is not a character.
        Comment = '\uFFFF',
        BufferSize = FirstBuffer,
        MaxBufferSize = LargestBuffer,
        OwnsReader = false,
    };
}
