namespace Reporting.Import;

/// <summary>What to import, and how.</summary>
public sealed record ImportRequest
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Who records it, as the ledger keeps it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>The format; null to guess it from the content, which is the default.</summary>
    public ImportFormat? Format { get; init; }

    /// <summary>Whether to ask the ledger only what it would do, and write nothing, no rejected file either. False by default.</summary>
    public bool DryRun { get; init; }

    /// <summary>The folder for <c>NAME.rejected.csv</c>; null, the default, keeps no such file.</summary>
    public string? RejectedFolder { get; init; }
}
