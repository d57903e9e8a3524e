using Reporting.Errors;

namespace Reporting.Import;

/// <summary>There is no such file.</summary>
public sealed class InputMissingException(string path)
    : ReportingException($"There is no file '{path}'.", "Check the path; it is relative to the folder in which the command runs.")
{
    /// <summary>The path as given.</summary>
    public string Path { get; } = path;
}

/// <summary>A folder was named where a file is needed.</summary>
public sealed class InputIsFolderException(string path)
    : ReportingException($"'{path}' is a folder, not a file.", "Name the file itself.")
{
    /// <summary>The path as given.</summary>
    public string Path { get; } = path;
}

/// <summary>A file cannot be read.</summary>
public sealed class InputUnreadableException(string path, string why, Exception? inner = null)
    : ReportingException($"File '{path}' cannot be read: {why}", "Check that it is an ordinary file which you may read, and that nothing else is writing it.", inner)
{
    /// <summary>The path as given.</summary>
    public string Path { get; } = path;
}

/// <summary>A file holds nothing but white space.</summary>
public sealed class InputEmptyException(string path)
    : ReportingException($"File '{path}' is empty.", "Check that it was downloaded or written completely.")
{
    /// <summary>The path as given.</summary>
    public string Path { get; } = path;
}

/// <summary>A file is not text in UTF-8, so that none of its rows can be trusted.</summary>
public sealed class InputNotUtf8Exception(string path, string found)
    : ReportingException($"File '{path}' is not text in UTF-8: {found}.", "Save it again as UTF-8, for example \"CSV UTF-8\" in a spreadsheet.")
{
    /// <summary>The path as given.</summary>
    public string Path { get; } = path;
}

/// <summary>A file is in no format that can be imported, or not in the one that was named.</summary>
public sealed class InputFormatException(string path, ImportFormat? named, string beginning)
    : ReportingException(
        named is { } format
            ? $"File '{path}' is not {format.Code()}: it begins with '{beginning}'."
            : $"The format of file '{path}' is not known: it begins with '{beginning}'.",
        $"Formats are {ImportFormats.Names}; docs/formats describes each. Name one with --format where the content does not tell.")
{
    /// <summary>The path as given.</summary>
    public string Path { get; } = path;

    /// <summary>The format that was named; null when it was to be guessed.</summary>
    public ImportFormat? Named { get; } = named;
}

/// <summary>A file that is to hold incidents as JSON begins with something else.</summary>
public sealed class InputNotJsonException(string path, string beginning)
    : ReportingException($"File '{path}' is not JSON: it begins with '{beginning}'.", "Give one incident as a JSON object, or an array of them; docs/formats/reporting-jsonl.md describes every member. 'import' reads the other formats.")
{
    /// <summary>The path as given.</summary>
    public string Path { get; } = path;
}

/// <summary>A file lacks columns without which its rows cannot be understood.</summary>
public sealed class MissingColumnsException(string path, ImportFormat format, IReadOnlyList<string> columns)
    : ReportingException(
        $"File '{path}' lacks {(columns.Count == 1 ? "the column" : "the columns")} {string.Join(", ", columns.Select(column => $"'{column}'"))}, which {format.Code()} needs.",
        "Check that the first line names the columns and that the file is complete, or name another format with --format.")
{
    /// <summary>The format that was named or guessed.</summary>
    public ImportFormat Format { get; } = format;

    /// <summary>The columns that are missing.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;
}

/// <summary>A file has two columns of one name, so that a value is ambiguous.</summary>
public sealed class RepeatedColumnException(string path, string column)
    : ReportingException($"File '{path}' has more than one column '{column}'.", "Remove or rename all but one.")
{
    /// <summary>The column.</summary>
    public string Column { get; } = column;
}

/// <summary>A file has a column that its format does not know, so that a value would be lost.</summary>
public sealed class UnknownColumnException(string path, string column)
    : ReportingException($"File '{path}' has a column '{column}', which reporting-csv does not know.", "Remove it, or correct its name; docs/formats/reporting-csv.md lists the columns.")
{
    /// <summary>The column.</summary>
    public string Column { get; } = column;
}

/// <summary>Rejected rows cannot be kept, so the import does not go on.</summary>
public sealed class RejectedFileException(string path, string why, Exception inner)
    : ReportingException($"Rejected rows cannot be kept in '{path}': {why}", "Name a folder that exists and that you may write to with --rejected FOLDER.", inner)
{
    /// <summary>The file that could not be written.</summary>
    public string Path { get; } = path;
}

/// <summary>An import ended before the end of its file. What was acknowledged is durable.</summary>
public sealed class ImportStoppedException(string path, ImportSummary summary, Exception cause)
    : ReportingException(
        $"The import of '{path}' stopped after {summary.Read} rows: {(cause is TimeoutException or Orleans.Runtime.OrleansException ? "the silo did not answer." : cause.Message)}",
        cause is RejectedFileException
            ? "What was recorded so far stays; import the same file again with --rejected FOLDER, a folder that you may write to."
            : "What was recorded so far stays; import the same file again when the cause is gone, which changes nothing twice.",
        cause)
{
    /// <summary>What was done until then.</summary>
    public ImportSummary Summary { get; } = summary;
}
