using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Names;

namespace Reporting.Faults.Children;

/// <summary>Prints what the ledger has acknowledged, each line before the next incident is recorded.</summary>
/// <remarks>A line is <c>ack SHARD TICKS id=hash id=hash ...</c>, the time being that of the answer; what a pipe holds outlives the process that wrote it.</remarks>
internal static class Acknowledgements
{
    private const string Mark = "ack ";
    private static readonly Lock Printing = new();
    private static readonly Stream Output = Console.OpenStandardOutput();

    /// <summary>Prints that a shard has taken incidents.</summary>
    public static void Print(int shard, RecordReceipt receipt, IReadOnlyList<Incident> incidents)
    {
        var line = new StringBuilder(Mark).Append(CultureInfo.InvariantCulture, $"{shard} {TimeProvider.System.GetUtcNow().UtcTicks}");
        for (var i = 0; i < incidents.Count; i++)
        {
            // Of these the ledger keeps nothing, since it knows better.
            if (receipt.Outcomes[i] is RecordOutcome.Stale or RecordOutcome.StaysWithdrawn) continue;
            line.Append(' ').Append(Word(incidents[i]));
        }
        Say(line.ToString());
    }

    /// <summary>Prints that a shard has withdrawn incidents.</summary>
    public static void Print(int shard, IReadOnlyList<RetractOutcome> outcomes, IReadOnlyList<Retraction> items)
    {
        var line = new StringBuilder(Mark).Append(CultureInfo.InvariantCulture, $"{shard} {TimeProvider.System.GetUtcNow().UtcTicks}");
        for (var i = 0; i < items.Count; i++)
            if (outcomes[i] is RetractOutcome.Retracted or RetractOutcome.AlreadyRetracted) line.Append(' ').Append(Withdrawn(items[i].Id));
        Say(line.ToString());
    }

    /// <summary>Prints a line.</summary>
    public static void Say(string line)
    {
        lock (Printing)
        {
            Output.Write(Encoding.UTF8.GetBytes(line + "\n"));
            Output.Flush();
        }
    }

    /// <summary>One description of an incident: its id and what it says, whatever its revision number.</summary>
    public static string Word(Incident incident)
    {
        var said = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(said)) JsonIncidentWriter.Write(json, incident with { Revision = 0 });
        return string.Create(CultureInfo.InvariantCulture, $"{incident.Id}={ContentHash.Of(said.WrittenSpan):x16}");
    }

    /// <summary>The withdrawal of an incident.</summary>
    public static string Withdrawn(IncidentId id) => $"{id}=withdrawn";

    /// <summary>What a line acknowledges; nothing where it is another line.</summary>
    public static IEnumerable<Acknowledged> In(string line)
    {
        if (!line.StartsWith(Mark, StringComparison.Ordinal)) return [];
        var words = line.Split(' ');
        var (shard, ticks) = (int.Parse(words[1], CultureInfo.InvariantCulture), long.Parse(words[2], CultureInfo.InvariantCulture));
        return words.Skip(3).Select(word => new Acknowledged(shard, ticks, word));
    }
}

/// <summary>A description of an incident, or its withdrawal, that the ledger has acknowledged.</summary>
/// <param name="Shard">The shard that took it.</param>
/// <param name="Ticks">When, in UTC ticks: an entry that was lost and recorded again is younger.</param>
/// <param name="Word">Its id and what it says, or that it is withdrawn.</param>
internal sealed record Acknowledged(int Shard, long Ticks, string Word)
{
    /// <summary>Whether it is a withdrawal.</summary>
    public bool IsWithdrawal => Word.EndsWith("=withdrawn", StringComparison.Ordinal);
}
