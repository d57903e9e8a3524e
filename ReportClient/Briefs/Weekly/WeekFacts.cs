using System.Collections.Immutable;
using Reporting.Briefs.Maps;
using Reporting.Casualties;
using Reporting.Ledger;
using Reporting.Queries;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Weekly;

/// <summary>Everything that a weekly brief says, as the data answered it.</summary>
internal sealed record WeekFacts
{
    /// <summary>The weeks that a trend shows, the week of the brief among them.</summary>
    public const int Trend = 52;

    /// <summary>The weeks before the week of the brief that it is held against.</summary>
    public const int Before = 4;

    public required WeeklyBriefRequest Request { get; init; }

    public required PlaceNames Names { get; init; }

    public required DataAsOf AsOf { get; init; }

    /// <summary>The weeks, the oldest first; the last is the week of the brief.</summary>
    public required WeekSeries Total { get; init; }

    /// <summary>By the places one level below; null for a district.</summary>
    public ImmutableArray<KeyedSeries> Places { get; init; } = [];

    /// <summary>Where the places one level below lie, of those whose incidents have coordinates, sorted by key.</summary>
    public ImmutableArray<PlacePoint> Points { get; init; } = [];

    /// <summary>The first day of the incidents that say where places lie; null where they are all that there are.</summary>
    public DateOnly? PointsSince { get; init; }

    public required ImmutableArray<KeyedSeries> Groups { get; init; }

    public required IReadOnlyList<TallyRow> Types { get; init; }

    public required IReadOnlyList<TallyRow> Violence { get; init; }

    /// <summary>The incidents of the week, the deadliest first.</summary>
    public required ImmutableArray<FoundIncident> Incidents
    {
        get;
        init => (field, DataSets) = (value, [.. value.Select(found => found.Incident.Id.DataSet).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The data sets of the incidents of the week, sorted: most charts and tables name them.</summary>
    public ImmutableArray<string> DataSets { get; private init; } = [];

    /// <summary>How many incidents of each week of the trend are dated to a span longer than a week; empty where more happened than can be looked through.</summary>
    public required ImmutableArray<long> Spans { get; init; }

    /// <summary>From 1 January of the week's last day to that day.</summary>
    public required Tally YearToDate { get; init; }

    /// <summary>The same span of the year before.</summary>
    public required Tally YearBefore { get; init; }

    /// <summary>What lies after the week.</summary>
    public required Tally Later { get; init; }

    /// <summary>The first day of the earliest incident in the whole store; null where it is empty.</summary>
    public required DateOnly? FirstDay { get; init; }

    public Week Week => Request.Week;

    public CountingRule Rule => Request.Rule;

    /// <summary>Which incidents the week holds.</summary>
    public Slice Slice => Total.Slices[^1];

    /// <summary>Which incidents the weeks of the trend hold together.</summary>
    public Slice AllWeeks => Slice.In(new Period(Total.Weeks[0].Start, Week.End));

    /// <summary>Where the number of weeks drawn comes from.</summary>
    public static FromCalendar WeeksDrawn { get; } = new(Trend, "weeks drawn");

    /// <summary>Where the number of weeks that the data cover comes from.</summary>
    public FromCalendar WeeksCovered => new(Total.Covered, "weeks drawn that the data cover");

    /// <summary>Which incidents each week holds that the data cover.</summary>
    public ImmutableArray<Slice> CoveredSlices => [.. Total.Slices.TakeLast(Total.Covered)];

    /// <summary>The word for the numbers that the rule sums: <c>best</c>.</summary>
    public string RuleWord => Rule.Choice.Code();

    /// <summary>Where the number of the ledger's entries comes from.</summary>
    public FromLedger Entries => new(AsOf.Entries, "entries of the ledger, revisions and withdrawals among them");

    /// <summary>Where the number of incidents in the week comes from.</summary>
    public FigureOrigin IncidentsOrigin => IsCovered ? Slice.Count(Measure.Incidents) : WeekSeries.Uncovered(Week);

    public Tally Now => Total.Now;

    /// <summary>How many incidents of the week count in a row of <see cref="Places"/>.</summary>
    public long IncidentsIn(string key) => Places.FirstOrDefault(row => row.Key == key)?.Series.Now.Incidents ?? 0;

    /// <summary>Whether the data cover the week, if only in part.</summary>
    public bool IsCovered => Total.Covers(Week);

    /// <summary>Whether most incidents of a week of the trend are dated to longer spans.</summary>
    public bool IsMostlySpans(int week) => !Spans.IsEmpty && 2 * Spans[week] > Total.Tallies[week].Incidents;

    /// <summary>Whether nothing counts in the week: no incident, and no share of one that began earlier.</summary>
    public bool IsEmpty => Now.IsEmpty;
}

/// <summary>Where a part of a figure comes from.</summary>
internal delegate FigureOrigin PartOrigin(FigurePart part);

/// <summary>One subject's tallies week by week.</summary>
/// <param name="Weeks">The weeks, the oldest first.</param>
/// <param name="Tallies">One tally a week; empty where nothing is recorded.</param>
/// <param name="Slice">Which incidents are counted, whatever the day.</param>
/// <param name="DataBegin">The first day of the earliest incident in the whole store: weeks before it are not weeks without incidents. Null where it is empty.</param>
internal sealed record WeekSeries(ImmutableArray<Week> Weeks, ImmutableArray<Tally> Tallies, Slice Slice, DateOnly? DataBegin)
{
    /// <summary>The number of weeks, up to the week of the brief, that the data cover.</summary>
    public int Covered => Weeks.Count(Covers);

    /// <summary>Whether the data cover a week, if only in part.</summary>
    public bool Covers(Week week) => !(week.End < DataBegin);

    /// <summary>Which incidents each week holds.</summary>
    public ImmutableArray<Slice> Slices { get; } = [.. Weeks.Select(week => Slice.In(week.Period))];

    /// <summary>Which incidents the four weeks before hold.</summary>
    public ImmutableArray<Slice> SlicesBefore => [.. Slices.SkipLast(1).TakeLast(WeekFacts.Before)];

    /// <summary>Where the parts of a figure of the week come from.</summary>
    public PartOrigin Of(Harm harm, Side side = Side.Total) => part => Slices[^1].Count(Measure.Of(harm, side, part));

    /// <summary>Where a number of the week before comes from.</summary>
    public FigureOrigin OfWeekBefore(Measure measure) => CoversWeekBefore ? Slices[^2].Count(measure) : Uncovered(Weeks[^2]);

    /// <summary>Where the mean of the four weeks before comes from.</summary>
    public FigureOrigin OfMean(Measure measure) => CoversFourBefore ? new Mean(SlicesBefore, measure) : Uncovered(Weeks[^(1 + WeekFacts.Before)]);

    /// <summary>A week that the data do not cover.</summary>
    public static FromCalendar Uncovered(Week week) => new(null, $"{week}, before the data begin");

    /// <summary>The week of the brief.</summary>
    public Tally Now => Tallies[^1];

    /// <summary>The week before.</summary>
    public Tally WeekBefore => Tallies[^2];

    /// <summary>The four weeks before.</summary>
    public ImmutableArray<Tally> FourBefore => Tallies.AsSpan(Tallies.Length - 1 - WeekFacts.Before, WeekFacts.Before).ToImmutableArray();

    /// <summary>The mean number of incidents in the four weeks before; null where the data begin later.</summary>
    public decimal? MeanIncidents => CoversFourBefore ? FourBefore.Sum(tally => tally.Incidents) / (decimal)WeekFacts.Before : null;

    /// <summary>Whether the data cover the week before, if only in part.</summary>
    public bool CoversWeekBefore => Covers(Weeks[^2]);

    /// <summary>Whether the data cover the four weeks before.</summary>
    public bool CoversFourBefore => Covered > WeekFacts.Before;

    /// <summary>Whether anything is recorded in the week or the four before.</summary>
    public bool IsRecent => !Now.IsEmpty || FourBefore.Any(tally => !tally.IsEmpty);

    /// <summary>The mean of a figure in the four weeks before; null when a week had incidents and none of them gave a number, or when the data begin later.</summary>
    /// <remarks>A week without an incident adds nothing: nothing happened in the record. A week that does not report is not zero (I5).</remarks>
    public decimal? Mean(Harm harm, Side side)
    {
        if (!CoversFourBefore) return null;
        var sum = 0m;
        foreach (var tally in FourBefore)
        {
            if (tally.IsEmpty) continue;
            if (tally.Of(harm, side).Best is not { } best) return null;
            sum += best;
        }
        return sum / WeekFacts.Before;
    }
}

/// <summary>A place or group with its weeks.</summary>
/// <param name="Key">Its key, or the key of the rest.</param>
/// <param name="Name">The name to print.</param>
/// <param name="Series">Its weeks.</param>
internal sealed record KeyedSeries(string Key, string Name, WeekSeries Series)
{
    /// <summary>Whether this is what could not be told apart further.</summary>
    public bool IsRest => Key is TallyRow.NotLocated or TallyRow.NoGroup;
}
