using Reporting.Commands;

namespace Reporting.Output;

/// <summary>In what form an answer is printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table = 0,
    /// <summary>For spreadsheets: RFC 4180, formula-safe.</summary>
    Csv = 1,
    /// <summary>For scripts: the fields that <c>docs/json-output.md</c> promises.</summary>
    Json = 2,
}

/// <summary>Reads <c>--output</c>.</summary>
internal static class OutputFormats
{
    public static OutputFormat Read(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        null or "table" => OutputFormat.Table,
        "csv" => OutputFormat.Csv,
        "json" => OutputFormat.Json,
        _ => throw Problem.Usage($"{Problem.Quote(text)} is no form of output.", "--output", "Use table, csv or json."),
    };
}
