using System.Security.Cryptography;
using Reporting.Casualties;
using Reporting.Generate;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Tallies;
using Reporting.Tests.Import;

namespace Reporting.Tests.Generate;

/// <summary>A history of less detail holds the same incidents, and less of each.</summary>
public sealed class HistoryDetailTests : IDisposable
{
    private const int Rows = 3_000;
    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(ImportFormat.ReportingCsv)]
    [InlineData(ImportFormat.ReportingJsonLines)]
    public void WithoutTexts_HoldsTheSameIncidentsButForTexts(ImportFormat format) => Assert.All(
        Read(HistoryDetail.Full, format).Zip(Read(HistoryDetail.WithoutTexts, format)),
        pair => Assert.True(pair.First.Revision == pair.Second.Revision && IncidentContent.HaveSameContent(WithoutTexts(pair.First), pair.Second)));

    [Fact]
    public void WithoutTexts_OfUcdp_HoldsTheSameIncidentsButForTexts() => Assert.All(
        Read(HistoryDetail.Full, ImportFormat.UcdpGed).Zip(Read(HistoryDetail.WithoutTexts, ImportFormat.UcdpGed)),
        pair => Assert.True(IncidentContent.HaveSameContent(WithoutTexts(pair.First), pair.Second)));

    [Fact]
    public void Flat_HoldsTheSameGroupsPlacesAndDays() => Assert.All(
        Read(HistoryDetail.Full).Zip(Read(HistoryDetail.Flat)),
        pair => Assert.Equal(Kept(pair.First), Kept(pair.Second)));

    [Fact]
    public void Flat_CountsTheSameKilledWoundedAndCaptured() => Assert.Equal(Sum(HistoryDetail.Full), Sum(HistoryDetail.Flat));

    [Fact]
    public void Flat_NamesNobodyButGroups() => Assert.All(Read(HistoryDetail.Flat), incident => Assert.All(incident.Actors, actor => Assert.Equal(ActorKind.Group, actor.Kind)));

    [Theory]
    [InlineData(HistoryDetail.WithoutTexts, ImportFormat.ReportingCsv, "3872db755e2b2225d05b996d53c68e60b879e351a55a9047f393d383da39e638")]
    [InlineData(HistoryDetail.WithoutTexts, ImportFormat.ReportingJsonLines, "5b17c7486a4d07bd811d11c33fee94e1ee1d334f11f3a4c79885e8e38a138dce")]
    [InlineData(HistoryDetail.WithoutTexts, ImportFormat.UcdpGed, "ac1d0a9da81353c678e1bd3728429de0a97e85f61e72722412ecf059abb3149c")]
    [InlineData(HistoryDetail.Flat, ImportFormat.ReportingCsv, "faf5770bf49d5d53cfed6629d39382e8997ad821bfbca664c45e0b944e770065")]
    [InlineData(HistoryDetail.Flat, ImportFormat.ReportingJsonLines, "6455d321b69fa89b8d309ba5698d51c1e0d173eea43e072c983b26cc767af1e8")]
    [InlineData(HistoryDetail.Flat, ImportFormat.UcdpGed, "63fa3d1d0623d28913527c1d2e6020cc8e4ba569e111c56d9a4f8f9cce51566d")]
    internal void History_OfLessDetail_IsTheSameBytesEverywhere(HistoryDetail detail, ImportFormat format, string hash)
    {
        using var stream = new MemoryStream();
        HistoryGenerator.Write(stream, Rows, 1, format, detail);
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(stream.ToArray())));
    }

    private static Incident WithoutTexts(Incident incident) => incident with { Summary = null, Sources = [], Place = incident.Place with { Locality = null } };

    private static string Kept(Incident incident) =>
        FormattableString.Invariant($"{incident.Id} {incident.Revision} {incident.Type} {incident.Violence} {incident.Start} {incident.End} {incident.Place with { Locality = null }} {string.Join(", ", incident.Groups())}");

    private (long, long, long?, long?, long?) Sum(HistoryDetail detail)
    {
        var total = Read(detail).Select(Tally.Of).Aggregate((sum, tally) => sum + tally);
        return (total.Incidents, total.FatalIncidents, total.Of(Harm.Killed).Best, total.Of(Harm.Wounded).Best, total.Of(Harm.Captured).Best);
    }

    private List<Incident> Read(HistoryDetail detail, ImportFormat format = ImportFormat.ReportingCsv)
    {
        var path = Path.Combine(_files.Folder, $"{detail}-{format}");
        using (var stream = File.Create(path)) HistoryGenerator.Write(stream, Rows, 1, format, detail);
        return [.. ImportFiles.ReadFile(path).Select(row => row.Incident!)];
    }
}
