using Reporting.Casualties;
using Reporting.Groups;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Import;

/// <summary>The figures that the real files are known to have, computed by another program.</summary>
public sealed class UcdpRealFileTests
{
    private static readonly Lazy<IReadOnlyList<ReadRow>> AfghanRows = new(() => ImportFiles.ReadFile(RealFiles.Afghanistan2021));
    private static readonly Lazy<IReadOnlyList<Incident>> AfghanIncidents = new(() => [.. AfghanRows.Value.Select(row => row.Incident!)]);
    private static readonly Lazy<Tally> AfghanTally = new(() => Tally.Sum(AfghanIncidents.Value.Select(Tally.Of)));

    [RealDataFact]
    public void Afghanistan_EveryRow_IsAnIncident() => Assert.Equal((4512, 0), (AfghanRows.Value.Count, AfghanRows.Value.Count(row => row.Rejected is not null)));

    [RealDataFact]
    public void Afghanistan_Format_IsGuessed()
    {
        using var file = IncidentFile.Open(RealFiles.Afghanistan2021);
        Assert.Equal(ImportFormat.UcdpGed, file.Format);
    }

    [RealDataFact]
    public void Afghanistan_TotalKilled_IsAsPublished()
    {
        var killed = AfghanTally.Value.Of(Harm.Killed);
        Assert.Equal((34275L, 36396L, 41111L, 4512L), (killed.Low, killed.Best, killed.High, killed.ReportedIn));
    }

    [RealDataTheory]
    [InlineData(Side.SecurityForces, 3526)]
    [InlineData(Side.Militants, 30840)]
    [InlineData(Side.Civilians, 1739)]
    [InlineData(Side.Unknown, 291)]
    public void Afghanistan_KilledBySide_IsAsPublished(Side side, long best) => Assert.Equal(best, AfghanTally.Value.Of(Harm.Killed, side).Best);

    [RealDataFact]
    public void Afghanistan_Wounded_IsNotReported() => Assert.Null(AfghanTally.Value.Of(Harm.Wounded).Best);

    [RealDataFact]
    public void Afghanistan_FatalIncidents_AreThoseWithBestAboveZero() => Assert.Equal(4512 - 131, AfghanTally.Value.FatalIncidents);

    [RealDataTheory]
    [InlineData("afghanistan/kandahar", 567, 5192)]
    [InlineData("afghanistan/hilmand", 340, 4191)]
    [InlineData("afghanistan/hirat", 320, 2275)]
    [InlineData("afghanistan/nangarhar", 315, 2297)]
    [InlineData("afghanistan/balkh", 230, 1944)]
    [InlineData("afghanistan/ghazni", 216, 1515)]
    [InlineData("afghanistan/badakhshan", 108, 893)]
    [InlineData(TallyRow.NotLocated, 18, 168)]
    public async Task Afghanistan_Province_IsAsPublished(string key, long incidents, long best)
    {
        var row = (await Ask(Dimension.Province)).Single(row => row.Key == key);
        Assert.Equal((incidents, (long?)best), (row.Tally.Incidents, row.Tally.Of(Harm.Killed).Best));
    }

    [RealDataFact]
    public async Task Afghanistan_Provinces_Are34AndNotLocated() => Assert.Equal(34 + 1, (await Ask(Dimension.Province)).Count);

    [RealDataFact]
    public async Task Afghanistan_ProvincesAndNotLocated_AddUpToTheCountry() =>
        Assert.Equal(AfghanTally.Value, Tally.Sum((await Ask(Dimension.Province)).Select(row => row.Tally)));

    [RealDataFact]
    public void Afghanistan_NamedDistricts_Are313() => Assert.Equal(313, AfghanIncidents.Value
        .Where(incident => incident.Place.District is not null)
        .Select(incident => PlaceKey.FromNames(incident.Place.Country, incident.Place.Province, incident.Place.District)).Distinct().Count());

    [RealDataFact]
    public void Afghanistan_RowsWithoutDistrict_Are1036() => Assert.Equal(1036, AfghanIncidents.Value.Count(incident => incident.Place.District is null));

    [RealDataFact]
    public async Task Afghanistan_Months_AreAsPublished()
    {
        var rows = await Data.Ask(new TallyQuery { Step = Step.Month });
        Assert.Equal([364L, 294, 310, 512, 722, 904, 832, 445, 44, 35, 32, 18], rows.Select(row => row.Tally.Incidents));
    }

    [RealDataFact]
    public void Afghanistan_LocationPrecisions_AreAsPublished() => Assert.Equal(
        [(LocationPrecision.Exact, 1211), (LocationPrecision.Near, 601), (LocationPrecision.District, 1662), (LocationPrecision.Province, 1008), (LocationPrecision.Region, 21), (LocationPrecision.Country, 9)],
        AfghanIncidents.Value.CountBy(incident => incident.Place.Precision).Select(pair => (pair.Key, pair.Value)).Order());

    [RealDataFact]
    public void Afghanistan_DatePrecisions_AreAsPublished() => Assert.Equal(
        [(DatePrecision.Day, 3234), (DatePrecision.WithinWeek, 1266), (DatePrecision.Month, 11), (DatePrecision.Year, 1)],
        AfghanIncidents.Value.CountBy(incident => incident.DatePrecision).Select(pair => (pair.Key, pair.Value)).Order());

    [RealDataFact]
    public void Afghanistan_ViolenceTypes_AreAsPublished() => Assert.Equal(
        [(ViolenceType.StateBased, 4291), (ViolenceType.NonState, 4), (ViolenceType.OneSided, 217)],
        AfghanIncidents.Value.CountBy(incident => incident.Violence).Select(pair => (pair.Key, pair.Value)).Order());

    [RealDataFact]
    public void Afghanistan_Spans_AreAsPublished()
    {
        var lengths = AfghanIncidents.Value.Select(incident => incident.End.DayNumber - incident.Start.DayNumber + 1).ToList();
        Assert.Equal((1278, 58), (lengths.Count(days => days > 1), lengths.Max()));
    }

    [RealDataFact]
    public void Afghanistan_InconsistentEstimates_AreKept()
    {
        var totals = AfghanIncidents.Value.Select(incident => incident.Figures.Single(figure => figure.Side == Side.Total).Quantity).ToList();
        Assert.Equal((221, 431), (totals.Count(total => total.Low > total.Best), totals.Count(total => total.Best > total.High)));
    }

    [RealDataTheory]
    [InlineData("Taliban", 4284)]
    [InlineData("IS", 146)]
    [InlineData("NRF", 39)]
    public async Task Afghanistan_Group_IsCountedOnEitherSide(string name, long incidents) =>
        Assert.Equal(incidents, (await Ask(Dimension.Group)).Single(row => row.Key == GroupKey.FromName(name).Value).Tally.Incidents);

    [RealDataTheory]
    [InlineData("Taleban", 4148)]
    [InlineData("Civilians", 217)]
    [InlineData("IS", 104)]
    [InlineData("NRF", 39)]
    public void Afghanistan_SideB_IsAsPublished(string name, int incidents) => Assert.Equal(incidents, AfghanIncidents.Value.Count(incident => incident.Actors[1].Name == name));

    [RealDataFact]
    public void Afghanistan_Articles_AreAllSources() => Assert.Equal(6057, AfghanIncidents.Value.Sum(incident => incident.Sources.Count(source => source.Published is not null)));

    [RealDataFact]
    public void Pakistan_Figures_AreAsPublished()
    {
        var incidents = ImportFiles.ReadFile(RealFiles.Pakistan2021).Select(row => row.Incident!).ToList();
        Assert.Equal((212, 569L, 4), (incidents.Count, Tally.Sum(incidents.Select(Tally.Of)).Of(Harm.Killed).Best, incidents.Count(incident => incident.Place.District is null)));
    }

    [RealDataFact]
    public void February2022_EveryRow_IsAnIncident()
    {
        var rows = ImportFiles.ReadFile(RealFiles.February2022);
        Assert.Equal((984, 0), (rows.Count, rows.Count(row => row.Rejected is not null)));
    }

    [RealDataFact]
    public void February2022_Killed_IsAsPublished() =>
        Assert.Equal(7416, Tally.Sum(ImportFiles.ReadFile(RealFiles.February2022).Select(row => Tally.Of(row.Incident!))).Of(Harm.Killed).Best);

    private static InMemoryData Data => new(AfghanIncidents.Value, DateTimeOffset.UnixEpoch);

    private static Task<IReadOnlyList<TallyRow>> Ask(Dimension by) => Data.Ask(new TallyQuery { By = by });
}

/// <summary>As <see cref="RealDataFactAttribute"/>, for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataTheoryAttribute : TheoryAttribute
{
    public RealDataTheoryAttribute() => Skip = new RealDataFactAttribute().Skip;
}
