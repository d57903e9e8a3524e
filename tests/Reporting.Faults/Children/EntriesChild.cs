using System.Globalization;
using Microsoft.Extensions.Logging;
using Reporting.Connection;
using Reporting.Ledger;
using Reporting.Queries;

namespace Reporting.Faults.Children;

/// <summary>Prints every entry of the ledger: <c>entry SHARD SEQUENCE TIME id=hash</c>, where the time is that of recording in ticks.</summary>
internal static class EntriesChild
{
    /// <summary>The mode's name on the command line.</summary>
    public const string Mode = "child-entries";

    private const int Page = 4_000;

    /// <param name="arguments">The store's folder, or the gateway of a silo.</param>
    public static async Task<int> Run(string[] arguments)
    {
        await using var connection = ClusterAddress.TryParse(arguments[0], out var cluster)
            ? await ClusterConnection.Open(cluster, TimeProvider.System, LogLevel.None, CancellationToken.None)
            : await EmbeddedConnection.Open(new StoreAddress(arguments[0]), TimeProvider.System, LogLevel.None, CancellationToken.None);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var shard in await new LiveData(connection.Grains).Shards())
        {
            for (long last = 0; await shard.Entries(last, Page) is { IsEmpty: false } entries; last = entries[^1].Sequence)
                foreach (var entry in entries) await output.WriteAsync(Line((int)shard.GetPrimaryKeyLong(), entry));
        }
        return 0;
    }

    /// <summary>The entry that a line tells; null where it is another line.</summary>
    public static Acknowledged? In(string line) =>
        line.Split(' ') is ["entry", var shard, _, var ticks, var word] ? new Acknowledged(int.Parse(shard, CultureInfo.InvariantCulture), long.Parse(ticks, CultureInfo.InvariantCulture), word) : null;

    private static string Line(int shard, LedgerEntry entry) => string.Create(
        CultureInfo.InvariantCulture, $"entry {shard} {entry.Sequence} {entry.RecordedAt.UtcTicks} {Acknowledgements.Word(entry.Incident.Id, entry.ContentHash)}\n");
}
