using Reporting.Errors;
using Reporting.Ledger;
using Reporting.Queries;

namespace Reporting.Backup;

/// <summary>Restores a backup: verifies all of it, then what the store already holds of it, and only then writes.</summary>
/// <remarks>Idempotent: after a kill run it again, and it goes on.</remarks>
internal static class LedgerRestore
{
    /// <summary>Reads a whole backup without restoring it.</summary>
    /// <exception cref="BackupDamagedException">It is no backup, or not as it was written.</exception>
    /// <exception cref="BackupVersionException">Another version of Reporting made it, or it holds a part that this version does not know.</exception>
    public static BackupContents Verify(string file, IReadOnlyList<IBackupPart> parts, IProgress<WorkStep> progress, CancellationToken cancellation)
    {
        using var reader = BackupReader.Open(file);
        foreach (var block in reader.Blocks())
        {
            cancellation.ThrowIfCancellationRequested();
            if (block is PieceOfPart piece && parts.All(part => part.Name != piece.Name)) throw new BackupDamagedException(file, $"it holds '{piece.Name}', which this version does not know");
            progress.Report(new WorkStep(reader.Read, reader.Length, "bytes"));
        }
        return reader.Contents;
    }

    /// <summary>Restores a backup that was verified.</summary>
    /// <exception cref="StoreDiffersException">The store holds something else; nothing was changed.</exception>
    public static async Task Into(IGrainFactory grains, string file, IReadOnlyList<IBackupPart> parts, IProgress<WorkStep> progress, CancellationToken cancellation)
    {
        using (var reader = BackupReader.Open(file)) await Compare(grains, reader, cancellation);
        using (var reader = BackupReader.Open(file))
        {
            foreach (var block in reader.Blocks())
            {
                cancellation.ThrowIfCancellationRequested();
                if (block is EntriesOfShard entries) await grains.GetGrain<ILedgerGrain>(entries.Shard).Restore(entries.Entries);
                else if (block is PieceOfPart piece) await parts.Single(part => part.Name == piece.Name).Load(grains, piece.Content);
                progress.Report(new WorkStep(reader.Read, reader.Length, "bytes"));
            }
        }
        await Task.WhenAll((await new LiveData(grains).Shards()).Select(shard => shard.UntilTold()));
    }

    private static async Task Compare(IGrainFactory grains, BackupReader reader, CancellationToken cancellation)
    {
        try
        {
            await grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Create(reader.Header.Shards);
            var statuses = await Task.WhenAll((await new LiveData(grains).Shards()).Select(shard => shard.Status()));
            var held = new LedgerPosition([.. statuses.Select(status => status.Sequence)]);
            if (!reader.Header.Position.Covers(held)) throw new StoreDiffersException($"it has come to {held}, and the backup to {reader.Header.Position}");
            if (held.Entries == 0) return;
            foreach (var block in reader.Blocks().OfType<EntriesOfShard>())
            {
                cancellation.ThrowIfCancellationRequested();
                // Entries that are there are compared, and nothing is written.
                var there = block.Entries.Count(entry => entry.Sequence <= held.Sequences[block.Shard]);
                if (there > 0) await grains.GetGrain<ILedgerGrain>(block.Shard).Restore(block.Entries[..there]);
            }
        }
        catch (Exception error) when (error is ShardCountException or LedgerDiffersException)
        {
            throw new StoreDiffersException(error.Message.TrimEnd('.'), error);
        }
    }
}
