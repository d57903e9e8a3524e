using Reporting.Incidents;

namespace Reporting.Output;

/// <summary>Prints found incidents as CSV, a row each.</summary>
internal static class IncidentCsv
{
    public static string Print(IncidentList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var csv = new CsvText();
        csv.Fields("id", "type", "violence", "start", "end", "country", "province", "district", "locality", "countsIn", "groups", "killed", "summary", "sources", "recordedAt", "position", "rule").EndRow();
        foreach (var found in list.Page.Found)
        {
            var incident = found.Incident;
            csv.Field(incident.Id.ToString()).Field(incident.Type.Code()).Field(incident.Violence.Code()).Field(incident.Start).Field(incident.End)
                .Field(incident.Place.Country).Field(incident.Place.Province).Field(incident.Place.District).Field(incident.Place.Locality)
                .Field(incident.Place.CountsIn.Path).Field(string.Join("; ", incident.Groups().Select(group => group.Value)))
                .Field(found.Killed).Field(incident.Summary)
                .Field(string.Join("; ", incident.Sources.Select(source => source.Title is null ? source.Outlet : $"{source.Outlet}: {source.Title}")))
                .Field(found.RecordedAt).Field(list.AsOf.Position.ToString()).Field(list.Question.Rule.Code).EndRow();
        }
        return csv.ToString();
    }
}
