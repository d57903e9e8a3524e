namespace Reporting.Tallies;

/// <summary>What is asked again and again of small numbers, as those of places and groups: worked out once for each.</summary>
internal sealed class ByNumber<T>(Func<uint, T> workOut)
{
    private (bool IsKnown, T Value)[] _known = new (bool, T)[16];

    public T this[uint number]
    {
        get
        {
            if (number >= _known.Length) Array.Resize(ref _known, (int)Math.Max(number + 1, 2 * (uint)_known.Length));
            ref var known = ref _known[number];
            if (!known.IsKnown) known = (true, workOut(number));
            return known.Value;
        }
    }
}
