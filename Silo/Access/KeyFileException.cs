using Reporting.Errors;

namespace Reporting.Access;

/// <summary>The file of the known keys cannot be used.</summary>
public sealed class KeyFileException(string file, string why, string advice, Exception? inner = null)
    : ReportingException($"Key file '{file}' cannot be used: {why}.", advice, inner)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;
}
