using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Tallies;

namespace Reporting.Briefs.Weekly;

/// <summary>The places one level below, with the rest that is not located and a total that adds up; none for a district.</summary>
internal static class PlaceSection
{
    public static Section? Compose(WeekFacts facts, FigureRegister figures)
    {
        if (facts.Names.Below == Dimension.None) return null;
        var title = char.ToUpperInvariant(facts.Names.ManyBelow[0]) + facts.Names.ManyBelow[1..];
        var rows = facts.Places.Where(place => place.Series.IsRecent).ToList();
        if (rows.Count == 0)
            return new Section("places", title, [new Paragraph(Prose.Of($"No incident is recorded in any of the {Prose.Words(facts.Names.ManyBelow)} in the week or in the four weeks before."))]);
        var most = Math.Max(1, rows.Max(row => row.Series.Now.Incidents));
        return new Section("places", title,
        [
            new Table
            {
                Id = "places.table",
                Columns = SeriesTable.Columns(char.ToUpperInvariant(facts.Names.OneBelow[0]) + facts.Names.OneBelow[1..]),
                Rows =
                [
                    .. rows.Select(row => SeriesTable.Row($"places.{row.Key}", row.Name, row.Series, most, row.IsRest ? RowKind.Rest : RowKind.Plain, figures)),
                    SeriesTable.Row("total", "Total", facts.Total, null, RowKind.Total, figures),
                ],
                Note = Prose.Of($"{Order(facts, rows.Count)}{SeriesTable.Reading(facts, figures)} {Phrase.Source(facts)}"),
            },
        ]);
    }

    private static Prose Order(WeekFacts facts, int shown) => shown < facts.Places.Length
        ? Prose.Of($"Shown are {Prose.Words(facts.Names.ManyBelow)} with an incident in the week or the four weeks before. ")
        : Prose.Empty;
}

/// <summary>The rows that tables of places and of groups share.</summary>
internal static class SeriesTable
{
    public static ImmutableArray<TableColumn> Columns(string name) =>
    [
        new(name, ColumnKind.Text, 2.5),
        new("Weeks to now", ColumnKind.Trend, 1.4),
        new("Incidents", ColumnKind.Bar, 1.5),
        new("Week before", ColumnKind.Number, 0.85),
        new("Four-week mean", ColumnKind.Number, 1.05),
        new("Killed", ColumnKind.Number, 0.95),
        new("Low–high", ColumnKind.Number, 1.55),
        new("Civilians killed", ColumnKind.Number, 1.0),
    ];

    public static TableRow Row(string id, string name, WeekSeries series, long? most, RowKind kind, FigureRegister figures)
    {
        var killed = series.Now.Of(Harm.Killed);
        var civilians = series.Now.Of(Harm.Killed, Side.Civilians);
        return new TableRow(
        [
            new TableCell(Prose.Name(name)),
            new TableCell(Prose.Empty, Trend: [.. series.Tallies.Select(tally => tally.Incidents)]),
            new TableCell(figures.Count(id + ".incidents", series.Now.Incidents), most is { } all ? (double)series.Now.Incidents / all : null),
            new TableCell(figures.Count(id + ".weekBefore", series.WeekBefore.Incidents)),
            new TableCell(figures.Mean(id + ".mean4", series.MeanIncidents)),
            new TableCell(series.Now.Incidents == 0 ? Prose.Words("–") : Quantity(figures, id + ".killed", killed)),
            new TableCell(Phrase.Range(figures, id + ".killed", killed)),
            new TableCell(series.Now.Incidents == 0 ? Prose.Words("–") : Quantity(figures, id + ".civilians.killed", civilians)),
        ], kind);
    }

    /// <summary>What the columns and symbols mean.</summary>
    public static Prose Reading(WeekFacts facts, FigureRegister figures) => Prose.Of(
        $"The small bars are the incidents of the {figures.Count("trend.weeks", WeekFacts.Trend)} weeks to {facts.Week}. Killed: best figure. Symbols: “..” not reported, “–” no incident, “+” and more that sources give only as a word.");

    private static Prose Quantity(FigureRegister figures, string id, FigureTally tally)
    {
        var best = figures.Cell(id + ".best", tally.Best);
        return tally.UnquantifiedIn > 0 ? Prose.Of($"{best} +") : best;
    }
}
