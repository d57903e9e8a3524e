using System.Globalization;
using System.Text.Json;

namespace Reporting.Briefs.Editions;

/// <summary>Writes what has changed since an edition, with the fields that <c>docs/json-output.md</c> promises.</summary>
internal static class ChangesJson
{
    public static void Write(Utf8JsonWriter json, EditionChanges changes)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(changes);
        json.WriteStartObject();
        json.WriteNumber("since", changes.Since);
        if (changes.Of.IsOfAWeek) json.WriteString("week", changes.Of.Week.ToString());
        json.WriteString("firstDay", Day(changes.Of.Days.Since!.Value));
        json.WriteString("lastDay", Day(changes.Of.Days.Until!.Value));
        json.WriteStartArray("figures");
        foreach (var figure in changes.Figures)
        {
            json.WriteStartObject();
            json.WriteString("id", figure.Id);
            json.WriteString("label", figure.Label);
            json.WriteString("printed", figure.Old?.Text);
            Number(json, "printedValue", figure.Old?.Value);
            json.WriteString("now", figure.New?.Text);
            Number(json, "nowValue", figure.New?.Value);
            json.WriteBoolean("drawn", figure.IsDrawn);
            json.WriteStartArray("incidents");
            foreach (var incident in figure.Incidents) json.WriteStringValue(incident.ToString());
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("incidents");
        foreach (var incident in changes.Incidents) One(json, incident);
        json.WriteEndArray();
        json.WriteNumber("others", changes.Others);
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Number(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    private static void One(Utf8JsonWriter json, IncidentAlteration one)
    {
        json.WriteStartObject();
        json.WriteString("id", one.Change.Id.ToString());
        json.WriteString("kind", one.Kind.ToString().ToLowerInvariant());
        json.WriteString("start", Day(one.Incident.Start));
        json.WriteString("end", Day(one.Incident.End));
        json.WriteString("countsIn", one.Incident.Place.CountsIn.Path);
        json.WriteString("reason", one.Change.Last.Reason);
        json.WriteString("recordedBy", one.Change.Last.RecordedBy);
        json.WriteString("recordedAt", one.Change.Last.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteStartArray("figures");
        foreach (var figure in one.Figures) json.WriteStringValue(figure);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
