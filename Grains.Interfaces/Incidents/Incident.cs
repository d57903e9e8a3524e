using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Groups;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Incidents;

/// <summary>One thing that happened, as one revision of one data set describes it.</summary>
/// <remarks>
/// <para>An incident is what is counted; releases and articles about it are its <see cref="Sources"/> and never counted.</para>
/// <para>Silence is absence: a figure that nobody reported has no entry in <see cref="Figures"/>; "no civilians were harmed"
/// is an entry with the exact quantity 0.</para>
/// <para>Immutable and safe to share between threads. Lists are never <c>default</c> when built by a reader; use
/// <see cref="IncidentContent.HaveSameContent"/> to compare two incidents, since arrays compare by reference.</para>
/// </remarks>
[GenerateSerializer, Immutable, Alias("reporting.Incident")]
public sealed record Incident
{
    /// <summary>The data set and its own id.</summary>
    [Id(0)] public required IncidentId Id { get; init; }

    /// <summary>The data set's own order of revisions: a lower one that arrives late is ignored. 0 where the source has none; then the later arrival stands.</summary>
    [Id(1)] public long Revision { get; init; }

    /// <summary>What kind of thing happened.</summary>
    [Id(2)] public IncidentType Type { get; init; }

    /// <summary>UCDP's type of violence; <see cref="ViolenceType.NotStated"/> where the source does not say.</summary>
    [Id(3)] public ViolenceType Violence { get; init; }

    /// <summary>The first day on which it can have happened.</summary>
    [Id(4)] public required DateOnly Start { get; init; }

    /// <summary>The last day on which it can have happened or went on, inclusive; never before <see cref="Start"/>.</summary>
    [Id(5)] public required DateOnly End { get; init; }

    /// <summary>How exactly the day is known.</summary>
    [Id(6)] public DatePrecision DatePrecision { get; init; } = DatePrecision.Day;

    /// <summary>Where it happened, and how exactly that is known.</summary>
    [Id(7)] public required Place Place { get; init; }

    /// <summary>Who took part; may be empty.</summary>
    [Id(8)] public ImmutableArray<Actor> Actors { get; init; } = [];

    /// <summary>Casualty figures, each as one party gave it; empty where none was reported.</summary>
    [Id(9)] public ImmutableArray<Figure> Figures { get; init; } = [];

    /// <summary>Weapons and other items seized, found or surrendered; empty where none was reported.</summary>
    [Id(10)] public ImmutableArray<Seizure> Seizures { get; init; } = [];

    /// <summary>What happened, in words; null where the source has none.</summary>
    [Id(11)] public string? Summary { get; init; }

    /// <summary>Where it was printed.</summary>
    [Id(12)] public ImmutableArray<Source> Sources { get; init; } = [];

    /// <summary>The groups whose tallies this counts in: each once, sorted by key.</summary>
    public ImmutableArray<GroupKey> Groups() => GroupsOf(Actors);

    /// <summary>The groups among parties: each once, sorted by key.</summary>
    internal static ImmutableArray<GroupKey> GroupsOf(ImmutableArray<Actor> actors)
    {
        if (actors.IsDefaultOrEmpty) return [];
        var keys = new SortedSet<GroupKey>();
        foreach (var actor in actors)
            if (actor.Group is { IsDefault: false } key) keys.Add(key);
        return [.. keys];
    }
}
