using System.Globalization;
using System.Text;
using System.Text.Json;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Seizures;

namespace Reporting.Export;

/// <summary>Writes incidents in Reporting's own formats, so that reading them back gives the same incidents with the same revision numbers.</summary>
public static class IncidentExport
{
    /// <summary>Writes a file of <c>reporting-jsonl</c>: UTF-8 without a mark, one incident a line.</summary>
    public static void JsonLines(Stream stream, IEnumerable<Incident> incidents)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(incidents);
        using var json = new Utf8JsonWriter(stream, IncidentJson.WriterOptions);
        foreach (var incident in incidents)
        {
            JsonIncidentWriter.Write(json, incident);
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>Writes a file of <c>reporting-csv</c>: UTF-8 without a mark, a header, one incident a row.</summary>
    public static void Csv(Stream stream, IEnumerable<Incident> incidents)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(incidents);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', ReportingCsvMapping.Columns));
        foreach (var incident in incidents) Row(writer, incident);
    }

    private static void Row(StreamWriter writer, Incident incident)
    {
        var place = incident.Place;
        foreach (var plain in (ReadOnlySpan<string>)
        [
            incident.Id.ToString(), incident.Revision.ToString(CultureInfo.InvariantCulture), incident.Type.Code(), incident.Violence.Code(),
            JsonIncidentWriter.Day(incident.Start), JsonIncidentWriter.Day(incident.End), FormatCodes.DatePrecision.Code(incident.DatePrecision),
        ])
        {
            CsvCell.WritePlain(writer, plain);
            writer.Write(',');
        }
        foreach (var text in (ReadOnlySpan<string?>)[place.Country, place.Province, place.District, place.Locality])
        {
            CsvCell.Write(writer, text);
            writer.Write(',');
        }
        foreach (var plain in (ReadOnlySpan<string?>)[Degrees(place.Latitude), Degrees(place.Longitude), FormatCodes.LocationPrecision.Code(place.Precision)])
        {
            CsvCell.WritePlain(writer, plain);
            writer.Write(',');
        }
        foreach (var text in (ReadOnlySpan<string?>)[Actors(incident), Figures(incident), Seizures(incident), incident.Summary])
        {
            CsvCell.Write(writer, text);
            writer.Write(',');
        }
        CsvCell.Write(writer, Sources(incident));
        writer.WriteLine();
    }

    private static string? Degrees(double? degrees) => degrees?.ToString("R", CultureInfo.InvariantCulture);

    private static string Actors(Incident incident) => CellList.Write((incident.Actors.IsDefault ? [] : incident.Actors).Select(actor => new[]
    {
        actor.Name, FormatCodes.ActorKind.Code(actor.Kind), actor.ActorId, actor.NamedBy,
    }));

    private static string Figures(Incident incident) => CellList.Write((incident.Figures.IsDefault ? [] : incident.Figures).Select(figure => new[]
    {
        FormatCodes.Harm.Code(figure.Harm), FormatCodes.Side.Code(figure.Side), QuantityNotation.Write(figure.Quantity), figure.Originator, figure.Outlet,
    }));

    private static string Seizures(Incident incident) => CellList.Write((incident.Seizures.IsDefault ? [] : incident.Seizures).Select(seizure => new[]
    {
        seizure.Category.Code(), seizure.Item, QuantityNotation.Write(seizure.Quantity), seizure.Unit == Seizure.Pieces ? null : seizure.Unit,
        FormatCodes.Acquisition.Code(seizure.Acquisition), seizure.Originator,
    }));

    private static string Sources(Incident incident) => CellList.Write((incident.Sources.IsDefault ? [] : incident.Sources).Select(source => new[]
    {
        source.Outlet, source.Published is { } published ? JsonIncidentWriter.Day(published) : null, source.Title, source.Url,
        source.Reliability is null && source.Credibility is null ? null : $"{source.Reliability ?? '?'}{source.Credibility?.ToString(CultureInfo.InvariantCulture)}",
    }));
}
