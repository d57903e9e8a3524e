using System.Text;

namespace Reporting.Import;

/// <summary>A file of incidents, opened for reading row by row; never more than a few rows are in memory.</summary>
/// <remarks>For one thread, and read once.</remarks>
public sealed class IncidentFile : IDisposable
{
    private const int HeadLength = 4096;

    private readonly Stream _stream;
    private readonly IRowSource _source;

    private IncidentFile(string path, ImportFormat format, Stream stream, IRowSource source)
    {
        (Path, Format, _stream, _source) = (path, format, stream, source);
        BytesTotal = stream.Length;
        Name = System.IO.Path.GetFileName(path);
    }

    /// <summary>The path as given.</summary>
    public string Path { get; }

    /// <summary>The file's name without its folder.</summary>
    public string Name { get; }

    /// <summary>The format that was named or guessed.</summary>
    public ImportFormat Format { get; }

    /// <summary>How many bytes were read so far.</summary>
    public long BytesRead => _stream.Position;

    /// <summary>The length of the file in bytes.</summary>
    public long BytesTotal { get; }

    /// <summary>Opens a file, guessing its format from its content when none is named.</summary>
    /// <exception cref="Errors.ReportingException">The file cannot be read, is empty, is not UTF-8, or is in no known format.</exception>
    public static IncidentFile Open(string path, ImportFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (format == ImportFormat.AcledDeleted) throw new ArgumentException($"A list of withdrawals holds no incidents; {nameof(WithdrawalFile)} reads it.", nameof(format));
        var stream = OpenStream(path);
        try
        {
            var beginning = Beginning(path, stream);
            var isJson = beginning[0] == '{';
            if (format is { } named && isJson != (named == ImportFormat.ReportingJsonLines)) throw new InputFormatException(path, format, Shown(beginning));
            return isJson && format is null or ImportFormat.ReportingJsonLines
                ? new IncidentFile(path, ImportFormat.ReportingJsonLines, stream, new JsonLinesSource(new Utf8Lines(stream)))
                : OpenCsv(path, format, stream, beginning);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Every row in the file's order, each either an incident or rejected with a reason.</summary>
    /// <exception cref="InputUnreadableException">The file can no longer be read.</exception>
    public IEnumerable<ReadRow> Rows()
    {
        var check = new RowCheck();
        var repeated = new RepeatedIds();
        while (Next())
        {
            check.Clear();
            var incident = _source.Incident(check);
            var repeats = incident is not null && repeated.IsCopy(incident, _source.Line, _source.Fingerprint, check);
            yield return check.Fault is { } fault
                ? new ReadRow(_source.Line, null, new RejectedRow(Name, _source.Line, fault.Field, fault.Value, fault.Reason, fault.Message, _source.Raw), _source.Characters, false)
                : new ReadRow(_source.Line, incident, null, _source.Characters, repeats);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _stream.Dispose();
    }

    internal static FileStream OpenStream(string path)
    {
        if (Directory.Exists(path)) throw new InputIsFolderException(path);
        // Asked before it is opened: opening a pipe waits for its other end.
        if (FileKind.IsSpecial(path)) throw new InputUnreadableException(path, "it is not an ordinary file.");
        try
        {
            var stream = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan, Share = FileShare.ReadWrite });
            if (stream.CanSeek) return stream;
            stream.Dispose();
            throw new InputUnreadableException(path, "it is not an ordinary file.");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputMissingException(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputUnreadableException(path, fault.Message, fault);
        }
    }

    /// <summary>The first characters that are not white space.</summary>
    internal static string Beginning(string path, Stream stream)
    {
        var head = new byte[HeadLength];
        int length;
        try
        {
            length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            stream.Position = 0;
        }
        catch (IOException fault)
        {
            throw new InputUnreadableException(path, fault.Message, fault);
        }
        var bytes = head.AsSpan(0, length);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new InputNotUtf8Exception(path, "it begins with the mark of UTF-16");
        if (bytes.Count((byte)0) * 4 > bytes.Length) throw new InputNotUtf8Exception(path, "it is full of zero bytes");
        var beginning = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').TrimStart();
        return beginning.Length > 0 ? beginning : throw new InputEmptyException(path);
    }

    private static IncidentFile OpenCsv(string path, ImportFormat? named, Stream stream, string beginning)
    {
        var rows = new CsvRows(stream);
        if (!rows.ReadHeader()) throw new InputFormatException(path, named, Shown(beginning));
        if (rows.Columns.Any(column => column.Contains(MarkedUtf8.Mark))) throw new InputNotUtf8Exception(path, "the first line holds bytes that are not UTF-8");
        var header = new CsvHeader(rows.Columns);
        var format = named ?? Guess(header) ?? throw new InputFormatException(path, null, Shown(beginning));
        header.Require(path, format, format == ImportFormat.UcdpGed ? UcdpGedMapping.Needed : ReportingCsvMapping.Needed);
        if (format == ImportFormat.ReportingCsv && header.Count(rows.Columns.Except(ReportingCsvMapping.Columns, StringComparer.OrdinalIgnoreCase)) > 0)
            throw new UnknownColumnException(path, rows.Columns.First(column => column.Length > 0 && !ReportingCsvMapping.Columns.Contains(column, StringComparer.OrdinalIgnoreCase)));
        CsvMapping mapping = format == ImportFormat.UcdpGed ? new UcdpGedMapping(header) : new ReportingCsvMapping(header);
        return new IncidentFile(path, format, stream, new CsvSource(rows, mapping));
    }

    // Most of the columns that only one format has tell it; then a missing one can be named.
    private static ImportFormat? Guess(CsvHeader header)
    {
        var ucdp = header.Count(UcdpGedMapping.Telling) * 2 > UcdpGedMapping.Telling.Count;
        var own = header.Count(ReportingCsvMapping.Telling) * 2 > ReportingCsvMapping.Telling.Count;
        return (ucdp, own) switch
        {
            (true, false) => ImportFormat.UcdpGed,
            (false, true) => ImportFormat.ReportingCsv,
            _ => null,
        };
    }

    private bool Next()
    {
        try
        {
            return _source.Read();
        }
        catch (IOException fault)
        {
            throw new InputUnreadableException(Path, fault.Message, fault);
        }
    }

    internal static string Shown(string beginning)
    {
        var line = beginning.AsSpan();
        var stop = line.IndexOfAny('\r', '\n');
        return RowCheck.Shorten(TextLine.Of(stop < 0 ? line[..Math.Min(60, line.Length)] : line[..Math.Min(60, stop)]));
    }
}
