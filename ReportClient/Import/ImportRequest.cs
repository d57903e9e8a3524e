using System.Collections.Immutable;

namespace Reporting.Import;

/// <summary>What to import, and how.</summary>
public sealed record ImportRequest
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Who records it, as the ledger keeps it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>Why it is recorded, as the ledger keeps it; null, the default, for "import of" and the file's name.</summary>
    public string? Reason { get; init; }

    /// <summary>The format; null to guess it from the content, which is the default.</summary>
    public ImportFormat? Format { get; init; }

    /// <summary>Whether to ask the ledger only what it would do, and write nothing, no rejected file either. False by default.</summary>
    public bool DryRun { get; init; }

    /// <summary>The folder for <c>NAME.rejected.csv</c>; null, the default, keeps no such file.</summary>
    public string? RejectedFolder { get; init; }

    /// <summary>Which incidents are withdrawn because the file no longer has them; null, the default, for none.</summary>
    public MissingRequest? Missing { get; init; }

    /// <summary>The reason that the ledger keeps.</summary>
    internal string WhyRecorded => Reason ?? $"import of {FileName}";

    /// <summary>The reason that the ledger keeps with what is withdrawn because it is missing.</summary>
    internal string WhyMissing => Reason is null ? $"missing from {FileName}" : $"{Reason} (missing from {FileName})";

    // What the ledger keeps is printed later, so that a name of control characters is not kept as it is.
    private string FileName => Commands.Problem.Clean(System.IO.Path.GetFileName(Path));
}

/// <summary>Which incidents of a file's data sets are withdrawn because the file no longer has them.</summary>
/// <remarks>What is null or empty follows from the file: for each data set the countries that it names, and the days from the earliest to the latest first day.</remarks>
public sealed record MissingRequest
{
    /// <summary>The first day of the scope, inclusive.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last day of the scope, inclusive.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The countries of the scope, as the file writes them; one that the file does not name has lost all its incidents.</summary>
    public ImmutableArray<string> Countries { get; init; } = [];

    /// <summary>Whether more than half of what stands in the scope may be withdrawn. False by default.</summary>
    public bool Most { get; init; }
}
