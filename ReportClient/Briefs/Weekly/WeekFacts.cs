using System.Collections.Immutable;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Weekly;

/// <summary>Everything that a weekly brief says, as the data answered it.</summary>
internal sealed record WeekFacts : BriefFacts
{
    /// <summary>The weeks that a trend shows, the week of the brief among them; also the weeks before it that it is held against.</summary>
    public const int Trend = 52;

    public required WeeklyBriefRequest Request { get; init; }

    /// <summary>The week of the brief and a year of weeks before it.</summary>
    public required StepSeries Year { get; init; }

    /// <summary>By the places one level below; none for a district.</summary>
    public ImmutableArray<KeyedSeries> Places { get; init; } = [];

    public required ImmutableArray<KeyedSeries> Groups { get; init; }

    /// <summary>From 1 January of the week's last day to that day.</summary>
    public required OtherDays YearToDate { get; init; }

    /// <summary>The same span of the year before.</summary>
    public required OtherDays YearBefore { get; init; }

    /// <summary>Where the most frequent incident type of the week stands in the year; null where no type is coded.</summary>
    public TypeRank? Rank { get; init; }

    /// <summary>What lies after the week.</summary>
    public required Tally Later { get; init; }

    public Week Week => Request.Week;

    /// <inheritdoc/>
    public override CountingRule Rule => Request.Rule;

    /// <inheritdoc/>
    public override Slice Slice => Total.Slices[^1];

    /// <inheritdoc/>
    public override Tally Now => Total.Now;

    /// <inheritdoc/>
    public override string DaysWord => "week";

    /// <inheritdoc/>
    public override int MostListed => Request.NotableIncidents;

    /// <inheritdoc/>
    public override IEnumerable<PlaceTally> ByPlace => Places.Select(place => new PlaceTally(place.Key, place.Name, place.Series.Now, place.IsRest));
}
