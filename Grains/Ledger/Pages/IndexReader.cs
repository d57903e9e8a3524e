namespace Reporting.Ledger;

/// <summary>Reads of a page's entries what a shard's index wants to know, some hundred at a time and column by column: no incident is made.</summary>
/// <remarks>Throws where what it reads is of no page; figures, seizures and texts are not read.</remarks>
internal ref struct IndexReader
{
    /// <summary>How many entries are read at a time.</summary>
    public const int AtOnce = 256;

    private const int Numbers = 8;
    private FactsColumns _columns;
    private KeptIds _ids;
    private readonly EntryTraits[] _traits;
    private long _sequence, _ticks, _offset = long.MinValue;
    private long _firstDay = long.MaxValue, _lastDay = long.MinValue, _firstEnd = long.MaxValue, _lastEnd = long.MinValue;
    private DateTimeOffset _recordedAt, _lastRecordedAt = DateTimeOffset.MinValue;
    private int _row, _placesMet, _actorsMet;

    /// <summary>Reads a page from its first entry.</summary>
    public IndexReader(FactsColumns columns, KeptIds ids)
    {
        _columns = columns;
        _ids = ids;
        _traits = columns.Traits();
    }

    /// <summary>Reads the next entries and says how many; 0 at the end.</summary>
    /// <param name="entries">Receives them.</param>
    /// <param name="places">Receives the number of each one's place among the page's; -1 for none.</param>
    /// <param name="actors">Receives the number of each one's parties among the page's lists; -1 for none.</param>
    public int Next(Span<IndexedEntry> entries, Span<int> places, Span<int> actors)
    {
        var count = Math.Min(_columns.Entries - _row, AtOnce);
        if (count == 0) return 0;
        Span<ulong> room = stackalloc ulong[Numbers * AtOnce];
        var sequences = Part(room, 0, count);
        var times = Part(room, 1, count);
        var beginnings = Part(room, 2, count);
        var numbers = Part(room, 3, count);
        var traitNumbers = Part(room, 4, count);
        var revisions = Part(room, 5, count);
        var placeNumbers = Part(room, 6, count);
        var actorNumbers = Part(room, 7, count);
        _columns.Sequences.Numbers(sequences);
        _columns.Times.Numbers(times);
        _columns.IdBeginnings.Numbers(beginnings);
        _columns.IdNumbers.Numbers(numbers);
        _columns.TraitNumbers.Numbers(traitNumbers);
        _columns.Revisions.Numbers(revisions);
        _columns.PlaceNumbers.Numbers(placeNumbers);
        _columns.ActorNumbers.Numbers(actorNumbers);
        for (var i = 0; i < count; i++)
        {
            ref readonly var traits = ref _traits[checked((int)traitNumbers[i])];
            _sequence = unchecked(_sequence + ColumnReader.ToSigned(sequences[i]));
            TakeDays(_columns.StartOf(_row++), traits.Days);
            TakeTime(times[i], traits.Offset);
            var key = _ids.Next(traits.DataSet, checked((int)beginnings[i]), ColumnReader.ToSigned(numbers[i]));
            var replaced = traits.Replaces ? _columns.Replaced.Signed() : 0;
            entries[i] = new IndexedEntry(key, _sequence, traits.Kind, _recordedAt, replaced, ColumnReader.ToSigned(revisions[i]), traits.Reach);
            places[i] = ValueTable.NumberOf(placeNumbers[i], ref _placesMet);
            actors[i] = ValueTable.NumberOf(actorNumbers[i], ref _actorsMet);
        }
        return count;
    }

    /// <summary>Checks that every column that was read ends with the last entry.</summary>
    public readonly void CheckEnd()
    {
        ref readonly var all = ref _columns;
        var left = all.Sequences.Left | all.Times.Left | all.IdBeginnings.Left | all.IdNumbers.Left | all.TraitNumbers.Left | all.Revisions.Left | all.Replaced.Left
            | all.PlaceNumbers.Left | all.ActorNumbers.Left;
        if (left != 0) throw new InvalidDataException("a column is longer than its page");
    }

    /// <summary>What is to be remembered of the page, once it was read.</summary>
    public readonly PageSummary Summary(long first)
    {
        if (_sequence == 0) return new PageSummary();
        // Only looked at, so that no day is out of the calendar.
        Day(_firstEnd);
        return new PageSummary { First = first, Last = _sequence, FirstDay = Day(_firstDay), LastDay = Day(_lastDay), LastEnd = Day(_lastEnd), RecordedAt = _lastRecordedAt };
    }

    private static DateOnly Day(long number) => DateOnly.FromDayNumber(checked((int)number));

    private static Span<ulong> Part(Span<ulong> room, int which, int count) => room.Slice(which * AtOnce, count);

    private void TakeDays(int start, int days)
    {
        var end = (long)start + days;
        (_firstDay, _lastDay) = (Math.Min(_firstDay, start), Math.Max(_lastDay, start));
        (_firstEnd, _lastEnd) = (Math.Min(_firstEnd, end), Math.Max(_lastEnd, end));
    }

    // A batch is recorded at one time.
    private void TakeTime(ulong distance, int minutes)
    {
        if (distance == 0 && minutes == _offset) return;
        _ticks = unchecked(_ticks + ColumnReader.ToSigned(distance));
        _offset = minutes;
        _recordedAt = new DateTimeOffset(_ticks, TimeSpan.FromMinutes(minutes));
        if (_recordedAt > _lastRecordedAt) _lastRecordedAt = _recordedAt;
    }
}
