using System.Runtime.CompilerServices;
using Reporting.Places;

namespace Reporting.Ledger;

/// <summary>One copy of each value that pages have in common, so that what is made of it can be remembered by reference.</summary>
/// <remarks>Bounded: when it is full it begins anew, and later copies are others. For one thread.</remarks>
internal sealed class SharedValues<T>(IEqualityComparer<T> comparer)
    where T : class
{
    private const int Most = 4_096;
    private readonly HashSet<T> _values = new(comparer);

    /// <summary>The shared copy.</summary>
    public T Of(T value)
    {
        if (_values.TryGetValue(value, out var shared)) return shared;
        if (_values.Count >= Most) _values.Clear();
        _values.Add(value);
        return value;
    }
}

/// <summary>Compares places to the bit, and their names by reference: those of pages are shared.</summary>
internal sealed class SamePlace : IEqualityComparer<Place>
{
    public bool Equals(Place? x, Place? y) =>
        ReferenceEquals(x, y) || x is not null && y is not null
        && ReferenceEquals(x.Country, y.Country) && ReferenceEquals(x.Province, y.Province) && ReferenceEquals(x.District, y.District) && ReferenceEquals(x.Locality, y.Locality)
        && Bits(x.Latitude) == Bits(y.Latitude) && Bits(x.Longitude) == Bits(y.Longitude) && x.Precision == y.Precision;

    public int GetHashCode(Place obj) => HashCode.Combine(
        Of(obj.Country), Of(obj.Province), Of(obj.District), Of(obj.Locality), Bits(obj.Latitude), Bits(obj.Longitude), obj.Precision);

    private static int Of(string? name) => name is null ? 0 : RuntimeHelpers.GetHashCode(name);

    private static long? Bits(double? degrees) => degrees is { } value ? BitConverter.DoubleToInt64Bits(value) : null;
}

/// <summary>Compares lists item by item.</summary>
internal sealed class SameList<T> : IEqualityComparer<T[]>
{
    public bool Equals(T[]? x, T[]? y) => ReferenceEquals(x, y) || x is not null && y is not null && x.AsSpan().SequenceEqual(y);

    public int GetHashCode(T[] obj)
    {
        var hash = new HashCode();
        foreach (var item in obj) hash.Add(item);
        return hash.ToHashCode();
    }
}
