using System.Collections.Immutable;
using System.Text.Json;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Import;

/// <summary>Reads an incident from a JSON object, as docs/formats/reporting-jsonl.md and incident.schema.json describe.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class JsonIncidentReader
{
    private readonly JsonValues _values;
    private readonly RowCheck _check;

    public JsonIncidentReader(RowCheck check) => (_check, _values) = (check, new JsonValues(check));

    /// <summary>Reads one object; null when the check holds a fault.</summary>
    public Incident? Read(JsonElement json)
    {
        if (!_values.IsObject(json, default)) return null;
        string? id = null, end = null, summary = null;
        long revision = 0;
        var (type, violence, datePrecision) = (IncidentType.NotCoded, ViolenceType.NotStated, DatePrecision.Day);
        DateOnly? start = null;
        Place? place = null;
        ImmutableArray<Actor> actors = [];
        ImmutableArray<Figure> figures = [];
        ImmutableArray<Seizure> seizures = [];
        ImmutableArray<Source> sources = [];
        foreach (var member in json.EnumerateObject())
        {
            var (value, at) = (member.Value, default(FieldPath));
            if (member.NameEquals("id"u8)) id = _values.Text(value, at.Of("id"));
            else if (member.NameEquals("revision"u8)) revision = _values.Revision(value, at.Of("revision"));
            else if (member.NameEquals("type"u8)) type = _values.Code(value, at.Of("type"), FormatCodes.Type, type);
            else if (member.NameEquals("violence"u8)) violence = _values.Code(value, at.Of("violence"), FormatCodes.Violence, violence);
            else if (member.NameEquals("start"u8)) start = _check.Date("start", _values.Text(value, at.Of("start")));
            else if (member.NameEquals("end"u8)) end = _values.Text(value, at.Of("end"));
            else if (member.NameEquals("datePrecision"u8)) datePrecision = _values.Code(value, at.Of("datePrecision"), FormatCodes.DatePrecision, datePrecision);
            else if (member.NameEquals("place"u8)) place = Place(value, at.Of("place"));
            else if (member.NameEquals("actors"u8)) actors = _values.List(value, at.Of("actors"), Actor);
            else if (member.NameEquals("figures"u8)) figures = _values.List(value, at.Of("figures"), Figure);
            else if (member.NameEquals("seizures"u8)) seizures = _values.List(value, at.Of("seizures"), Seizure);
            else if (member.NameEquals("summary"u8)) summary = _values.Text(value, at.Of("summary"));
            else if (member.NameEquals("sources"u8)) sources = _values.List(value, at.Of("sources"), Source);
            else _values.FailUnknown(member, at);
        }
        var incidentId = Id(id);
        if (start is null) _check.Fail(RejectReason.MissingValue, "start", "", "The first day is not given; write it as 2021-08-26.");
        if (place is null) _check.Fail(RejectReason.MissingValue, "place", "", "The place is not given.");
        var last = end is null ? start ?? default : _check.Date("end", end);
        _check.Span("end", start ?? default, last, end);
        return _check.Failed ? null : new Incident
        {
            Id = incidentId,
            Revision = revision,
            Type = type,
            Violence = violence,
            Start = start!.Value,
            End = last,
            DatePrecision = datePrecision,
            Place = place!,
            Actors = actors,
            Figures = figures,
            Seizures = seizures,
            Summary = summary,
            Sources = sources,
        };
    }

    private IncidentId Id(string? text)
    {
        if (text is null) _check.Fail(RejectReason.MissingValue, "id", "", "The incident has no id.");
        else if (IncidentId.TryParse(text, out var id)) return id;
        else _check.Fail(RejectReason.BadId, "id", text, "Write data set and id as in 'ucdp-ged:412700'; the data set is made of a-z, 0-9 and '-'.");
        return default;
    }

    private Place? Place(JsonElement json, FieldPath at)
    {
        if (json.ValueKind == JsonValueKind.Null || !_values.IsObject(json, at)) return null;
        string? country = null, province = null, district = null, locality = null;
        double? latitude = null, longitude = null;
        LocationPrecision? precision = null;
        foreach (var member in json.EnumerateObject())
        {
            var value = member.Value;
            if (member.NameEquals("country"u8)) country = _values.Name(value, at.Of("country"));
            else if (member.NameEquals("province"u8)) province = _values.Name(value, at.Of("province"));
            else if (member.NameEquals("district"u8)) district = _values.Name(value, at.Of("district"));
            else if (member.NameEquals("locality"u8)) locality = _values.Text(value, at.Of("locality"));
            else if (member.NameEquals("latitude"u8)) latitude = _values.Degrees(value, at.Of("latitude"), 90);
            else if (member.NameEquals("longitude"u8)) longitude = _values.Degrees(value, at.Of("longitude"), 180);
            else if (member.NameEquals("precision"u8)) precision = _values.Code(value, at.Of("precision"), FormatCodes.LocationPrecision, default);
            else _values.FailUnknown(member, at);
        }
        _values.Need(country, at.Of("country"));
        if (precision is null or 0) _check.Fail(RejectReason.MissingValue, at.Of("precision"), "", $"Say how exactly the place is known: {FormatCodes.LocationPrecision.Known}.");
        return new Place
        {
            Country = country ?? "",
            Province = province,
            District = district,
            Locality = locality,
            Latitude = latitude,
            Longitude = longitude,
            Precision = precision ?? default,
        };
    }

    private Actor Actor(JsonElement json, FieldPath at)
    {
        string? name = null, actorId = null, namedBy = null;
        var kind = ActorKind.Group;
        foreach (var member in json.EnumerateObject())
        {
            var value = member.Value;
            if (member.NameEquals("name"u8)) name = _values.Name(value, at.Of("name"));
            else if (member.NameEquals("kind"u8)) kind = _values.Code(value, at.Of("kind"), FormatCodes.ActorKind, kind);
            else if (member.NameEquals("actorId"u8)) actorId = _values.Text(value, at.Of("actorId"));
            else if (member.NameEquals("namedBy"u8)) namedBy = _values.Text(value, at.Of("namedBy"));
            else _values.FailUnknown(member, at);
        }
        return new Actor { Name = _values.Need(name, at.Of("name")), Kind = kind, ActorId = actorId, NamedBy = namedBy };
    }

    private Figure Figure(JsonElement json, FieldPath at)
    {
        Harm? harm = null;
        Side? side = null;
        Quantity? quantity = null;
        string? originator = null, outlet = null;
        foreach (var member in json.EnumerateObject())
        {
            var value = member.Value;
            if (member.NameEquals("harm"u8)) harm = _values.Code(value, at.Of("harm"), FormatCodes.Harm, default);
            else if (member.NameEquals("side"u8)) side = _values.Code(value, at.Of("side"), FormatCodes.Side, default);
            else if (member.NameEquals("quantity"u8)) quantity = _values.Quantity(value, at.Of("quantity"));
            else if (member.NameEquals("originator"u8)) originator = _values.Text(value, at.Of("originator"));
            else if (member.NameEquals("outlet"u8)) outlet = _values.Text(value, at.Of("outlet"));
            else _values.FailUnknown(member, at);
        }
        if (harm is null) _values.FailMissing(at.Of("harm"));
        if (side is null) _values.FailMissing(at.Of("side"));
        if (quantity is null) _values.FailMissing(at.Of("quantity"));
        return new Figure { Harm = harm ?? default, Side = side ?? default, Quantity = quantity ?? default, Originator = originator, Outlet = outlet };
    }

    private Seizure Seizure(JsonElement json, FieldPath at)
    {
        var (category, acquisition) = ((WeaponCategory?)null, Acquisition.Seized);
        string? item = null, unit = null, originator = null;
        Quantity? quantity = null;
        foreach (var member in json.EnumerateObject())
        {
            var value = member.Value;
            if (member.NameEquals("category"u8)) category = _values.Code(value, at.Of("category"), FormatCodes.Category, default);
            else if (member.NameEquals("item"u8)) item = _values.Name(value, at.Of("item"));
            else if (member.NameEquals("quantity"u8)) quantity = _values.Quantity(value, at.Of("quantity"));
            else if (member.NameEquals("unit"u8)) unit = _values.Name(value, at.Of("unit"));
            else if (member.NameEquals("acquisition"u8)) acquisition = _values.Code(value, at.Of("acquisition"), FormatCodes.Acquisition, acquisition);
            else if (member.NameEquals("originator"u8)) originator = _values.Text(value, at.Of("originator"));
            else _values.FailUnknown(member, at);
        }
        if (category is null) _values.FailMissing(at.Of("category"));
        if (quantity is null) _values.FailMissing(at.Of("quantity"));
        return new Seizure
        {
            Category = category ?? default,
            Item = _values.Need(item, at.Of("item")),
            Quantity = quantity ?? default,
            Unit = unit ?? Reporting.Seizures.Seizure.Pieces,
            Acquisition = acquisition,
            Originator = originator,
        };
    }

    private Source Source(JsonElement json, FieldPath at)
    {
        string? outlet = null, title = null, published = null, url = null, reliability = null;
        byte? credibility = null;
        foreach (var member in json.EnumerateObject())
        {
            var value = member.Value;
            if (member.NameEquals("outlet"u8)) outlet = _values.Text(value, at.Of("outlet"));
            else if (member.NameEquals("title"u8)) title = _values.Text(value, at.Of("title"));
            else if (member.NameEquals("published"u8)) published = _values.Text(value, at.Of("published"));
            else if (member.NameEquals("url"u8)) url = _values.Text(value, at.Of("url"));
            else if (member.NameEquals("reliability"u8)) reliability = _values.Text(value, at.Of("reliability"));
            else if (member.NameEquals("credibility"u8)) credibility = _values.Credibility(value, at.Of("credibility"));
            else _values.FailUnknown(member, at);
        }
        return new Source
        {
            Outlet = _values.Need(outlet, at.Of("outlet")),
            Title = title,
            Published = published is null ? null : _check.Date(at.Of("published"), published),
            Url = url,
            Reliability = reliability is null ? null : Admiralty.Reliability(_check, at.Of("reliability"), reliability),
            Credibility = credibility,
        };
    }
}
