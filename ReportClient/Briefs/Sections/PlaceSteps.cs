using System.Collections.Immutable;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>Where incidents happened, step by step: a small chart for each of the places with most, and all places as a heat map.</summary>
internal static class PlaceSteps
{
    private const int MostCharts = 9;
    private const int MostRows = 34;
    private const int MostShades = 5;

    // Of fewer places the small charts say it all.
    private const int LeastRows = 4;

    /// <summary>The charts; none where fewer than two places have an incident.</summary>
    public static IEnumerable<Chart> Charts(BriefFacts facts, IEnumerable<KeyedSeries> places, FigureRegister figures)
    {
        var all = places.ToList();
        var rows = all.Where(place => !place.IsRest && place.Series.Incidents > 0).OrderByDescending(place => place.Series.Incidents).ThenBy(place => place.Key, StringComparer.Ordinal).ToList();
        if (rows.Count < 2) yield break;
        var drawn = rows[..Math.Min(MostRows, rows.Count)];
        foreach (var row in drawn)
            figures.Series($"by-place.{row.Key}", row.Series.Steps.Select((step, i) => (step.Name, Value(row, i), row.Series.OfStep(i, Measure.Incidents))));
        yield return Multiples(facts, rows[..Math.Min(MostCharts, rows.Count)], figures);
        if (rows.Count >= LeastRows) yield return Heat(facts, drawn, rows[drawn.Count..], all.FirstOrDefault(place => place.IsRest), figures);
    }

    private static long? Value(KeyedSeries row, int step) => row.Series.Covers(row.Series.Steps[step]) ? row.Series.Tallies[step].Incidents : null;

    private static SmallMultiples Multiples(BriefFacts facts, List<KeyedSeries> rows, FigureRegister figures)
    {
        var (highest, at) = Highest(rows);
        var most = figures.Count("by-place.most", highest.Series.Tallies[at].Incidents, new Highest(highest.Series.Slices, Measure.Incidents));
        var first = Total(rows[0], figures);
        var leader = rows[1].Series.Incidents < rows[0].Series.Incidents ? Prose.Of($"{rows[0].Name} had the most incidents, {first}") : Prose.Of($"No {Prose.Words(facts.Names.OneBelow)} had more than {Phrase.Count(first, "incident")}");
        var unit = facts.Total.Unit;
        return new SmallMultiples
        {
            Id = "by-place.charts",
            Title = $"Incidents by {unit} in the {facts.Names.ManyBelow} with most",
            Finding = Prose.Of($"{leader}; the most in one {Prose.Words(unit)} was {most}, in {highest.Name} in {highest.Series.Steps[at]}."),
            Note = Prose.Of($"All charts have the same scale, from none to {most}. Beside each name stand its incidents in all the {Prose.Words(unit)}s drawn.{Coverage(facts, rows[0])} {Phrase.Source(facts)}"),
            Most = most,
            Charts = [.. rows.Select(row => new SmallChart(row.Name, Total(row, figures), [.. row.Series.Steps.Select((step, i) => new TrendPoint(step, Value(row, i))
            {
                HasIncidents = row.Series.Tallies[i].Incidents > 0,
                IsCovered = row.Series.Covers(step),
            })]))],
        };
    }

    private static HeatMap Heat(BriefFacts facts, List<KeyedSeries> rows, List<KeyedSeries> others, KeyedSeries? rest, FigureRegister figures)
    {
        var all = facts.Slice.In(rows[0].Series.All.Period);
        var count = figures.Count("by-place.places", rows.Count + others.Count, new PlaceCount(all, facts.Names.LevelBelow));
        var known = figures.Count("places.known", facts.Names.KnownBelow, new FromLedger(facts.Names.KnownBelow, $"{facts.Names.ManyBelow} that the ledger names"));
        var (highest, at) = Highest(rows);
        var most = highest.Series.Tallies[at].Incidents;
        return new HeatMap
        {
            Id = "by-place.heat",
            Title = $"Incidents by {facts.Names.OneBelow} and {facts.Total.Unit}",
            Finding = Prose.Of($"{count} of {known} {Prose.Words(facts.Names.ManyBelow)} had an incident in the {Prose.Words(facts.Total.Unit)}s drawn."),
            Note = Prose.Of($"The darker a cell, the more incidents; at the right the sum of the row.{Others(facts, all, rows.Count, others, figures)}{Unlocated(facts, rest, figures)} {Phrase.Source(facts)}"),
            Steps = rows[0].Series.Steps,
            Rows = [.. rows.Select(row => new HeatRow(row.Name, Total(row, figures), [.. row.Series.Steps.Select((_, i) => Value(row, i))]))],
            Shades = Shades(most),
            Most = most,
        };
    }

    /// <summary>The least number of each shade: each reaches so many times as far as the one before, since few places have most of the incidents.</summary>
    internal static ImmutableArray<long> Shades(long most)
    {
        if (most <= MostShades) return [.. Enumerable.Range(1, (int)Math.Max(1, most)).Select(least => (long)least)];
        // A root that is whole must not be raised by what is lost in calculating it.
        const double lost = 1e-9;
        return [.. Enumerable.Range(0, MostShades).Select(shade => (long)Math.Ceiling(Math.Pow(most, (double)shade / MostShades) - lost)).Distinct()];
    }

    private static PrintedFigure Total(KeyedSeries row, FigureRegister figures) => figures.Count($"by-place.{row.Key}.incidents", row.Series.Incidents, row.Series.All.Count(Measure.Incidents));

    private static (KeyedSeries Row, int Step) Highest(List<KeyedSeries> rows)
    {
        var row = rows.MaxBy(one => one.Series.Tallies.Max(tally => tally.Incidents))!;
        var counts = row.Series.Tallies.Select(tally => tally.Incidents).ToList();
        return (row, counts.LastIndexOf(counts.Max()));
    }

    private static Prose Coverage(BriefFacts facts, KeyedSeries row) => row.Series.Steps[0].Start < facts.FirstDay
        ? Prose.Of($" The data begin on {facts.FirstDay.Value}: the ground before it is hatched.")
        : Prose.Empty;

    private static Prose Others(BriefFacts facts, Slice all, int drawn, List<KeyedSeries> others, FigureRegister figures)
    {
        if (others.Count == 0) return Prose.Empty;
        var count = figures.Count("by-place.others", others.Count, new PlaceCount(all, facts.Names.LevelBelow, drawn));
        var incidents = figures.Count("by-place.others.incidents", others.Sum(row => row.Series.Incidents),
            new Total([.. others.Select(row => row.Series.All.Count(Measure.Incidents))], $"incidents of the {facts.Names.ManyBelow} that are not drawn, {all.Label}"));
        return Prose.Of($" {count} more {Prose.Words(others.Count == 1 ? facts.Names.OneBelow : facts.Names.ManyBelow)} with {Phrase.Count(incidents, "incident")} are not drawn.");
    }

    private static Prose Unlocated(BriefFacts facts, KeyedSeries? rest, FigureRegister figures) => rest is null || rest.Series.Incidents == 0 ? Prose.Empty
        : Prose.Of($" {Phrase.Count(figures.Count($"by-place.{rest.Key}.incidents", rest.Series.Incidents, rest.Series.All.Count(Measure.Incidents)), "incident")} not located to a {Prose.Words(facts.Names.OneBelow)} {Prose.Words(rest.Series.Incidents == 1 ? "is" : "are")} not drawn.");
}
