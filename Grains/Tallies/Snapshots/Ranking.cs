using System.Runtime.InteropServices;

namespace Reporting.Tallies;

/// <summary>Numbers values by how often they are met, the most frequent first.</summary>
internal sealed class Ranking<T>(IEqualityComparer<T>? comparer = null)
    where T : notnull
{
    private readonly Dictionary<T, uint> _numbers = new(comparer);
    private readonly List<T> _values = [];
    private readonly List<int> _times = [];
    private int[]? _order;
    private uint[]? _ranks;
    private T[]? _inOrder;

    /// <summary>The values by their ranks, once <see cref="Ranks"/> has put them in order.</summary>
    public IReadOnlyList<T> Values => _inOrder ??= Array.ConvertAll(Order, number => _values[number]);

    private int[] Order => _order ??= [.. Enumerable.Range(0, _values.Count).OrderByDescending(number => _times[number])];

    /// <summary>Counts a value and gives its number, from 0 in the order in which values are met.</summary>
    public uint Meet(T value)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, value, out var isKnown);
        if (!isKnown)
        {
            number = (uint)_values.Count;
            _values.Add(value);
            _times.Add(0);
        }
        _times[(int)number]++;
        return number;
    }

    /// <summary>The rank of each number; nothing is to be met after it.</summary>
    public uint[] Ranks()
    {
        if (_ranks is not null) return _ranks;
        var ranks = new uint[_values.Count];
        for (var rank = 0; rank < ranks.Length; rank++) ranks[Order[rank]] = (uint)rank;
        return _ranks = ranks;
    }

    /// <summary>The rank of a value that was met.</summary>
    public uint RankOf(T value) => Ranks()[_numbers[value]];
}
