using System.Runtime.InteropServices;
using Reporting.Names;
using Sylvan.Data.Csv;

namespace Reporting.Import;

/// <summary>The rows of a CSV file, one at a time. A row that cannot be split costs one line and not the file.</summary>
/// <remarks>
/// Sylvan splits; it cannot go on behind a row that is broken (a quote that is never closed, text behind a closing quote, a row
/// beyond its buffer). Then the line on which that row begins is set aside and a new reader starts on the next line. It is given the
/// header once more, since Sylvan takes the kind of line end and the number of fields from the first row that it sees. A line inside a row that
/// was found broken, with a quote open at both its ends, is broken as that row is, so that no text is searched again for each of its lines. For one thread.
/// </remarks>
internal sealed class CsvRows : IDisposable
{
    // A row of up to 16 million characters is still split, so that it can be told which field is too long.
    private const int LargestBuffer = 16 * 1024 * 1024;
    private const int FirstBuffer = 64 * 1024;

    private readonly RewindableText _text;
    private readonly char[] _buffer = new char[FirstBuffer];
    private readonly LineCount _lines = new();
    private CsvDataReader? _reader;
    private long _offset;
    private long _openUntil;
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

    /// <summary>The row as it stands in the file, at most <see cref="ReadRow.LongestRow"/> characters of it.</summary>
    public string Raw => _brokenRaw ?? Kept(_reader!.GetRawRecordSpan().TrimEnd("\r\n"));

    /// <summary>64 bits of a row that is not broken, without its line end.</summary>
    public ulong Fingerprint => ContentHash.Of(MemoryMarshal.AsBytes(_reader!.GetRawRecordSpan().TrimEnd("\r\n")));

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
        // From here on it is known how rows end.
        StopReader();
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
        (Broken, _brokenRaw, Line) = (null, null, _lines.Ended + 1);
        if (_reader is null && LineIsInsideBrokenRow())
        {
            PassBrokenLine(null, wide: false);
            return true;
        }
        bool any;
        Exception? fault = null;
        try
        {
            _reader ??= Start();
            any = _reader.Read();
        }
        catch (Exception broken) when (broken is CsvFormatException or CsvRecordTooLargeException or CsvInvalidCharacterException)
        {
            (any, fault) = (true, broken);
        }
        var wide = _text.WideRowAt == _offset;
        if (fault is not null || wide)
        {
            StopReader();
            _openUntil = _offset + CsvQuotes.Reach(_text.Ahead, RowEnd, out _);
            PassBrokenLine(fault, wide);
            return true;
        }
        if (!any) return false;
        var raw = _reader!.GetRawRecordSpan();
        Characters = raw.Length;
        _offset += raw.Length;
        _lines.Add(raw);
        _text.Forget(_offset);
        return true;
    }

    // Where the file's rows end, outside quotes: a row that ends in "\r\n" ends in "\n".
    private char RowEnd => _header.EndsWith('\r') ? '\r' : '\n';

    // At each line end of a row that is broken a quote is open; a line that begins a row and has one open at the same place fares as that row does.
    private bool LineIsInsideBrokenRow()
    {
        if (_offset >= _openUntil) return false;
        var ahead = _text.Ahead[..(int)Math.Min(_text.Ahead.Length, _openUntil - _offset)];
        var stop = ahead.IndexOf(RowEnd);
        if (stop < 0) return false;
        CsvQuotes.Reach(ahead[..stop], RowEnd, out var open);
        return open;
    }

    private CsvDataReader Start()
    {
        _text.Begin(_header, _header.Length > 0 ? RowEnd : null);
        var reader = CsvDataReader.Create(_text, _buffer, Options());
        if (_header.Length > 0) reader.Read();
        return reader;
    }

    private void StopReader()
    {
        _reader?.Dispose();
        _reader = null;
        _text.Rewind(_offset);
    }

    private void PassBrokenLine(Exception? fault, bool wide)
    {
        _brokenRaw = _text.PassLine(RowEnd, ReadRow.LongestRow, _lines, out var length);
        _offset += length;
        Characters = _brokenRaw.Length;
        if (fault is CsvRecordTooLargeException && length > ReadRow.LongestRow)
            Broken = new Fault(RejectReason.RowTooLong, "", "", $"The row has {length} characters; {ReadRow.LongestRow} are accepted.");
        else if (wide)
            Broken = new Fault(RejectReason.WrongFieldCount, "", "", $"The row has more than {WideRow.MostFields} fields; the first line names {Columns.Count}.");
        else
            Broken = new Fault(RejectReason.MalformedRow, "", "", "A quote that opens on this line is not closed, or text follows a closing quote; quotes inside a field are doubled.");
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

    private static string Kept(ReadOnlySpan<char> raw) => raw[..Math.Min(raw.Length, ReadRow.LongestRow)].ToString();

    private string NameOf(int ordinal) => ordinal < Columns.Count ? Columns[ordinal] : "";

    private bool IsBlank() => _reader!.RowFieldCount == 1 && _reader.GetRawRecordSpan().Trim().IsEmpty;

    private static CsvDataReaderOptions Options() => new()
    {
        HasHeaders = false,
        Delimiter = ',',
        // No row is a comment: text that was decoded never begins with the second half of a surrogate pair.
        Comment = '\uDC00',
        BufferSize = FirstBuffer,
        MaxBufferSize = LargestBuffer,
        OwnsReader = false,
    };
}
