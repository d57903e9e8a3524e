using Reporting.Ledger;

namespace Reporting.Import;

/// <summary>One row of a list of withdrawals: a withdrawal, or why it is none.</summary>
/// <param name="Retraction">The withdrawal; null when the row is rejected.</param>
/// <param name="Rejected">Why there is no withdrawal; null when there is one.</param>
internal readonly record struct WithdrawalRow(Retraction? Retraction, RejectedRow? Rejected);

/// <summary>A list of withdrawals, opened for reading row by row.</summary>
/// <remarks>For one thread, and read once.</remarks>
internal sealed class WithdrawalFile : IDisposable
{
    private readonly Stream _stream;
    private readonly CsvRows _rows;
    private readonly AcledDeletedMapping _mapping;

    private WithdrawalFile(string path, Stream stream, CsvRows rows, CsvHeader header)
    {
        (Path, _stream, _rows, _mapping) = (path, stream, rows, new AcledDeletedMapping(header));
        BytesTotal = stream.Length;
    }

    /// <summary>The path as given.</summary>
    public string Path { get; }

    /// <summary>The file's name without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>How many bytes were read so far.</summary>
    public long BytesRead => _stream.Position;

    /// <summary>The length of the file in bytes.</summary>
    public long BytesTotal { get; }

    /// <summary>Whether a file's first line names the columns of a list of withdrawals.</summary>
    /// <exception cref="Errors.ReportingException">The file cannot be read, is empty, or is not UTF-8.</exception>
    public static bool IsOne(string path)
    {
        using var stream = IncidentFile.OpenStream(path);
        if (IncidentFile.Beginning(path, stream)[0] == '{') return false;
        using var rows = new CsvRows(stream);
        return rows.ReadHeader() && AcledDeletedMapping.Tells(new CsvHeader(rows.Columns));
    }

    /// <summary>Opens a list.</summary>
    /// <exception cref="Errors.ReportingException">The file cannot be read, is empty, is not UTF-8, or is no such list.</exception>
    public static WithdrawalFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var stream = IncidentFile.OpenStream(path);
        try
        {
            var beginning = IncidentFile.Beginning(path, stream);
            var rows = new CsvRows(stream);
            if (beginning[0] == '{' || !rows.ReadHeader()) throw new InputFormatException(path, ImportFormat.AcledDeleted, IncidentFile.Shown(beginning));
            var header = new CsvHeader(rows.Columns);
            header.Require(path, ImportFormat.AcledDeleted, AcledDeletedMapping.Needed(header));
            return new WithdrawalFile(path, stream, rows, header);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Every row in the file's order.</summary>
    /// <exception cref="InputUnreadableException">The file can no longer be read.</exception>
    public IEnumerable<WithdrawalRow> Rows()
    {
        var check = new RowCheck();
        while (Next())
        {
            check.Clear();
            Retraction? retraction = null;
            if (_rows.Broken is { } broken) check.Set(broken);
            else retraction = _mapping.Map(_rows, check);
            yield return check.Fault is { } fault
                ? new WithdrawalRow(null, new RejectedRow(Name, _rows.Line, fault.Field, fault.Value, fault.Reason, fault.Message, _rows.Raw))
                : new WithdrawalRow(retraction, null);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _stream.Dispose();
    }

    private bool Next()
    {
        try
        {
            return _rows.Read();
        }
        catch (IOException fault)
        {
            throw new InputUnreadableException(Path, fault.Message, fault);
        }
    }
}
