namespace Reporting.Ledger;

/// <summary>The subjects of each entry's place and parties, by the entry's number, while a shard comes to life.</summary>
/// <remarks>In parts, so that what was kept is never copied. For one thread.</remarks>
internal sealed class TouchedSubjects
{
    // Below the large-object heap.
    private const int PartBits = 13;
    private const int PartSize = 1 << PartBits;
    private readonly List<Both[]> _parts = [];
    private Both[] _last = [];

    /// <summary>How many entries were kept: the number of the last.</summary>
    public long Count { get; private set; }

    /// <summary>The subjects of an entry that was kept.</summary>
    public Both this[long sequence] => _parts[(int)((sequence - 1) >> PartBits)][(sequence - 1) & PartSize - 1];

    /// <summary>Keeps the subjects of the next entry.</summary>
    /// <param name="place">Those of its place, by their number.</param>
    /// <param name="actors">Those of its parties, by their number.</param>
    /// <param name="withdrawn">Whether it withdraws its incident.</param>
    public void Add(int place, int actors, bool withdrawn)
    {
        var at = (int)(Count & PartSize - 1);
        if (at == 0) _parts.Add(_last = new Both[PartSize]);
        _last[at] = new Both(place, withdrawn ? ~actors : actors);
        Count++;
    }

    /// <summary>An entry's subjects by their numbers, and whether it withdraws its incident.</summary>
    /// <param name="Place">Those of its place.</param>
    /// <param name="Marked">Those of its parties; the complement where it withdraws.</param>
    internal readonly record struct Both(int Place, int Marked)
    {
        /// <summary>Whether it withdraws its incident.</summary>
        public bool Withdrawn => Marked < 0;

        /// <summary>Those of its parties.</summary>
        public int Actors => Withdrawn ? ~Marked : Marked;
    }
}
