using System.Data.Common;
using Reporting.Errors;

namespace Reporting.Storage;

/// <summary>Which of the silo's storage providers the grains use. Any Orleans provider can take its place.</summary>
public static class ReportingStorage
{
    /// <summary>The provider's name.</summary>
    public const string Provider = "reporting";
}

/// <summary>Bytes that a grain keeps under a name: a page of the ledger, a snapshot of a tally.</summary>
[GenerateSerializer, Alias("reporting.StoredBytes")]
public sealed class StoredBytes
{
    /// <summary>The bytes, as <see cref="Envelope"/> wrapped them.</summary>
    [Id(0)] public byte[] Bytes { get; set; } = [];

    /// <summary>Whether reading failed because the bytes are not as they were written, and not because storage or cluster did not answer.</summary>
    public static bool IsUnreadable(Exception error) =>
        error is not (ReportingException or DbException or OrleansException or OperationCanceledException or OutOfMemoryException);
}
