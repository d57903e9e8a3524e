using System.Globalization;
using System.Text;

namespace Reporting.Import;

/// <summary>Keeps every rejected row of an import in a CSV file: <c>file,line,field,value,reason,message,row</c>.</summary>
/// <remarks>
/// Written to a temporary file that takes its name when the import ends, however it ends. When nothing is rejected there is no file, and one that an earlier
/// import of the same file left is removed. For one thread.
/// </remarks>
internal sealed class RejectedFile : IDisposable
{
    private readonly string? _path;
    private StreamWriter? _writer;

    public RejectedFile(string? folder, string inputName)
    {
        if (folder is null) return;
        _path = Path.Combine(folder, inputName + ".rejected.csv");
        if (!Directory.Exists(folder))
            throw new RejectedFileException(_path, $"there is no folder '{folder}'.", new DirectoryNotFoundException(folder));
        if (Directory.Exists(_path)) throw new RejectedFileException(_path, "a folder has this name.", new IOException(_path));
        // Now rather than at the first rejected row, when others are recorded already. Its own name: another import may be writing the partial file.
        Try(() => new FileStream(Probe, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.DeleteOnClose).Dispose());
    }

    private string Partial => _path + ".partial";

    private string Probe => $"{_path}.{Environment.ProcessId}.tmp";

    /// <summary>Adds a row.</summary>
    public void Write(RejectedRow row)
    {
        if (_path is null) return;
        Try(() =>
        {
            if (_writer is null)
            {
                _writer = new StreamWriter(Partial, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
                _writer.WriteLine("file,line,field,value,reason,message,row");
            }
            foreach (var text in (ReadOnlySpan<string>)[row.File, row.Line.ToString(CultureInfo.InvariantCulture), row.Field, row.Value, row.Reason.Code(), row.Message])
            {
                CsvCell.Write(_writer, text);
                _writer.Write(',');
            }
            CsvCell.Write(_writer, row.Raw);
            _writer.WriteLine();
        });
    }

    /// <summary>Puts the file in its place.</summary>
    /// <param name="complete">Whether the whole input was read.</param>
    /// <returns>The file; null when there is none.</returns>
    public string? Finish(bool complete)
    {
        if (_path is null) return null;
        if (_writer is null)
        {
            if (complete) Try(() => File.Delete(_path));
            return null;
        }
        Try(() =>
        {
            _writer.Dispose();
            _writer = null;
            File.Move(Partial, _path, overwrite: true);
        });
        return _path;
    }

    public void Dispose() => _writer?.Dispose();

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RejectedFileException(_path!, fault.Message, fault);
        }
    }
}
