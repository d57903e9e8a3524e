using System.Globalization;
using Reporting.Silos;

namespace Reporting.Output;

/// <summary>Prints the state of a cluster: for people two tables, for scripts one document or one list.</summary>
internal static class StatusText
{
    private const string Unknown = "..";

    public static string Print(ClusterState state, OutputFormat output, Screen screen)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(screen);
        return output switch
        {
            OutputFormat.Json => Json(state),
            OutputFormat.Csv => Csv(state),
            _ => Table(state, screen),
        };
    }

    /// <summary>The word for a silo's condition, in every form.</summary>
    public static string Word(SiloCondition condition) => condition switch
    {
        SiloCondition.Active => "active",
        SiloCondition.Silent => "silent",
        SiloCondition.Stopping => "stopping",
        SiloCondition.Gone => "gone",
        _ => "starting",
    };

    private static string Table(ClusterState state, Screen screen)
    {
        var silos = new TableText().Column("Silo").Column("Gateway", number: true).Column("State").Column("Version").Column("Since (UTC)").Column("Activations", number: true);
        foreach (var silo in state.Silos)
            silos.Row([silo.Address, Port(silo.Gateway), Word(silo.Condition), silo.Version ?? Unknown, Minute(silo.Since), Number(silo.Activations)]);
        var text = silos.At(screen) + "\n";
        if (!state.StoreAnswers) return text + "The store did not answer.\n";
        if (state.Shards.IsEmpty) return text + "There is no store yet: nothing was recorded.\n";
        var shards = new TableText().Column("Shard", number: true).Column("Silo").Column("Last entry", number: true).Column("Recorded (UTC)").Column("Incidents", number: true).Column("Untold", number: true);
        foreach (var shard in state.Shards)
        {
            var status = shard.Progress?.Status;
            shards.Row([Number(shard.Shard), shard.Silo ?? Unknown, shard.Answers ? Number(status!.Sequence) : "silent", status?.RecordedAt is { } at ? Minute(at) : Unknown,
                Number(status?.Incidents), Number(shard.Progress?.Untold)]);
        }
        var told = state.Shards.Where(shard => shard.Answers).ToList();
        return text + shards.At(screen) + string.Create(CultureInfo.InvariantCulture,
            $"\n{told.Sum(shard => shard.Progress!.Status.Sequence):N0} entries, {FigureText.Incidents(told.Sum(shard => shard.Progress!.Status.Incidents))}; {told.Sum(shard => shard.Progress!.Untold):N0} entries not yet in every tally.\n");
    }

    private static string Json(ClusterState state) => AnswerJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("at", TimeText.Of(state.At));
        json.WriteStartArray("silos");
        foreach (var silo in state.Silos)
        {
            json.WriteStartObject();
            json.WriteString("address", silo.Address);
            json.WriteString("gateway", silo.Gateway);
            json.WriteString("state", Word(silo.Condition));
            json.WriteString("version", silo.Version);
            json.WriteString("since", TimeText.Of(silo.Since));
            AnswerJson.Number(json, "activations", silo.Activations);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (!state.StoreAnswers) json.WriteNull("shards");
        else
        {
            json.WriteStartArray("shards");
            foreach (var shard in state.Shards)
            {
                json.WriteStartObject();
                json.WriteNumber("shard", shard.Shard);
                json.WriteString("silo", shard.Silo);
                AnswerJson.Number(json, "sequence", shard.Progress?.Status.Sequence);
                json.WriteString("recordedAt", TimeText.Of(shard.Progress?.Status.RecordedAt));
                AnswerJson.Number(json, "incidents", shard.Progress?.Status.Incidents);
                AnswerJson.Number(json, "untold", shard.Progress?.Untold);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteBoolean("allAnswer", state.AllAnswer);
        json.WriteEndObject();
    });

    private static string Csv(ClusterState state)
    {
        var csv = new CsvText();
        csv.Fields("kind", "shard", "silo", "gateway", "state", "version", "since", "activations", "sequence", "recordedAt", "incidents", "untold").EndRow();
        foreach (var silo in state.Silos)
        {
            csv.Field("silo").Field((long?)null).Field(silo.Address).Field(silo.Gateway).Field(Word(silo.Condition)).Field(silo.Version).Field(silo.Since).Field(silo.Activations)
                .Fields("", "", "", "").EndRow();
        }
        foreach (var shard in state.StoreAnswers ? state.Shards : [])
        {
            csv.Field("shard").Field((long?)shard.Shard).Field(shard.Silo).Field((string?)null).Field(shard.Answers ? "active" : "silent").Fields("", "", "")
                .Field(shard.Progress?.Status.Sequence).Field(shard.Progress?.Status.RecordedAt).Field(shard.Progress?.Status.Incidents).Field(shard.Progress?.Untold).EndRow();
        }
        return csv.ToString();
    }

    // A silo takes clients at the address at which it takes silos; scripts get the whole.
    private static string Port(string? gateway) => gateway is null ? Unknown : gateway[(gateway.LastIndexOf(':') + 1)..];

    private static string Number(long? number) => number is { } known ? FigureText.Number(known) : Unknown;

    private static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
