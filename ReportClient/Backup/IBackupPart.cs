using Reporting.Ledger;

namespace Reporting.Backup;

/// <summary>Something beside the ledger that a backup holds under a name.</summary>
internal interface IBackupPart
{
    /// <summary>The name; it never changes.</summary>
    string Name { get; }

    /// <summary>What is to be kept of what belongs to the ledger up to a position, in pieces that each fit into a block.</summary>
    IAsyncEnumerable<byte[]> Save(IGrainFactory grains, LedgerPosition position);

    /// <summary>Puts a piece back. Idempotent; called in the order of saving, when all entries are restored.</summary>
    Task Load(IGrainFactory grains, byte[] piece);
}

/// <summary>Every part that this version knows. Add one here; a backup with a part that is not here is refused before anything is written.</summary>
internal static class BackupParts
{
    public static IReadOnlyList<IBackupPart> All { get; } = [new EditionsPart()];
}
