using Reporting.Errors;

namespace Reporting.Tls;

/// <summary>A file of TLS cannot be used: nothing is listened to and nobody is asked without what it should hold.</summary>
public sealed class TlsFileException(string file, string why, string advice, Exception? inner = null)
    : ReportingException($"TLS file '{file}' cannot be used: {why}.", advice, inner)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;
}
