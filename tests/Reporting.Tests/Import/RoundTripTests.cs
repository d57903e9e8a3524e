using System.Text;
using System.Text.Json;
using CsCheck;
using Reporting.Export;
using Reporting.Import;
using Reporting.Incidents;

namespace Reporting.Tests.Import;

/// <summary>What is written reads back as it was, in both of the product's own formats.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void JsonLines_AnyIncident_ReadsBack() => AnyIncident.Several.Sample(incidents => ReadsBack(incidents, IncidentExport.JsonLines), iter: 300, threads: 1);

    [Fact]
    public void Csv_AnyIncident_ReadsBack() => AnyIncident.Several.Sample(incidents => ReadsBack(incidents, IncidentExport.Csv), iter: 300, threads: 1);

    [Fact]
    public void Json_AnyIncidentOnItsOwn_ReadsBack() => AnyIncident.Numbered(1).Sample(incident =>
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true })) IncidentJson.Write(json, incident);
        var row = Assert.Single(IncidentJson.Read(_files.Write(stream.ToArray(), "one.json")));
        AssertSame(incident, row);
    }, iter: 100, threads: 1);

    [RealDataFact]
    public void Csv_RealIncidents_ReadBack() => ReadsBack([.. ImportFiles.ReadFile(RealFiles.February2022).Select(row => row.Incident!)], IncidentExport.Csv);

    [RealDataFact]
    public void JsonLines_RealIncidents_ReadBack() => ReadsBack([.. ImportFiles.ReadFile(RealFiles.February2022).Select(row => row.Incident!)], IncidentExport.JsonLines);

    [Fact]
    public void JsonLines_DariText_StaysReadable()
    {
        using var stream = new MemoryStream();
        IncidentExport.JsonLines(stream, [Some.Incident(summary: "بدخشان")]);
        Assert.Contains("بدخشان", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_TextLikeAFormula_GetsAnApostrophe()
    {
        using var stream = new MemoryStream();
        IncidentExport.Csv(stream, [Some.Incident(summary: "=1+1")]);
        Assert.Contains(",'=1+1,", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    private void ReadsBack(Incident[] incidents, Action<Stream, IEnumerable<Incident>> write)
    {
        using var stream = new MemoryStream();
        write(stream, incidents);
        var rows = _files.Read(stream.ToArray());
        Assert.Equal(incidents.Length, rows.Count);
        for (var i = 0; i < rows.Count; i++) AssertSame(incidents[i], rows[i]);
    }

    private static void AssertSame(Incident expected, ReadRow row)
    {
        Assert.Null(row.Rejected);
        Assert.True(IncidentContent.HaveSameContent(expected, row.Incident!), row.Incident!.ToString());
        Assert.Equal(expected.Revision, row.Incident.Revision);
    }
}
