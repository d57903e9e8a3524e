using Reporting.Groups;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>What a tally is about.</summary>
[GenerateSerializer, Alias("reporting.SubjectKind")]
public enum SubjectKind : byte
{
    /// <summary>A country.</summary>
    Country = 1,
    /// <summary>A province.</summary>
    Province = 2,
    /// <summary>A district.</summary>
    District = 3,
    /// <summary>A group.</summary>
    Group = 4,
}

/// <summary>One thing that has a tally and a grain of its own: <c>province afghanistan/badakhshan</c>, <c>group imu</c>.</summary>
[GenerateSerializer, Immutable, Alias("reporting.Subject")]
public readonly record struct Subject : IComparable<Subject>
{
    private Subject(SubjectKind kind, string key) => (Kind, Key) = (kind, key);

    /// <summary>What it is.</summary>
    [Id(0)] public SubjectKind Kind { get; }

    /// <summary>The key of its grain.</summary>
    [Id(1)] public string Key { get; }

    /// <summary>A country, province or district as a subject.</summary>
    /// <exception cref="ArgumentException">The key names no place.</exception>
    public static Subject Of(PlaceKey place) => place.IsDefault
        ? throw new ArgumentException("No place has no tally.", nameof(place))
        : new Subject((SubjectKind)place.Level, place.Path);

    /// <summary>A group as a subject.</summary>
    /// <exception cref="ArgumentException">The key names no group.</exception>
    public static Subject Of(GroupKey group) => group.IsDefault
        ? throw new ArgumentException("No group has no tally.", nameof(group))
        : new Subject(SubjectKind.Group, group.Value);

    /// <summary>The place; <c>default</c> for a group.</summary>
    public PlaceKey Place => Kind != SubjectKind.Group && PlaceKey.TryParse(Key, out var place) ? place : default;

    /// <inheritdoc/>
    public int CompareTo(Subject other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Key, other.Key);

    /// <summary>As people read it: <c>province afghanistan/badakhshan</c>.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Key}";

    /// <summary>Earlier in order of kind and key.</summary>
    public static bool operator <(Subject left, Subject right) => left.CompareTo(right) < 0;

    /// <summary>Later in order of kind and key.</summary>
    public static bool operator >(Subject left, Subject right) => left.CompareTo(right) > 0;

    /// <summary>Earlier in order of kind and key, or the same.</summary>
    public static bool operator <=(Subject left, Subject right) => left.CompareTo(right) <= 0;

    /// <summary>Later in order of kind and key, or the same.</summary>
    public static bool operator >=(Subject left, Subject right) => left.CompareTo(right) >= 0;
}
