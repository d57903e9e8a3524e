using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Output;
using Reporting.Queries;
using Reporting.Seizures;

namespace Reporting.Tests.Output;

/// <summary>The history of a made-up incident, in every form.</summary>
public sealed class HistoryTests
{
    private static readonly DateTimeOffset First = new(2012, 6, 4, 10, 0, 0, TimeSpan.Zero);

    private static IncidentHistory Story()
    {
        var recorded = Some.Incident("own:1", groups: ["IMU"], revision: 1, summary: "A raid met fire from two groups; aircraft were called, and the district governor spoke of several dead.",
            figures: [Some.Killed(Side.Militants, Quantity.Vague("multiple"), "ISAF"), Some.Killed(Side.Militants, Quantity.Exact(8), "Xinhua")],
            seizures: [Some.Seized(WeaponCategory.AssaultRifles, "AK-47", Quantity.Exact(5))]);
        var revised = recorded with
        {
            Revision = 2,
            Type = IncidentType.ArmedClash,
            Start = Some.Day("2012-06-02"),
            Place = Some.Place("Afghanistan", "Kunduz", "Archi"),
            Actors = [new Actor { Name = "Taliban" }],
            Figures = [Some.Killed(Side.Militants, Quantity.AtLeast(6), "ISAF"), recorded.Figures[1], Some.Killed(Side.Civilians, Quantity.Exact(0))],
            Seizures = [Some.Seized(WeaponCategory.AssaultRifles, "AK-47", Quantity.Exact(7))],
            Summary = "=A raid\nmet fire.",
            Sources = [new Source { Outlet = "Some Outlet", Title = "Another title" }, new Source { Outlet = "Other Outlet", Published = Some.Day("2012-06-04") }],
        };
        return IncidentHistory.Of(
        [
            Entry(1, EntryKind.Recorded, recorded, "desk-1", "import of first.jsonl"),
            Entry(2, EntryKind.Revised, revised, "desk-2", "figures and district corrected after a call with the provincial office"),
            Entry(3, EntryKind.Retracted, revised, "night-shift", "missing from third.jsonl", upTo: 5),
            Entry(4, EntryKind.Revised, revised with { Revision = 6 }, "desk-1", null),
        ]);
    }

    private static LedgerEntry Entry(long sequence, EntryKind kind, Incident incident, string by, string? why, long upTo = 0) => new()
    {
        Sequence = sequence, Kind = kind, RecordedAt = First.AddDays(sequence), RecordedBy = by, Replaces = sequence - 1, Incident = incident, Reason = why, RetractedRevision = upTo,
    };

    [Theory]
    [InlineData(80)]
    [InlineData(140)]
    public void Table_OfWidth_IsAsApproved(int width)
    {
        var text = HistoryText.Print(Story(), new Screen(TextWriter.Null, width, isTerminal: false));

        Golden.Compare($"history.{width}.txt", text);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public void Csv_IsAsApproved() => Golden.Compare("history.csv", HistoryData.Csv(Story()));

    [Fact]
    public void Json_IsAsApproved() => Golden.Compare("history.json", HistoryData.Json(Story()));

    [Fact]
    public void Between_SameInAnotherOrder_IsNoChange()
    {
        Figure[] figures = [Some.Killed(Side.Militants, Quantity.Exact(1), "ISAF"), Some.Killed(Side.Militants, Quantity.Exact(2), "ISAF")];

        Assert.Empty(IncidentChanges.Between(Some.Incident(figures: figures), Some.Incident(figures: [figures[1], figures[0]])));
    }

    [Fact]
    public void Between_FigureTakenAway_HasNoNewValue()
    {
        var change = Assert.Single(IncidentChanges.Between(Some.Incident(figures: [Some.Killed(Side.Civilians, Quantity.Exact(0))]), Some.Incident()));

        Assert.Equal(new FieldChange("killed civilians", "0", null), change);
    }

    [Fact]
    public void Of_WithdrawnLast_DoesNotStand() =>
        Assert.False(new IncidentHistory(IncidentId.Parse("own:1"), Story().Versions[..3]).Stands);
}
