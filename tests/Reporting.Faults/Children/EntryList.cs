using System.Globalization;
using Microsoft.Extensions.Logging;
using Reporting.Connection;
using Reporting.Ledger;
using Reporting.Queries;

namespace Reporting.Faults.Children;

/// <summary>Prints every entry of a ledger: <c>entry SHARD SEQUENCE TICKS id=hash</c>, where the ticks are the time of recording.</summary>
internal static class EntryList
{
    private const string Mark = "entry";
    private const int Page = 4_000;

    /// <summary>Prints the entries of a store that nobody holds.</summary>
    public static async Task Print(string store)
    {
        await using var connection = await EmbeddedConnection.Open(new StoreAddress(store), TimeProvider.System, LogLevel.None, CancellationToken.None);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var shard in await new LiveData(connection.Grains).Shards())
        {
            for (long last = 0; await shard.Entries(last, Page) is { IsEmpty: false } entries; last = entries[^1].Sequence)
                foreach (var entry in entries) await output.WriteAsync(Line((int)shard.GetPrimaryKeyLong(), entry));
        }
    }

    /// <summary>The entry that a line tells; null where it is another line.</summary>
    public static Acknowledged? In(string line) =>
        line.Split(' ') is [Mark, var shard, _, var ticks, var word] ? new Acknowledged(int.Parse(shard, CultureInfo.InvariantCulture), long.Parse(ticks, CultureInfo.InvariantCulture), word) : null;

    private static string Line(int shard, LedgerEntry entry) => string.Create(
        CultureInfo.InvariantCulture, $"{Mark} {shard} {entry.Sequence} {entry.RecordedAt.UtcTicks} {Acknowledgements.Word(entry.Incident.Id, entry.ContentHash)}\n");
}
