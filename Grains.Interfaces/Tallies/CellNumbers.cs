using System.Collections.Concurrent;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>Small numbers for what cells name again and again. They hold for one process: never stored, never sent.</summary>
internal static class CellNumbers
{
    /// <summary>Deepest places.</summary>
    public static Numbering<PlaceKey> Places { get; } = new();

    /// <summary>Keys of groups, joined as <see cref="CellKey.Groups"/> does.</summary>
    public static Numbering<string> Groups { get; } = new();

    /// <summary>Seized items.</summary>
    public static Numbering<SeizureItem> Items { get; } = new();
}

/// <summary>Gives each value a number, from 0 in the order in which values are met. Safe for many threads; reading takes no lock.</summary>
internal sealed class Numbering<T>
    where T : notnull
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<T, uint> _numbers = [];
    private T[] _values = new T[64];
    private uint _count;

    /// <summary>The value of a number that was given.</summary>
    public T this[uint number] => Volatile.Read(ref _values)[number];

    /// <summary>How many numbers were given.</summary>
    public int Count => (int)Volatile.Read(ref _count);

    /// <summary>The number of a value.</summary>
    public uint Of(T value)
    {
        if (_numbers.TryGetValue(value, out var number)) return number;
        lock (_lock)
        {
            if (_numbers.TryGetValue(value, out number)) return number;
            var values = _values;
            if (_count == values.Length) Array.Resize(ref values, values.Length * 2);
            values[_count] = value;
            Volatile.Write(ref _values, values);
            _numbers[value] = number = _count;
            Volatile.Write(ref _count, number + 1);
            return number;
        }
    }
}
