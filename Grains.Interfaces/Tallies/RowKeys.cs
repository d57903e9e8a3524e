using System.Runtime.InteropServices;

namespace Reporting.Tallies;

/// <summary>Gives the keys of an answer's rows numbers, from 0 as they are met, and knows the order of the keys.</summary>
/// <remarks>An answer has few keys and many rows, so that strings are hashed and compared once a key and not once a row. For one thread.</remarks>
internal sealed class RowKeys
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];
    private readonly List<int> _ordered = [];
    private readonly List<int> _ranks = [];

    /// <summary>How many keys were met.</summary>
    public int Count => _keys.Count;

    /// <summary>The key of a number.</summary>
    public string this[int number] => _keys[number];

    /// <summary>The number of a key.</summary>
    public int Of(string key)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, key, out var exists);
        if (exists) return number;
        number = _keys.Count;
        _keys.Add(key);
        Insert(number);
        return number;
    }

    /// <summary>Puts numbers in the order of their keys.</summary>
    public void Sort(List<int> numbers)
    {
        if (numbers.Count < 2) return;
        var span = CollectionsMarshal.AsSpan(numbers);
        foreach (ref var number in span) number = _ranks[number];
        span.Sort();
        foreach (ref var rank in span) rank = _ordered[rank];
    }

    private void Insert(int number)
    {
        var (low, high) = (0, _ordered.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_keys[_ordered[middle]], _keys[number]) < 0) low = middle + 1;
            else high = middle;
        }
        _ordered.Insert(low, number);
        _ranks.Add(low);
        for (var rank = low + 1; rank < _ordered.Count; rank++) _ranks[_ordered[rank]] = rank;
    }
}
