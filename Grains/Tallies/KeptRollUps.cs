namespace Reporting.Tallies;

/// <summary>The roll-ups of one year's cells that were asked for; made when asked again.</summary>
/// <remarks>
/// The first time the cells are read one by one, which is less than to put them all together: while changes stream in, runs are merged and what was
/// put together is soon of no more use. They take at most a fifth of what the cells take: a new one has the place of one that was not asked for lately, or is not kept. Those of few rows keep
/// their tallies as they are given out, so that a series hands out what it handed out before. Safe for many threads.
/// </remarks>
internal sealed class KeptRollUps(int cells, long bytes)
{
    // Fewer cells put together are as quickly read one by one.
    private const int LeastPutTogether = 4;
    // A tally takes about a kilobyte as it is given out.
    private const int CellsOfAKeptTally = 24, CellsOfAYearsTally = 160, FewTallies = 72;
    private const int Lately = 64;
    // Anybody may ask for groups of any name.
    private const int MostKnown = 128;

    private readonly Lock _lock = new();
    private readonly List<Kept> _all = [];
    private readonly long _room = bytes / 5;
    private long _taken;
    private int _tallies;
    private long _uses;

    /// <summary>Whether none is kept.</summary>
    public bool IsEmpty => _all.Count == 0;

    /// <summary>How many were asked for lately, those that were not made among them.</summary>
    public int Known => _all.Count;

    /// <summary>How many bytes they take, without the tallies that were given out.</summary>
    public long Bytes => _taken;

    /// <summary>The cells put together; null where it is better to read them one by one.</summary>
    public CellSpan? Of(RollUp shape, IReadOnlyList<CellSpan> year)
    {
        lock (_lock)
        {
            _uses++;
            var kept = Find(shape);
            if (kept.Span is null && kept.Used > 0 && !kept.IsUseless) Make(kept, year);
            kept.Used = _uses;
            return kept.Span;
        }
    }

    private Kept Find(RollUp shape)
    {
        foreach (var kept in _all)
            if (kept.Shape == shape) return kept;
        if (_all.Count == MostKnown) Forget(_all.MinBy(kept => kept.Used)!);
        var added = new Kept(shape);
        _all.Add(added);
        return added;
    }

    private void Make(Kept kept, IReadOnlyList<CellSpan> year)
    {
        if (kept.Bytes > 0 && !MakeRoom(kept.Bytes)) return;
        var finer = _all.Find(other => other.Span is not null && kept.Shape.IsMadeOf(other.Shape));
        if (new RollUpMaker(kept.Shape, cells / LeastPutTogether).Make(finer is null ? year : [finer.Span!.Value]) is not { } made)
        {
            kept.IsUseless = true;
            return;
        }
        var keepsTallies = (long)made.Count * CellsOfAKeptTally <= cells && _tallies + made.Count <= Math.Max(FewTallies, cells / CellsOfAYearsTally);
        var span = new CellSpan(made, 0, made.Count, keepsTallies ? new Tally?[made.Count] : null);
        kept.Bytes = span.Bytes;
        kept.IsUseless = kept.Bytes > _room;
        if (kept.IsUseless || !MakeRoom(kept.Bytes)) return;
        kept.Span = span;
        _taken += kept.Bytes;
        if (keepsTallies) _tallies += made.Count;
    }

    // What is asked for again and again is not thrown out by what is asked for as often: it would be made anew each time.
    private bool MakeRoom(long wanted)
    {
        while (_taken + wanted > _room)
        {
            var oldest = _all.Where(kept => kept.Span is not null).MinBy(kept => kept.Used);
            if (oldest is null || oldest.Used + Lately > _uses) return false;
            Forget(oldest);
        }
        return true;
    }

    private void Forget(Kept kept)
    {
        _all.Remove(kept);
        if (kept.Span is not { } span) return;
        if (span.Tallies is { } tallies) _tallies -= tallies.Length;
        _taken -= kept.Bytes;
    }

    private sealed class Kept(RollUp shape)
    {
        public RollUp Shape => shape;

        public CellSpan? Span { get; set; }

        /// <summary>How much it takes; 0 until it was made once.</summary>
        public long Bytes { get; set; }

        /// <summary>Whether it would be about as long as the cells.</summary>
        public bool IsUseless { get; set; }

        public long Used { get; set; }
    }
}
