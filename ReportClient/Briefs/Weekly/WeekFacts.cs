using System.Collections.Immutable;
using Reporting.Briefs.Maps;
using Reporting.Briefs.Sections;
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

    /// <summary>Where the places one level below lie, of those whose incidents have coordinates, sorted by key.</summary>
    public ImmutableArray<PlacePoint> Points { get; init; } = [];

    /// <summary>The first day of the incidents that say where places lie; null where they are all that there are.</summary>
    public DateOnly? PointsSince { get; init; }

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
    public override BriefRequest Asked => Request;

    /// <inheritdoc/>
    public override BriefFacts As(Edition edition) => this with { Request = Request with { Edition = edition } };

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

    /// <summary>How many incidents of the week count in a row of <see cref="Places"/>.</summary>
    public long IncidentsIn(string key) => Places.FirstOrDefault(row => row.Key == key)?.Series.Now.Incidents ?? 0;
}
