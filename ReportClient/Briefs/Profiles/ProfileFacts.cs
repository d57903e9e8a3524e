using System.Collections.Immutable;
using Reporting.Briefs.Sections;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Profiles;

/// <summary>Everything that a group profile says, as the data answered it.</summary>
internal sealed record ProfileFacts : BriefFacts
{
    public required ProfileRequest Request { get; init; }

    /// <summary>The name of the group to print.</summary>
    public required string GroupName { get; init; }

    /// <summary>By province, whatever the country, with the rest that is not located so deep.</summary>
    public required ImmutableArray<KeyedSeries> Places { get; init; }

    /// <summary>Incidents by province in the span before.</summary>
    public required IReadOnlyDictionary<string, long> PlacesBefore { get; init; }

    /// <summary>How many incidents are not located to a district.</summary>
    public required long WithoutDistrict { get; init; }

    /// <summary>The span of the same length that ends on the day before.</summary>
    public required OtherDays Before { get; init; }

    /// <summary>The same days of the year before; null where they are the span before.</summary>
    public required OtherDays? YearBefore { get; init; }

    /// <summary>Everything that is recorded of the group, on any day.</summary>
    public required Tally Ever { get; init; }

    /// <summary>Whether <see cref="BriefFacts.Incidents"/> are all incidents of the period; else they are only the deadliest.</summary>
    public required bool AreAllFound { get; init; }

    /// <summary>The days.</summary>
    public Period Period => Request.Period;

    /// <inheritdoc/>
    public override BriefRequest Asked => Request;

    /// <inheritdoc/>
    public override BriefFacts As(Edition edition) => this with { Request = Request with { Edition = edition } };

    /// <inheritdoc/>
    public override Slice Slice => Total.Slice.In(Period);

    /// <inheritdoc/>
    public override Tally Now => Total.Sum;

    /// <inheritdoc/>
    public override string DaysWord => "period";

    /// <inheritdoc/>
    public override int MostListed => Request.DeadliestIncidents;

    /// <inheritdoc/>
    public override IEnumerable<PlaceTally> ByPlace => Places.Select(place => new PlaceTally(place.Key, place.Name, place.Series.Sum, place.IsRest));

    /// <summary>The period as what other days are held against.</summary>
    public OtherDays Own => new(Slice, Now, FirstDay);
}
