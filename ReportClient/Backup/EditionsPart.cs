using Reporting.Briefs;
using Reporting.Errors;
using Reporting.Ledger;

namespace Reporting.Backup;

/// <summary>The editions of briefs in a backup, one a piece.</summary>
internal sealed class EditionsPart : IBackupPart
{
    public string Name => "editions";

    public async IAsyncEnumerable<byte[]> Save(IGrainFactory grains, LedgerPosition position)
    {
        var editions = grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key);
        for (var number = 1; await editions.Get(number) is { } edition; number++)
        {
            // One that was fixed while the backup was made knows entries that the backup does not hold.
            if (!position.Covers(edition.Position)) yield break;
            yield return BackupFormat.Serializer.SerializeToArray(edition);
        }
    }

    public async Task Load(IGrainFactory grains, byte[] piece)
    {
        try
        {
            await grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key).Restore(BackupFormat.Serializer.Deserialize<Edition>(piece)!);
        }
        catch (EditionOvertakenException other)
        {
            throw new StoreDiffersException("it has other editions than the backup", other);
        }
    }
}
