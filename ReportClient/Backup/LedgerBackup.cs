using Reporting.Ledger;
using Reporting.Queries;

namespace Reporting.Backup;

/// <summary>How far work has come.</summary>
/// <param name="Done">How much is done.</param>
/// <param name="Total">How much there is.</param>
/// <param name="Unit">Of what: entries, bytes, tallies.</param>
internal readonly record struct WorkStep(long Done, long Total, string Unit);

/// <summary>Makes a backup of what the ledger holds now, while others record: of each shard all up to where it stood at the beginning.</summary>
internal sealed class LedgerBackup(IGrainFactory grains, TimeProvider clock, IReadOnlyList<IBackupPart> parts)
{
    private const int ReadTogether = 1000;

    public async Task<BackupHeader> Write(Stream stream, IProgress<WorkStep> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var createdAt = clock.GetUtcNow();
        var shards = await new LiveData(grains).Shards();
        var statuses = await Task.WhenAll(shards.Select(shard => shard.Status()));
        var header = new BackupHeader(shards.Count, createdAt, new LedgerPosition([.. statuses.Select(status => status.Sequence)]));
        using var writer = new BackupWriter(stream, header);
        var done = 0L;
        foreach (var (shard, end) in shards.Zip(header.Position.Sequences))
        {
            for (var at = 0L; at < end;)
            {
                cancellation.ThrowIfCancellationRequested();
                var entries = await shard.Entries(at, (int)Math.Min(ReadTogether, end - at));
                writer.Entries((int)shard.GetPrimaryKeyLong(), entries);
                at = entries[^1].Sequence;
                progress.Report(new WorkStep(done += entries.Length, header.Position.Entries, "entries"));
            }
        }
        foreach (var part in parts)
            await foreach (var piece in part.Save(grains, header.Position).WithCancellation(cancellation)) writer.Part(part.Name, piece);
        writer.End();
        return header;
    }
}
