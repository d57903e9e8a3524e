namespace Reporting.Generate;

/// <summary>Draws one of several things of unequal share.</summary>
/// <remarks>Shares are kept in slots of one 65,536th, so that a draw is one look-up; whole numbers alone, the same on every machine.</remarks>
internal sealed class UnequalShares
{
    private const int Slots = 1 << 16;
    private readonly ushort[] _slots = new ushort[Slots];

    /// <summary>Shares in proportion to weights, at most 65,536 of them.</summary>
    public UnequalShares(ReadOnlySpan<int> weights)
    {
        long total = 0;
        foreach (var weight in weights) total += weight;
        long sum = 0;
        var slot = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            for (var end = (int)(sum * Slots / total); slot < end; slot++) _slots[slot] = (ushort)i;
        }
    }

    /// <summary>Zipf's shares: the second has half of the first, the third a third.</summary>
    public static UnequalShares Zipf(int count)
    {
        var weights = new int[count];
        for (var i = 0; i < count; i++) weights[i] = 1_000_000 / (i + 1);
        return new UnequalShares(weights);
    }

    public int Draw(ref RandomStream random) => _slots[random.Next() >> 48];
}
