namespace Reporting.Import;

/// <summary>Slots for what a reader may meet again, found by a hash. What is found there is still to be compared: the hash only says where to look.</summary>
/// <remarks>
/// <para>Begins small and doubles up to a fixed number of slots, so that a file in which everything is new cannot fill the memory. From then on a new value
/// takes the place of another, and where less than a quarter of what is asked for is found, the table rests for a while: looking costs nothing then.</para>
/// <para>For one thread.</para>
/// </remarks>
internal sealed class MemoTable<T>
{
    /// <summary>The most slots where nothing else is said.</summary>
    public const int MostSlots = 32_768;

    // A value lies in one of these many slots from the one that its hash names.
    private const int Ways = 4;
    private const int FewestSlots = 256;
    private const int Trial = 4_096;
    private const int Rest = 8 * Trial;

    private readonly int _most;
    private Slot[] _slots = new Slot[FewestSlots + Ways - 1];
    private int _asked;
    private int _replaced;
    private int _resting;

    public MemoTable(int most = MostSlots) => _most = most;

    /// <summary>How many slots there are now.</summary>
    public int Slots => _slots.Length - (Ways - 1);

    /// <summary>Whether nothing is kept at present, since too little of what is asked for comes again.</summary>
    public bool Rests => _resting > 0;

    /// <summary>The slots in which a value of this hash can lie; none while the table rests.</summary>
    public ReadOnlySpan<Slot> Near(ulong hash)
    {
        if (PassesBy()) return default;
        _asked++;
        return Around(_slots, hash);
    }

    /// <summary>Whether a value passes by the table, since it rests: one that does is neither hashed nor looked for nor kept.</summary>
    public bool PassesBy()
    {
        if (_resting == 0) return false;
        _resting--;
        return true;
    }

    /// <summary>Keeps a value that was looked for and not found.</summary>
    public void Keep(ulong hash, T value)
    {
        // What would look like a free slot is not worth a flag in each.
        if (_resting > 0 || hash == 0) return;
        while (!TryKeep(_slots, new Slot(hash, value)))
        {
            if (Slots >= _most)
            {
                Around(_slots, hash)[(int)(hash >> 62)] = new Slot(hash, value);
                CountReplaced();
                return;
            }
            Grow();
        }
    }

    private static Span<Slot> Around(Slot[] slots, ulong hash) => slots.AsSpan((int)(hash & (ulong)(slots.Length - Ways)), Ways);

    private static bool TryKeep(Slot[] slots, Slot kept)
    {
        foreach (ref var slot in Around(slots, kept.Hash))
        {
            if (slot.IsTaken) continue;
            slot = kept;
            return true;
        }
        return false;
    }

    private void Grow()
    {
        var grown = new Slot[Slots * 2 + Ways - 1];
        // One that finds no room is met again or is not.
        foreach (var slot in _slots)
            if (slot.IsTaken) TryKeep(grown, slot);
        _slots = grown;
    }

    private void CountReplaced()
    {
        if (++_replaced < Trial) return;
        if (_asked / 4 * 3 < _replaced) _resting = Rest;
        (_asked, _replaced) = (0, 0);
    }

    /// <summary>A place for a value; a free one holds nothing.</summary>
    public readonly struct Slot(ulong hash, T value)
    {
        public ulong Hash { get; } = hash;

        public T Value { get; } = value;

        public bool IsTaken => Hash != 0;
    }
}
