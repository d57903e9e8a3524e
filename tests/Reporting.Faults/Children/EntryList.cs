using System.Globalization;
using Microsoft.Extensions.Logging;
using Reporting.Connection;
using Reporting.Ledger;
using Reporting.Queries;

namespace Reporting.Faults.Children;

/// <summary>Every entry of a ledger, also as lines: <c>entry SHARD TICKS id=hash</c>, where the ticks are the time of recording.</summary>
internal static class EntryList
{
    private const string Mark = "entry";
    private const int Page = 4_000;

    /// <summary>The entries, as if each had been acknowledged when it was recorded.</summary>
    public static async IAsyncEnumerable<Acknowledged> Of(IGrainFactory grains)
    {
        foreach (var shard in await new LiveData(grains).Shards())
        {
            for (long last = 0; await shard.Entries(last, Page) is { IsEmpty: false } entries; last = entries[^1].Sequence)
                foreach (var entry in entries) yield return new Acknowledged((int)shard.GetPrimaryKeyLong(), entry.RecordedAt.UtcTicks, Word(entry));
        }
    }

    /// <summary>Prints the entries of a store that nobody holds.</summary>
    public static async Task Print(string store)
    {
        await using var connection = await EmbeddedConnection.Open(new StoreAddress(store), TimeProvider.System, LogLevel.None, CancellationToken.None);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        await foreach (var (shard, ticks, word) in Of(connection.Grains)) await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{Mark} {shard} {ticks} {word}\n"));
    }

    /// <summary>The entry that a line tells; null where it is another line.</summary>
    public static Acknowledged? In(string line) =>
        line.Split(' ') is [Mark, var shard, var ticks, var word] ? new Acknowledged(int.Parse(shard, CultureInfo.InvariantCulture), long.Parse(ticks, CultureInfo.InvariantCulture), word) : null;

    private static string Word(LedgerEntry entry) =>
        entry.Kind == EntryKind.Retracted ? Acknowledgements.Withdrawn(entry.Incident.Id) : Acknowledgements.Word(entry.Incident);
}
