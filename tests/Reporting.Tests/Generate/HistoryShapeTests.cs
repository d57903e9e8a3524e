using Reporting.Casualties;
using Reporting.Generate;
using Reporting.Groups;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tests.Import;

namespace Reporting.Tests.Generate;

/// <summary>The importer takes every generated row, and together they have the shape of a real history.</summary>
public sealed class HistoryShapeTests : IClassFixture<HistoryShapeTests.TenThousand>
{
    private const int Rows = 10_000;
    private readonly TenThousand _history;

    public HistoryShapeTests(TenThousand history) => _history = history;

    [Fact]
    public void Rows_OfOwnCsv_AreAllTaken() => Assert.Equal((Rows, 0), Taken(_history.OwnCsv));

    [Fact]
    public void Rows_OfOwnJson_AreAllTaken() => Assert.Equal((Rows, 0), Taken(_history.OwnJson));

    [Fact]
    public void Rows_OfUcdp_AreAllTaken() => Assert.Equal((Rows, 0), Taken(_history.Ucdp));

    [Fact]
    public void OwnFormats_OfOneSeed_HoldTheSameIncidents() => Assert.All(
        _history.Incidents.Zip(_history.OwnJson.Select(row => row.Incident!)),
        pair => Assert.True(pair.First.Id == pair.Second.Id && pair.First.Revision == pair.Second.Revision && IncidentContent.HaveSameContent(pair.First, pair.Second)));

    [Fact]
    public void Ucdp_SaysNoIdTwice() => Assert.Equal(Rows, _history.Ucdp.Select(row => row.Incident!.Id).Distinct().Count());

    [Fact]
    public void Provinces_AreOfVeryUnequalSize() => Assert.InRange(LargestToMedian(_history.Incidents.Select(incident => incident.Place.CountsIn.At(PlaceLevel.Province)).Where(place => !place.IsDefault)), 15, 25);

    [Fact]
    public void Districts_AreOfVeryUnequalSize() => Assert.InRange(LargestToMedian(_history.Incidents.Select(incident => incident.Place.CountsIn.At(PlaceLevel.District)).Where(place => !place.IsDefault)), 20, 80);

    [Fact]
    public void Groups_AreOfVeryUnequalSize() => Assert.InRange(LargestToMedian(_history.Incidents.SelectMany(incident => incident.Actors.Where(actor => actor.Kind == ActorKind.Group).Select(actor => GroupKey.FromName(actor.Name)))), 5, 15);

    [Fact]
    public void Types_AreAllMet() => Assert.Equal(IncidentTypes.All.Count, _history.Incidents.Select(incident => incident.Type).Distinct().Count());

    [Fact]
    public void Spans_AreTwelveInAHundred() => AssertShare(0.11, 0.13, incident => incident.End > incident.Start);

    [Fact]
    public void NotLocated_AreSixInAHundred() => AssertShare(0.05, 0.07, incident => incident.Place.CountsIn.Level == PlaceLevel.Country);

    [Fact]
    public void Revisions_AreAboutFourInAHundred() => AssertShare(0.03, 0.04, incident => incident.Revision > 1);

    [Fact]
    public void NoFigures_AreThirteenInAHundred() => AssertShare(0.11, 0.14, incident => incident.Figures.IsEmpty);

    [Fact]
    public void VagueQuantities_AreATenth() => AssertShare(0.08, 0.15, incident => incident.Figures.Any(figure => figure.Quantity.IsVague) || incident.Seizures.Any(seizure => seizure.Quantity.IsVague));

    [Fact]
    public void Seizures_AreATwelfth() => AssertShare(0.08, 0.11, incident => !incident.Seizures.IsEmpty);

    [Fact]
    public void SeveralAccountsOfOneFigure_AreAnEighth() => AssertShare(0.10, 0.18, incident => incident.Figures.Count(figure => figure is { Harm: Harm.Killed, Side: Side.Militants }) > 1);

    [Fact]
    public void ContradictingEstimates_AreFew() => AssertShare(0.01, 0.04, incident => incident.Figures.Any(figure => figure.Quantity.IsInconsistent));

    [Fact]
    public void Summer_IsWorseThanWinter() => Assert.True(In(6, 7, 8) > 2 * In(12, 1, 2));

    [Fact]
    public void Province_HasBursts()
    {
        var largest = _history.Incidents.Select(incident => (incident, incident.Place.CountsIn.At(PlaceLevel.Province))).Where(pair => !pair.Item2.IsDefault)
            .GroupBy(pair => pair.Item2).MaxBy(province => province.Count())!;
        var months = largest.CountBy(pair => (pair.incident.Start.Year, pair.incident.Start.Month)).Select(month => month.Value).ToList();
        Assert.True(months.Max() > 3 * months.Average());
    }

    [Fact]
    public void Versions_OfAnIncident_ComeInOrderAndEachSaysSomethingElse() => Assert.All(_history.Incidents.GroupBy(incident => incident.Id), versions =>
    {
        Assert.Equal(Enumerable.Range(1, versions.Count()).Select(version => (long)version), versions.Select(incident => incident.Revision));
        Assert.All(versions.Zip(versions.Skip(1)), pair => Assert.False(IncidentContent.HaveSameContent(pair.First, pair.Second)));
    });

    [Fact]
    public void Versions_OfAnIncident_AreUpToThree() => Assert.Equal(3, _history.Incidents.Max(incident => incident.Revision));

    [Fact]
    public void Revision_SometimesMovesTheIncidentToAnotherDistrict() => Assert.Contains(
        _history.Incidents.GroupBy(incident => incident.Id),
        versions => versions.Select(incident => incident.Place.CountsIn).Where(place => place.Level == PlaceLevel.District).Distinct().Count() > 1);

    [Fact]
    public void Replaces_NamesTheVersionBefore()
    {
        var revisions = new Drafting(1).Revisions;
        Assert.All(Enumerable.Range(0, Rows).Where(row => revisions.Replaces(row) is not null), row => Assert.Equal(
            (_history.Incidents[row].Id, _history.Incidents[row].Revision - 1),
            (_history.Incidents[(int)revisions.Replaces(row)!.Value].Id, _history.Incidents[(int)revisions.Replaces(row)!.Value].Revision)));
    }

    [Fact]
    public void Places_HaveNamesOfTheirOwn()
    {
        var world = MadeUpWorld.Create();
        var keys = world.Countries.SelectMany(country => country.Provinces.SelectMany(province => province.Districts.Select(district => PlaceKey.FromNames(country.Name.Text, province.Name.Text, district.Text)))).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    private static (int Taken, int Rejected) Taken(IReadOnlyList<ReadRow> rows) => (rows.Count(row => row.Incident is not null), rows.Count(row => row.Rejected is not null));

    private int In(params int[] months) => _history.Incidents.Count(incident => months.Contains(incident.Start.Month));

    private void AssertShare(double least, double most, Func<Incident, bool> of) => Assert.InRange((double)_history.Incidents.Count(of) / Rows, least, most);

    private static double LargestToMedian<T>(IEnumerable<T> things) where T : notnull
    {
        var sizes = things.CountBy(thing => thing).Select(thing => thing.Value).Order().ToList();
        return (double)sizes[^1] / sizes[sizes.Count / 2];
    }

    /// <summary>Ten thousand rows in each format, read once.</summary>
    public sealed class TenThousand : IDisposable
    {
        private readonly ImportFiles _files = new();

        public TenThousand()
        {
            OwnCsv = Read(ImportFormat.ReportingCsv);
            OwnJson = Read(ImportFormat.ReportingJsonLines);
            Ucdp = Read(ImportFormat.UcdpGed);
            Incidents = [.. OwnCsv.Select(row => row.Incident).OfType<Incident>()];
        }

        internal IReadOnlyList<ReadRow> OwnCsv { get; }

        internal IReadOnlyList<ReadRow> OwnJson { get; }

        internal IReadOnlyList<ReadRow> Ucdp { get; }

        internal IReadOnlyList<Incident> Incidents { get; }

        public void Dispose() => _files.Dispose();

        private IReadOnlyList<ReadRow> Read(ImportFormat format)
        {
            var path = Path.Combine(_files.Folder, format.Code());
            using (var stream = File.Create(path)) HistoryGenerator.Write(stream, Rows, 1, format);
            // The format is guessed, as it is for users.
            return ImportFiles.ReadFile(path);
        }
    }
}
