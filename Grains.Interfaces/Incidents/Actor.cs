using Reporting.Groups;

namespace Reporting.Incidents;

/// <summary>What kind of party took part.</summary>
[GenerateSerializer, Alias("reporting.ActorKind")]
public enum ActorKind : byte
{
    /// <summary>An organised non-government armed group: the only kind that has a tally of its own.</summary>
    Group = 0,
    /// <summary>A government and its forces.</summary>
    Government = 1,
    /// <summary>Civilians.</summary>
    Civilians = 2,
    /// <summary>A party the source has not identified (UCDP's placeholders such as <c>XXX770</c>): never a group.</summary>
    Unidentified = 3,
}

/// <summary>A party that took part in an incident, as a source named it.</summary>
[GenerateSerializer, Immutable, Alias("reporting.Actor")]
public sealed record Actor
{
    /// <summary>The name as the source writes it.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>What kind of party this is.</summary>
    [Id(1)] public ActorKind Kind { get; init; }

    /// <summary>The data set's own id of the actor (UCDP <c>side_a_new_id</c>), where it has one.</summary>
    [Id(2)] public string? ActorId { get; init; }

    /// <summary>Who says that this party took part, where accounts differ (<c>ISAF</c>, <c>Xinhua</c>).</summary>
    [Id(3)] public string? NamedBy { get; init; }

    /// <summary>The group whose tally this incident counts in; <c>default</c> for other kinds of party.</summary>
    public GroupKey Group => Kind == ActorKind.Group ? GroupKey.FromName(Name) : default;
}
