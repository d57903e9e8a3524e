using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Ledger;
using Reporting.Queries;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>What the data answered about the days of a brief, whatever its kind: what the sections that all kinds share say is in it.</summary>
internal abstract record BriefFacts
{
    public required PlaceNames Names { get; init; }

    public required DataAsOf AsOf { get; init; }

    public required IReadOnlyList<TallyRow> Types { get; init; }

    public required IReadOnlyList<TallyRow> Violence { get; init; }

    /// <summary>The steps that a trend shows, the oldest first: those up to the week of a weekly brief, or those of its own days.</summary>
    public required StepSeries Total { get; init; }

    /// <summary>How many incidents of each step of the trend are dated to a span longer than a week; empty where more happened than can be looked through.</summary>
    public required ImmutableArray<long> Spans { get; init; }

    /// <summary>The incidents of the days, the deadliest first.</summary>
    public required ImmutableArray<FoundIncident> Incidents
    {
        get;
        init => (field, DataSets) = (value, [.. value.Select(found => found.Incident.Id.DataSet).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The data sets of the incidents, sorted: most charts and tables name them.</summary>
    public ImmutableArray<string> DataSets { get; private init; } = [];

    /// <summary>The first day of the earliest incident in the whole store; null where it is empty.</summary>
    public required DateOnly? FirstDay { get; init; }

    /// <summary>What was asked for.</summary>
    public abstract BriefRequest Asked { get; }

    /// <summary>The same facts of a brief that was fixed.</summary>
    public abstract BriefFacts As(Edition edition);

    /// <summary>By which rule figures are counted.</summary>
    public CountingRule Rule => Asked.Rule;

    /// <summary>Which incidents the days hold.</summary>
    public abstract Slice Slice { get; }

    /// <summary>What the days count together.</summary>
    public abstract Tally Now { get; }

    /// <summary>What the days are called: <c>week</c>. It also ends the id of their number of incidents: <c>key.incidents.week</c>.</summary>
    public abstract string DaysWord { get; }

    /// <summary>The days by the places one level below.</summary>
    public abstract IEnumerable<PlaceTally> ByPlace { get; }

    /// <summary>At most how many incidents are listed in words.</summary>
    public abstract int MostListed { get; }

    /// <summary>Whether most incidents of a step of the trend are dated to longer spans.</summary>
    public bool IsMostlySpans(int step) => !Spans.IsEmpty && 2 * Spans[step] > Total.Tallies[step].Incidents;

    /// <summary>The word for the numbers that the rule sums: <c>best</c>.</summary>
    public string RuleWord => Rule.Choice.Code();

    /// <summary>Where the number of the ledger's entries comes from.</summary>
    public FromLedger Entries => new(AsOf.Entries, "entries of the ledger, revisions and withdrawals among them");

    /// <summary>Whether the data cover the days, if only in part.</summary>
    public bool IsCovered => !(Slice.Period.Until < FirstDay);

    /// <summary>Whether nothing counts on the days: no incident, and no share of one that began earlier.</summary>
    public bool IsEmpty => Now.IsEmpty;

    /// <summary>Where the number of incidents comes from.</summary>
    public FigureOrigin IncidentsOrigin => IsCovered ? Slice.Count(Measure.Incidents) : Slice.Uncovered();

    /// <summary>Where the parts of a figure come from.</summary>
    public PartOrigin Of(Harm harm, Side side = Side.Total) => Slice.Parts(harm, side);

    /// <summary>The number of incidents.</summary>
    public PrintedFigure Count(FigureRegister figures) => figures.Count(IncidentsId, Now.Incidents, IncidentsOrigin);

    /// <summary>The id of the number of incidents.</summary>
    public string IncidentsId => $"key.incidents.{DaysWord}";
}

/// <summary>A place with what it counts on the days of a brief.</summary>
/// <param name="Key">Its key, or the key of the rest.</param>
/// <param name="Name">The name to print.</param>
/// <param name="Tally">What it counts.</param>
/// <param name="IsRest">Whether this is what could not be located so deep.</param>
internal sealed record PlaceTally(string Key, string Name, Tally Tally, bool IsRest);
