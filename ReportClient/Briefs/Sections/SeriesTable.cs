using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>The rows that tables of places and of groups share.</summary>
internal static class SeriesTable
{
    /// <summary>What the symbols of tables mean.</summary>
    public const string Symbols = "Symbols: “..” not reported or not known, “–” no incident, “+” and more that sources give only as a word.";

    public static ImmutableArray<TableColumn> Columns(string name, string tag) =>
    [
        new TableColumn(name, ColumnKind.Text, 2.5).Tagged(tag),
        new("Weeks to now", ColumnKind.Trend, 1.4),
        new TableColumn("Incidents", ColumnKind.Bar, 1.5).Tagged("#event+num"),
        new("Week before", ColumnKind.Number, 0.85),
        new("Four-week mean", ColumnKind.Number, 1.05),
        new("Killed", ColumnKind.Number, 0.95) { Data = Quantity("Killed", "#affected+killed") },
        new("Low–high", ColumnKind.Number, 1.55) { Data = [new("Killed, low", "#affected+killed+min", DataPart.Low), new("Killed, high", "#affected+killed+max", DataPart.High)] },
        new("Civilians killed", ColumnKind.Number, 1.0) { Data = Quantity("Civilians killed", "#affected+killed+civilians") },
    ];

    public static TableRow Row(string id, string name, StepSeries series, long? most, RowKind kind, FigureRegister figures)
    {
        var killed = series.Now.Of(Harm.Killed);
        var civilians = series.Now.Of(Harm.Killed, Side.Civilians);
        return new TableRow(
        [
            new TableCell(Prose.Name(name)),
            new TableCell(Prose.Empty, Trend: [.. series.Tallies.Select(tally => tally.Incidents)]),
            new TableCell(figures.Count(id + ".incidents", series.Now.Incidents, series.Slices[^1].Count(Measure.Incidents)), most is { } all ? (double)series.Now.Incidents / all : null),
            new TableCell(figures.Cell(id + ".weekBefore", series.CoversStepBefore ? series.StepBefore.Incidents : null, series.OfStepBefore(Measure.Incidents))),
            new TableCell(figures.Mean(id + ".mean4", series.MeanIncidents(), series.OfMean(Measure.Incidents), "..")),
            new TableCell(series.Now.IsEmpty ? Prose.Words("–") : Quantity(figures, id + ".killed", killed, series.Of(Harm.Killed))),
            new TableCell(Phrase.Range(figures, id + ".killed", killed, series.Of(Harm.Killed))),
            new TableCell(series.Now.IsEmpty ? Prose.Words("–") : Quantity(figures, id + ".civilians.killed", civilians, series.Of(Harm.Killed, Side.Civilians))),
        ], kind);
    }

    /// <summary>What the columns and symbols mean.</summary>
    public static Prose Reading(BriefFacts facts, FigureRegister figures) => Prose.Of(
        $"The small bars are the incidents of the {facts.Total.CountDrawn(figures)} weeks to {facts.Total.Steps[^1]}. Killed: {Prose.Words(facts.RuleWord)} figure. {Prose.Words(Symbols)} {Prose.Words(Phrase.RangeLeftOut)}");

    // A number to which sources add only words is not the whole of what is printed.
    private static ImmutableArray<DataColumn> Quantity(string title, string tag) => [new(title, tag), new(title + ", as printed", "", DataPart.Printed)];

    /// <summary>A figure of a cell, with a mark where sources give more as a word.</summary>
    public static Prose Quantity(FigureRegister figures, string id, FigureTally tally, PartOrigin origin)
    {
        var best = figures.Cell(id + ".best", tally.Best, origin(FigurePart.Best));
        return tally.UnquantifiedIn > 0 ? Prose.Of($"{best} +") : best;
    }
}
