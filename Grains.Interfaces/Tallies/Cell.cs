using System.Collections.Immutable;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>What the incidents of one cell have in common: first day, type, violence, groups and the deepest place they count in.</summary>
/// <remarks>Ordered by day first, so that a period is one run of cells.</remarks>
/// <param name="Day">The incidents' first day.</param>
/// <param name="Type">The incident type.</param>
/// <param name="Violence">The type of violence.</param>
/// <param name="Groups">The keys of the groups, sorted, joined by <c>+</c>; empty where no group took part.</param>
/// <param name="Place">The deepest place.</param>
[GenerateSerializer, Immutable, Alias("reporting.CellKey")]
public readonly record struct CellKey(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] IncidentType Type,
    [property: Id(2)] ViolenceType Violence,
    [property: Id(3)] string Groups,
    [property: Id(4)] PlaceKey Place) : IComparable<CellKey>
{
    /// <summary>The cell that an incident counts in.</summary>
    public static CellKey Of(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return new CellKey(incident.Start, incident.Type, incident.Violence, Joined(incident.Groups()), incident.Place.CountsIn);
    }

    /// <summary>Sorted groups as <see cref="Groups"/> writes them.</summary>
    internal static string Joined(ImmutableArray<GroupKey> groups) => groups.Length == 1 ? groups[0].Value : string.Join('+', groups.Select(group => group.Value));

    /// <summary>The groups one by one.</summary>
    public IEnumerable<GroupKey> EachGroup() => Groups.Length == 0 ? [] : Groups.Split('+').Select(GroupKey.FromName);

    /// <inheritdoc/>
    public int CompareTo(CellKey other)
    {
        var order = Day.CompareTo(other.Day);
        if (order != 0) return order;
        order = Type.CompareTo(other.Type);
        if (order != 0) return order;
        order = Violence.CompareTo(other.Violence);
        if (order != 0) return order;
        order = Place.CompareTo(other.Place);
        return order != 0 ? order : string.CompareOrdinal(Groups, other.Groups);
    }

    /// <summary>Earlier in order.</summary>
    public static bool operator <(CellKey left, CellKey right) => left.CompareTo(right) < 0;

    /// <summary>Later in order.</summary>
    public static bool operator >(CellKey left, CellKey right) => left.CompareTo(right) > 0;

    /// <summary>Earlier in order or the same.</summary>
    public static bool operator <=(CellKey left, CellKey right) => left.CompareTo(right) <= 0;

    /// <summary>Later in order or the same.</summary>
    public static bool operator >=(CellKey left, CellKey right) => left.CompareTo(right) >= 0;
}

/// <summary>The incidents of one cell, summed; in a change, what is added, negative where something is taken back.</summary>
/// <param name="Key">What they have in common.</param>
/// <param name="Tally">Their sum.</param>
[GenerateSerializer, Immutable, Alias("reporting.Cell")]
public readonly record struct Cell([property: Id(0)] CellKey Key, [property: Id(1)] Tally Tally);

/// <summary>Which tallies an incident counts in.</summary>
public static class Subjects
{
    /// <summary>The tallies that hold the incident in a cell of their own and are told of it, each once.</summary>
    /// <remarks>
    /// Each group, and the province. A district is the part of its province that lies in it. The country holds only what has no province, and
    /// sums its provinces, so it is named only for those (I4).
    /// </remarks>
    public static IEnumerable<Subject> Touched(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        foreach (var group in incident.Groups()) yield return Subject.Of(group);
        var place = incident.Place.CountsIn;
        if (!place.IsDefault) yield return Subject.Of(place.Level == PlaceLevel.District ? place.Parent : place);
    }

    /// <summary>The tallies whose cells show the incident: those told of it, and the district, if it is known.</summary>
    public static IEnumerable<Subject> Showing(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        foreach (var subject in Touched(incident)) yield return subject;
        if (incident.Place.CountsIn is { Level: PlaceLevel.District } district) yield return Subject.Of(district);
    }
}
