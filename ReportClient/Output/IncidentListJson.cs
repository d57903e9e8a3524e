using System.Text.Json;
using Reporting.Ledger;

namespace Reporting.Output;

/// <summary>Prints found incidents as JSON: one object with what was asked and the list.</summary>
internal static class IncidentListJson
{
    public static string Print(IncidentList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return AnswerJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("subject", list.Question.Subject);
            json.WriteString("since", TimeText.Of(list.Question.Period.Since));
            json.WriteString("until", TimeText.Of(list.Question.Period.Until));
            json.WriteString("asOf", TimeText.Of(list.AsOf.RecordedAt));
            json.WriteNumber("matched", list.Page.Matched);
            json.WriteStartArray("incidents");
            foreach (var found in list.Page.Found) One(json, found);
            json.WriteEndArray();
            json.WriteString("position", list.AsOf.Position.ToString());
            json.WriteString("rule", list.Question.Rule.Code);
            json.WriteEndObject();
        });
    }

    /// <summary>Writes a source as an object.</summary>
    public static void Source(Utf8JsonWriter json, Incidents.Source source)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(source);
        json.WriteStartObject();
        json.WriteString("outlet", source.Outlet);
        json.WriteString("title", source.Title);
        json.WriteString("published", TimeText.Of(source.Published));
        json.WriteString("url", source.Url);
        json.WriteEndObject();
    }

    private static void One(Utf8JsonWriter json, FoundIncident found)
    {
        var incident = found.Incident;
        json.WriteStartObject();
        json.WriteString("id", incident.Id.ToString());
        json.WriteString("type", Incidents.IncidentTypes.Code(incident.Type));
        json.WriteString("violence", Incidents.ViolenceTypes.Code(incident.Violence));
        json.WriteString("start", TimeText.Of(incident.Start));
        json.WriteString("end", TimeText.Of(incident.End));
        json.WriteString("country", incident.Place.Country);
        json.WriteString("province", incident.Place.Province);
        json.WriteString("district", incident.Place.District);
        json.WriteString("locality", incident.Place.Locality);
        json.WriteString("countsIn", incident.Place.CountsIn.Path);
        json.WriteStartArray("groups");
        foreach (var group in incident.Groups()) json.WriteStringValue(group.Value);
        json.WriteEndArray();
        if (found.Killed is { } killed) json.WriteNumber("killed", killed);
        else json.WriteNull("killed");
        json.WriteString("summary", incident.Summary);
        json.WriteStartArray("sources");
        foreach (var source in incident.Sources) Source(json, source);
        json.WriteEndArray();
        json.WriteString("recordedAt", TimeText.Of(found.RecordedAt));
        json.WriteEndObject();
    }
}
