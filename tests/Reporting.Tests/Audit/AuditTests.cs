using Reporting.Audit;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Audit;

public class AuditTests
{
    private static readonly Subject Badakhshan = Subject.Of(PlaceKey.FromNames("Afghanistan", "Badakhshan"));

    private static LedgerEntry Entry(long sequence, EntryKind kind, Incident incident, long replaces = 0) => new()
    {
        Sequence = sequence,
        Kind = kind,
        Incident = incident,
        Replaces = replaces,
        RecordedAt = DateTimeOffset.UnixEpoch,
        RecordedBy = "test",
    };

    private static LedgerFold Fold(params LedgerEntry[] entries)
    {
        var fold = new LedgerFold();
        foreach (var entry in entries) fold.Apply(entry);
        return fold;
    }

    private static Tally Sum(params Incident[] incidents) => Tally.Sum(incidents.Select(Tally.Of));

    [Fact]
    public void Fold_Revised_LeavesTheLaterDescription()
    {
        var fold = Fold(Entry(1, EntryKind.Recorded, Some.Incident(day: "2012-06-01")), Entry(2, EntryKind.Revised, Some.Incident(day: "2012-06-02"), replaces: 1));

        Assert.Equal(Some.Day("2012-06-02"), Assert.Single(fold.Standing).Start);
        Assert.Empty(fold.Faults);
    }

    [Fact]
    public void Fold_Retracted_LeavesNothing()
    {
        var fold = Fold(Entry(1, EntryKind.Recorded, Some.Incident()), Entry(2, EntryKind.Retracted, Some.Incident(), replaces: 1));

        Assert.Empty(fold.Standing);
        Assert.Equal(2, fold.Sequence);
    }

    [Fact]
    public void Fold_Gap_IsAFault()
    {
        var fold = Fold(Entry(1, EntryKind.Recorded, Some.Incident("own:1")), Entry(3, EntryKind.Recorded, Some.Incident("own:2")));

        Assert.Equal(["entry 3 follows entry 1"], fold.Faults);
    }

    [Fact]
    public void Fold_ReplacingAnotherEntry_IsAFault()
    {
        var fold = Fold(Entry(1, EntryKind.Recorded, Some.Incident()), Entry(2, EntryKind.Revised, Some.Incident(day: "2012-06-02")));

        Assert.Equal(["entry 2 about test:1 replaces 0, but the one before is 1"], fold.Faults);
    }

    [Fact]
    public void Expected_TwoIncidentsOfOneCell_AreOneSum()
    {
        var expected = new ExpectedTallies();
        expected.Add(Some.Incident("own:1"));
        expected.Add(Some.Incident("own:2"));

        Assert.Equal(["province afghanistan/badakhshan", "district afghanistan/badakhshan/argo", "group imu"], expected.Subjects.Select(subject => subject.ToString()));
        Assert.Equal(2, Assert.Single(expected.CellsOf(Badakhshan)).Value.Incidents);
    }

    // Ten million incidents have tens of millions of cells.
    [Fact]
    public void Expected_EqualSums_AreHeldOnce()
    {
        var expected = new ExpectedTallies();
        expected.Add(Some.Incident("own:1", "2012-06-01"));
        expected.Add(Some.Incident("own:2", "2012-06-02"));
        expected.Add(Some.Incident("own:3", "2012-06-02"));
        expected.Add(Some.Incident("own:4", "2012-06-03"));
        expected.Add(Some.Incident("own:5", "2012-06-03"));

        var sums = expected.CellsOf(Badakhshan).Values.ToList();

        Assert.Equal((3, 3), (sums.Count, expected.CountOf(Badakhshan)));
        Assert.Equal(2, sums.Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public void Comparison_Same_FindsNothing()
    {
        var incident = Some.Incident();
        var key = CellKey.Of(incident);

        Assert.Empty(CellComparison.Of(Badakhshan, new Dictionary<CellKey, Tally> { [key] = Sum(incident) }, [new Cell(key, Sum(incident))]));
    }

    [Fact]
    public void Comparison_MissingSurplusAndOther_NamesEach()
    {
        var (missing, other, surplus) = (Some.Incident("own:1", "2012-06-01"), Some.Incident("own:2", "2012-06-02"), Some.Incident("own:3", "2012-06-03"));
        var wrong = Some.Incident("own:2", "2012-06-02", figures: [Some.Killed(Side.Civilians, Quantity.Exact(1))]);

        var found = CellComparison.Of(
            Badakhshan,
            new Dictionary<CellKey, Tally> { [CellKey.Of(missing)] = Sum(missing), [CellKey.Of(other)] = Sum(other) },
            [new Cell(CellKey.Of(other), Sum(wrong)), new Cell(CellKey.Of(surplus), Sum(surplus))]);

        Assert.Equal(
            [
                "province afghanistan/badakhshan, cell 2012-06-01 raid state-based imu afghanistan/badakhshan/argo: the ledger says 1 incidents, killed not reported in 0, 0 figures, 0 items, the tally says 0 incidents, killed not reported in 0, 0 figures, 0 items",
                "province afghanistan/badakhshan, cell 2012-06-02 raid state-based imu afghanistan/badakhshan/argo: the ledger says 1 incidents, killed not reported in 0, 0 figures, 0 items, the tally says 1 incidents, killed 1 in 1, 2 figures, 0 items",
                "province afghanistan/badakhshan, cell 2012-06-03 raid state-based imu afghanistan/badakhshan/argo: the ledger says 0 incidents, killed not reported in 0, 0 figures, 0 items, the tally says 1 incidents, killed not reported in 0, 0 figures, 0 items",
            ],
            found.Select(mismatch => mismatch.ToString()));
    }

    [Fact]
    public void Comparison_CellGivenTwice_IsAMismatch()
    {
        var incident = Some.Incident();
        var cell = new Cell(CellKey.Of(incident), Sum(incident));

        Assert.Single(CellComparison.Of(Badakhshan, new Dictionary<CellKey, Tally> { [cell.Key] = cell.Tally }, [cell, cell]));
    }

    [Fact]
    public void Sums_DistrictsAndNotLocated_AreTheProvince()
    {
        var (argo, nowhere) = (Some.Incident("own:1"), Some.Incident("own:2", place: Some.Place("Afghanistan", "Badakhshan")));
        TallyRow[] rows = [new(null, "afghanistan/badakhshan/argo", Sum(argo)), new(null, TallyRow.NotLocated, Sum(nowhere))];
        var below = new Dictionary<string, Tally> { ["afghanistan/badakhshan/argo"] = Sum(argo) };

        Assert.Empty(PlaceSums.Compare(Badakhshan, Sum(argo, nowhere), below, rows));
        Assert.Single(PlaceSums.Compare(Badakhshan, Sum(argo), below, rows));
    }

    [Fact]
    public void Sums_RowThatDiffersFromItsOwnTally_IsNamed()
    {
        var argo = Some.Incident();
        TallyRow[] rows = [new(null, "afghanistan/badakhshan/argo", Sum(argo))];

        var mismatch = Assert.Single(PlaceSums.Compare(Badakhshan, Sum(argo), new Dictionary<string, Tally>(), rows));

        Assert.Equal("row afghanistan/badakhshan/argo", mismatch.Where);
    }
}
