using Reporting.Groups;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Briefs;

/// <summary>What a brief was asked to be: the same subject and the same rule make a series of editions, one after another.</summary>
/// <param name="Kind">The kind of brief: <see cref="Weekly"/> or <see cref="OfGroup"/>.</param>
/// <param name="Place">The place; <c>default</c> for everything in the store, or where it is about a group.</param>
/// <param name="Week">The week, with the day on which it begins; of a brief about other days the week of the last of them, which says on which day weeks begin.</param>
/// <param name="Rule">By which rule figures are counted.</param>
/// <param name="NotableIncidents">At most how many notable or deadliest incidents are listed.</param>
[GenerateSerializer, Immutable, Alias("reporting.EditionRequest")]
public sealed record EditionRequest(
    [property: Id(0)] string Kind, [property: Id(1)] PlaceKey Place, [property: Id(2)] Week Week, [property: Id(3)] CountingRule Rule, [property: Id(4)] int NotableIncidents)
{
    /// <summary>The kind that is about a place in a week.</summary>
    public const string Weekly = "weekly";

    /// <summary>The kind that is about a group over any days.</summary>
    public const string OfGroup = "group";

    /// <summary>The group; <c>default</c>, the default, where it is about a place.</summary>
    [Id(5)] public GroupKey Group { get; init; }

    /// <summary>The days of a brief that is not about a week, both ends inclusive and known; <c>default</c>, the default, where it is.</summary>
    [Id(6)] public Period Period { get; init; }

    /// <summary>The hash of its look (<see cref="BriefLook.Hash"/>); null, the default, for the product's own.</summary>
    [Id(7)] public string? Look { get; init; }

    /// <summary>Whether it is about a week.</summary>
    public bool IsOfAWeek => Period == Period.All;

    /// <summary>Its days, both ends inclusive.</summary>
    public Period Days => IsOfAWeek ? Week.Period : Period;

    /// <summary>Its days as people name them: <c>2012-W22</c>, <c>2012-05-01 to 2012-06-03</c>.</summary>
    public string DaysName => IsOfAWeek ? Week.ToString() : Period.ToString();

    /// <summary>Whether both are issues of one series: the same kind of brief of the same place or group, by the same rule, with weeks that begin on the same day; whatever their days and their look.</summary>
    public bool IsOfTheSeriesOf(EditionRequest other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Kind == other.Kind && Place == other.Place && Group == other.Group && Rule == other.Rule && Week.FirstDay == other.Week.FirstDay;
    }
}
