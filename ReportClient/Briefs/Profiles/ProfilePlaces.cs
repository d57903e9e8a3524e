using Reporting.Briefs.Sections;
using Reporting.Casualties;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Profiles;

/// <summary>The provinces where a group acted, with share and trend, and a total that adds up: an incident counts once.</summary>
internal static class ProfilePlaces
{
    public static Section? Compose(ProfileFacts facts, FigureRegister figures)
    {
        var rows = facts.Places.Where(place => !place.Series.Sum.IsEmpty).ToList();
        if (!facts.IsCovered || rows.Count == 0) return null;
        var most = Math.Max(1, rows.Max(row => row.Series.Incidents));
        var table = new Table
        {
            Id = "places.table",
            Columns =
            [
                new("Province", ColumnKind.Text, 2.3), new("Over the period", ColumnKind.Trend, 1.4), new("Incidents", ColumnKind.Bar, 1.5), new("Share", ColumnKind.Number, 0.95),
                new("Span before", ColumnKind.Number, 0.9), new("Killed", ColumnKind.Number, 0.95), new("Low–high", ColumnKind.Number, 1.55), new("Civilians killed", ColumnKind.Number, 1.0),
            ],
            Rows =
            [
                .. rows.Select(row => Row($"places.{row.Key}", row.Name, row.Series, facts.PlacesBefore.GetValueOrDefault(row.Key), facts.Before.Slice.Of(Dimension.Province, row.Key), most, row.IsRest ? RowKind.Rest : RowKind.Plain, facts, figures)),
                Row("total", "Total", facts.Total, facts.Before.Tally.Incidents, facts.Before.Slice, null, RowKind.Total, facts, figures),
            ],
            Note = Prose.Of($"Share: of all incidents of the group in the period. Killed are all who died in those incidents, on any side: {Prose.Words(facts.RuleWord)} figure. {Prose.Words(SeriesTable.Symbols)} {Prose.Words(Phrase.RangeLeftOut)}{Elsewhere(facts, rows)} {Phrase.Source(facts)}"),
        };
        return new Section("places", "Where it acted", [table, .. facts.Total.Steps.Length > 1 ? PlaceSteps.Charts(facts, facts.Places, figures) : []]);
    }

    /// <summary>Where the number of incidents of a province comes from.</summary>
    public static FigureOrigin Origin(ProfileFacts facts, string key) => facts.Slice.Of(Dimension.Province, key).Count(Measure.Incidents);

    // The total of the span before holds them too.
    private static Prose Elsewhere(ProfileFacts facts, List<KeyedSeries> rows) => facts.Before.IsCovered && facts.PlacesBefore.Keys.Except(rows.Select(row => row.Key), StringComparer.Ordinal).Any()
        ? Prose.Words(" Provinces where it acted only in the span before are in that column’s total and not listed.")
        : Prose.Empty;

    private static TableRow Row(string id, string name, StepSeries series, long before, Slice sliceBefore, long? most, RowKind kind, ProfileFacts facts, FigureRegister figures)
    {
        var now = series.Sum;
        var slice = series.Slice.In(facts.Period);
        var (killed, civilians) = (now.Of(Harm.Killed), now.Of(Harm.Killed, Side.Civilians));
        var origin = slice.Count(Measure.Incidents);
        return new TableRow(
        [
            new TableCell(Prose.Name(name)),
            new TableCell(Prose.Empty, Trend: [.. series.Tallies.Select(tally => tally.Incidents)]),
            new TableCell(figures.Count(id + ".incidents", now.Incidents, origin), most is { } all ? (double)now.Incidents / all : null),
            new TableCell(facts.Now.Incidents == 0 ? Prose.Words("–") : figures.Share(id + ".share", now.Incidents, facts.Now.Incidents, origin, facts.IncidentsOrigin)),
            new TableCell(figures.Cell(id + ".spanBefore", facts.Before.IsCovered ? before : null, facts.Before.IsCovered ? sliceBefore.Count(Measure.Incidents) : sliceBefore.Uncovered())),
            new TableCell(SeriesTable.Quantity(figures, id + ".killed", killed, slice.Parts(Harm.Killed))),
            new TableCell(Phrase.Range(figures, id + ".killed", killed, slice.Parts(Harm.Killed))),
            new TableCell(SeriesTable.Quantity(figures, id + ".civilians.killed", civilians, slice.Parts(Harm.Killed, Side.Civilians))),
        ], kind);
    }
}
