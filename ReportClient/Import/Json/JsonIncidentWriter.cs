using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Import;

/// <summary>Writes an incident as a JSON object, as docs/formats/reporting-jsonl.md and incident.schema.json describe. What is not given is left out.</summary>
internal static class JsonIncidentWriter
{
    public static void Write(Utf8JsonWriter json, Incident incident)
    {
        json.WriteStartObject();
        json.WriteString("id", incident.Id.ToString());
        if (incident.Revision != 0) json.WriteNumber("revision", incident.Revision);
        json.WriteString("type", incident.Type.Code());
        if (incident.Violence != ViolenceType.NotStated) json.WriteString("violence", incident.Violence.Code());
        json.WriteString("start", Day(incident.Start));
        json.WriteString("end", Day(incident.End));
        json.WriteString("datePrecision", FormatCodes.DatePrecision.Code(incident.DatePrecision));
        json.WritePropertyName("place");
        Write(json, incident.Place);
        List(json, "actors", incident.Actors, Write);
        List(json, "figures", incident.Figures, Write);
        List(json, "seizures", incident.Seizures, Write);
        Text(json, "summary", incident.Summary);
        List(json, "sources", incident.Sources, Write);
        json.WriteEndObject();
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject();
        json.WriteString("country", place.Country);
        Text(json, "province", place.Province);
        Text(json, "district", place.District);
        Text(json, "locality", place.Locality);
        if (place.Latitude is { } latitude) json.WriteNumber("latitude", latitude);
        if (place.Longitude is { } longitude) json.WriteNumber("longitude", longitude);
        json.WriteString("precision", FormatCodes.LocationPrecision.Code(place.Precision));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Actor actor)
    {
        json.WriteString("name", actor.Name);
        json.WriteString("kind", FormatCodes.ActorKind.Code(actor.Kind));
        Text(json, "actorId", actor.ActorId);
        Text(json, "namedBy", actor.NamedBy);
    }

    private static void Write(Utf8JsonWriter json, Figure figure)
    {
        json.WriteString("harm", figure.Harm.Code());
        json.WriteString("side", figure.Side.Code());
        Write(json, figure.Quantity);
        Text(json, "originator", figure.Originator);
        Text(json, "outlet", figure.Outlet);
    }

    private static void Write(Utf8JsonWriter json, Seizure seizure)
    {
        json.WriteString("category", seizure.Category.Code());
        json.WriteString("item", seizure.Item);
        Write(json, seizure.Quantity);
        if (seizure.Unit != Seizure.Pieces) json.WriteString("unit", seizure.Unit);
        json.WriteString("acquisition", FormatCodes.Acquisition.Code(seizure.Acquisition));
        Text(json, "originator", seizure.Originator);
    }

    private static void Write(Utf8JsonWriter json, Source source)
    {
        json.WriteString("outlet", source.Outlet);
        Text(json, "title", source.Title);
        if (source.Published is { } published) json.WriteString("published", Day(published));
        Text(json, "url", source.Url);
        if (source.Reliability is { } reliability) json.WriteString("reliability", reliability.ToString());
        if (source.Credibility is { } credibility) json.WriteNumber("credibility", credibility);
    }

    private static void Write(Utf8JsonWriter json, Quantity quantity)
    {
        json.WritePropertyName("quantity");
        if (quantity.Kind == QuantityKind.Exact)
        {
            json.WriteNumberValue(quantity.Best!.Value);
            return;
        }
        json.WriteStartObject();
        if (quantity.Kind == QuantityKind.AtLeast) json.WriteNumber("atLeast", quantity.Best!.Value);
        else if (quantity.IsVague) json.WriteString("vague", quantity.Word);
        else WriteEnds(json, quantity);
        json.WriteEndObject();
    }

    private static void WriteEnds(Utf8JsonWriter json, Quantity quantity)
    {
        if (quantity.Low is { } low) json.WriteNumber("low", low);
        json.WriteNumber("best", quantity.Best!.Value);
        if (quantity.High is { } high) json.WriteNumber("high", high);
    }

    private static void Text(Utf8JsonWriter json, string member, string? text)
    {
        if (text is not null) json.WriteString(member, text);
    }

    private static void List<T>(Utf8JsonWriter json, string member, ImmutableArray<T> list, Action<Utf8JsonWriter, T> write)
    {
        if (list.IsDefaultOrEmpty) return;
        json.WriteStartArray(member);
        foreach (var element in list)
        {
            json.WriteStartObject();
            write(json, element);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
