using Reporting.Errors;

namespace Reporting.Looks;

/// <summary>A look file says what no look can be, or its logo cannot be used.</summary>
internal sealed class LookFileException(string where, string wrong, string advice, Exception? inner = null)
    : ReportingException($"The look file cannot be used: {wrong}.", advice, inner)
{
    /// <summary>Where: the file, and the line or the JSON path in it.</summary>
    public string Where { get; } = where;

    /// <summary>Whether a file is missing that it names; false, the default, where one says what cannot be.</summary>
    public bool IsMissing { get; init; }
}
