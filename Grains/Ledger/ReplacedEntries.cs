namespace Reporting.Ledger;

/// <summary>Which entries of a shard were replaced or withdrawn by a later one: one bit an entry, so that whether an entry stands is known without its id.</summary>
/// <remarks>In parts of 8 KB, and none where nothing was replaced. For one thread.</remarks>
internal sealed class ReplacedEntries
{
    private const int PartBits = 16;
    private const int WordBits = 6;
    private readonly List<ulong[]?> _parts = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>An entry was replaced.</summary>
    /// <param name="sequence">Its number, from 1.</param>
    public void Add(long sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        var part = (int)(sequence >> PartBits);
        while (_parts.Count <= part) _parts.Add(null);
        ref var word = ref (_parts[part] ??= new ulong[1 << PartBits - WordBits])[Word(sequence)];
        if ((word & Bit(sequence)) == 0) Count++;
        word |= Bit(sequence);
    }

    /// <summary>Whether an entry was replaced.</summary>
    public bool Contains(long sequence)
    {
        var part = sequence >> PartBits;
        return part >= 0 && part < _parts.Count && _parts[(int)part] is { } words && (words[Word(sequence)] & Bit(sequence)) != 0;
    }

    /// <summary>Their numbers, in order.</summary>
    public IEnumerable<long> All()
    {
        for (var part = 0; part < _parts.Count; part++)
        {
            if (_parts[part] is not { } words) continue;
            for (var word = 0; word < words.Length; word++)
                for (var left = words[word]; left != 0; left &= left - 1)
                    yield return ((long)part << PartBits) + (word << WordBits) + long.CreateTruncating(ulong.TrailingZeroCount(left));
        }
    }

    private static int Word(long sequence) => (int)(sequence & (1 << PartBits) - 1) >> WordBits;

    private static ulong Bit(long sequence) => 1UL << (int)(sequence & (1 << WordBits) - 1);
}
