namespace Reporting.Tallies;

/// <summary>The roll-ups of one year's cells that were asked for, made once what was read instead comes to a good part of the year; and those that a snapshot brought.</summary>
/// <remarks>
/// A year that is asked for in whole is read cell by cell the first time, which is less than to put it all together: while changes stream in, runs are merged
/// and what was put together is soon of no more use. Of a week that is done thirteen times. What shorter steps were put together for is made the first time.
/// Roll-ups take at most the room that they are given: a new one has the place of one that was not asked for lately, or is not kept. Safe for many threads.
/// </remarks>
/// <param name="cells">How many cells the year has.</param>
/// <param name="room">How many bytes they may take together.</param>
/// <param name="days">From the first day that has cells to the last.</param>
internal sealed class KeptRollUps(int cells, long room, int days)
{
    // Fewer cells put together are as quickly read one by one.
    private const int LeastPutTogether = 4;
    // So many times the days that were read come to the year.
    private const int PartOfAYear = 4;
    private const int Lately = 64;
    // Anybody may ask for groups of any name.
    private const int MostKnown = 128;

    private readonly Lock _lock = new();
    private readonly List<Kept> _all = [];
    private long _taken;
    private long _uses;

    /// <summary>Whether none is kept.</summary>
    public bool IsEmpty => _all.Count == 0;

    /// <summary>How many were asked for lately, those that were not made among them.</summary>
    public int Known => _all.Count;

    /// <summary>How many bytes they take.</summary>
    public long Bytes => _taken;

    /// <summary>The cells put together; null where it is better to read them one by one.</summary>
    /// <param name="shape">How far.</param>
    /// <param name="asked">How many days of them are to be read.</param>
    /// <param name="sources">What holds the whole year's cells, each in order of days.</param>
    public CellSpan? Of(RollUp shape, int asked, Func<RollUp, IReadOnlyList<IReadOnlyList<CellSpan>>> sources)
    {
        lock (_lock)
        {
            _uses++;
            var kept = Find(shape);
            if (kept.Span is null && !kept.IsUseless && (kept.DaysRead * PartOfAYear >= days || asked >= days && Finer(shape) is not null)) Make(kept, sources);
            kept.Used = _uses;
            kept.DaysRead += asked;
            return kept.Span;
        }
    }

    /// <summary>The cells put together though nobody asks, for storage; kept where there is room. Null where they are too many to be worth it.</summary>
    /// <param name="shape">How far.</param>
    /// <param name="sources">What holds the whole year's cells, each in order of days.</param>
    public CellSpan? Made(RollUp shape, Func<RollUp, IReadOnlyList<IReadOnlyList<CellSpan>>> sources)
    {
        lock (_lock)
        {
            var kept = Find(shape);
            if (kept.Span is not null || kept.IsUseless || PutTogether(kept, sources) is not { } span) return kept.Span;
            if (span.Bytes <= room - _taken) Take(kept, span);
            return span;
        }
    }

    /// <summary>Puts cells together before anybody asks, where there is room; once, for the cells do not change.</summary>
    /// <param name="shape">How far.</param>
    /// <param name="sources">What holds the whole year's cells, each in order of days.</param>
    public void Prepare(RollUp shape, Func<RollUp, IReadOnlyList<IReadOnlyList<CellSpan>>> sources)
    {
        lock (_lock)
        {
            if (Find(shape) is { Bytes: 0, IsUseless: false } kept && PutTogether(kept, sources) is { } span && span.Bytes <= room - _taken) Take(kept, span);
        }
    }

    /// <summary>Keeps what was put together elsewhere, unless it was made here or there is no room; what is asked for may have it.</summary>
    /// <param name="shape">How far.</param>
    /// <param name="span">The cells put together.</param>
    public void Keep(RollUp shape, CellSpan span)
    {
        lock (_lock)
        {
            // The same rows may be of two shapes.
            var bytes = _all.Exists(other => other.Span == span) ? 0 : span.Bytes;
            if (bytes > room - _taken || Find(shape) is not { Span: null } kept) return;
            (kept.Span, kept.Bytes) = (span, bytes);
            _taken += bytes;
        }
    }

    /// <summary>Whether rows of a shape can be had without a look at cells.</summary>
    public bool CanMake(RollUp shape)
    {
        lock (_lock)
        {
            for (; shape.Step != Step.None; shape = shape.Finer())
                if (_all.Exists(kept => kept.Span is not null && kept.Shape == shape)) return true;
            return false;
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

    private void Make(Kept kept, Func<RollUp, IReadOnlyList<IReadOnlyList<CellSpan>>> sources)
    {
        if (kept.Bytes > 0 && !MakeRoom(kept.Bytes)) return;
        if (PutTogether(kept, sources) is { } span && MakeRoom(span.Bytes)) Take(kept, span);
    }

    private CellSpan? PutTogether(Kept kept, Func<RollUp, IReadOnlyList<IReadOnlyList<CellSpan>>> sources)
    {
        var made = new RollUpMaker(kept.Shape, cells / LeastPutTogether).Make(Finer(kept.Shape) is { } finer ? [[finer]] : sources(kept.Shape));
        CellSpan? span = made is null ? null : new CellSpan(made, 0, made.Count);
        kept.Bytes = span?.Bytes ?? 0;
        kept.IsUseless = span is null || kept.Bytes > room;
        return kept.IsUseless ? null : span;
    }

    // The fewest rows of which those of a shape are sums, and which are read as quickly as the shape's are made of them.
    private CellSpan? Finer(RollUp shape)
    {
        CellSpan? fewest = null;
        foreach (var other in _all)
            if (other.Span is { } span && shape.IsMadeOf(other.Shape) && !(fewest?.Count <= span.Count)) fewest = span;
        return fewest;
    }

    private void Take(Kept kept, CellSpan span)
    {
        (kept.Span, kept.Bytes) = (span, span.Bytes);
        _taken += kept.Bytes;
    }

    // What is asked for again and again is not thrown out by what is asked for as often: it would be made anew each time.
    private bool MakeRoom(long wanted)
    {
        while (_taken + wanted > room)
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
        if (kept.Span is null) return;
        // What is of two shapes goes with the last of them.
        if (_all.Find(other => other.Span == kept.Span) is { } same) same.Bytes += kept.Bytes;
        else _taken -= kept.Bytes;
    }

    private sealed class Kept(RollUp shape)
    {
        public RollUp Shape => shape;

        public CellSpan? Span { get; set; }

        /// <summary>How much it takes; 0 until it was made once, and where another of the same rows counts it.</summary>
        public long Bytes { get; set; }

        /// <summary>Whether it would be about as long as the cells, or longer than all room.</summary>
        public bool IsUseless { get; set; }

        /// <summary>When it was asked for last; long ago where nobody has.</summary>
        public long Used { get; set; } = -Lately;

        /// <summary>How many days were read while it was not there.</summary>
        public long DaysRead { get; set; }
    }
}
