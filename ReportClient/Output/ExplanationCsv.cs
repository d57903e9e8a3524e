using Reporting.Tracing;

namespace Reporting.Output;

/// <summary>Prints an explanation as CSV: a row for each incident of each part; the column <c>adds</c> adds up to the part's value.</summary>
internal static class ExplanationCsv
{
    public static string Print(Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var csv = new CsvText();
        csv.Fields("figure", "part", "id", "start", "end", "country", "province", "district", "locality", "adds", "note", "accounts", "sources", "recordedAt", "asOf", "position", "rule").EndRow();
        foreach (var part in explanation.Parts)
        {
            foreach (var one in part.Listed)
            {
                var incident = one.Found.Incident;
                csv.Field(explanation.Figure).Field(part.Origin.Label).Field(incident.Id.ToString()).Field(incident.Start).Field(incident.End)
                    .Field(incident.Place.Country).Field(incident.Place.Province).Field(incident.Place.District).Field(incident.Place.Locality)
                    .Field(one.Adds.Number).Field(Note(one.Adds)).Field(one.Accounts)
                    .Field(string.Join("; ", incident.Sources.Select(source => source.Title is null ? source.Outlet : $"{source.Outlet}: {source.Title}")))
                    .Field(one.Found.RecordedAt).Field(explanation.AsOf.RecordedAt).Field(explanation.AsOf.Position.ToString()).Field(explanation.Rule.Code).EndRow();
            }
        }
        return csv.ToString();
    }

    private static string Note(Contribution adds) => adds switch
    {
        { Key: { } key } => key,
        { HasWord: true } => "word",
        { IsOpen: true } => "left open",
        { Number: null } => "not reported",
        _ => "",
    };
}
