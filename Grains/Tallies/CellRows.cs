using System.Runtime.InteropServices;
using Reporting.Incidents;

namespace Reporting.Tallies;

/// <summary>Answers a question from packed cells: the same rows as <see cref="TallyRows"/> gives for plain ones.</summary>
/// <remarks>
/// Goes through all runs step by step, each of them in order of days, so that only the sums of one step are held; a row that one cell makes alone takes that
/// cell's tally as it is. For one question and one thread.
/// </remarks>
internal sealed class CellRows
{
    private readonly TallyQuery _query;
    private readonly CellFilter _filter;
    private readonly RowKeys _keys = new();
    private readonly ByNumber<int[]> _rowsOf;
    private readonly List<Sum> _sums = [];
    private readonly List<int> _met = [];
    private readonly GatheredRows _answer = new();
    private readonly WrittenTallies _written = new();
    private readonly RowSums _free = RowSums.OfThread;

    public CellRows(TallyQuery query)
    {
        (_query, _filter) = (query, new CellFilter(query.Filter));
        _rowsOf = new(query.By switch
        {
            Dimension.None => _ => [_keys.Of("")],
            Dimension.Type => type => [_keys.Of(((IncidentType)type).Code())],
            Dimension.Violence => violence => [_keys.Of(((ViolenceType)violence).Code())],
            Dimension.Group => groups => RowsOfGroups(new CellKey(default, default, default, CellNumbers.Groups[groups], default)),
            var by => place => [_keys.Of(TallyRows.Key(new CellKey(default, default, default, "", CellNumbers.Places[place]), by))],
        });
    }

    /// <summary>How many cells and rows of roll-ups were looked at.</summary>
    public long Visited { get; private set; }

    /// <summary>The rows, sorted by step and key.</summary>
    /// <param name="runs">What holds the cells meant, each in order of days.</param>
    public TallyRowList Answer(IEnumerable<IReadOnlyList<CellSpan>> runs)
    {
        var readers = SpanReader.Of(runs);
        while (readers.Count > 0)
        {
            if (readers.Count == 1 && _query is { By: Dimension.None, Step: not Step.None }) HandOn(readers[0]);
            var (step, end) = StepOf(SpanReader.FirstDay(readers));
            foreach (var reader in readers) Read(reader, end);
            readers.RemoveAll(static reader => reader.AtEnd);
            Close(step);
        }
        foreach (var sum in _sums)
            if (sum.Total is { } total) _free.GiveBack(total);
        _sums.Clear();
        return _answer.Take();
    }

    // Most steps of a series that was put together are one row, which is handed on as it is. What comes after the last of a span may be of its step.
    private void HandOn(SpanReader reader)
    {
        var (span, at) = (reader.Span, reader.At);
        for (; at + 1 < span.To; at++)
        {
            var key = span.Cells.KeyOf(at);
            var (step, end) = StepOf(key.Day);
            if (span.Cells.Facts[at + 1] < end) break;
            Visited++;
            if (_filter.IsAny || _filter.IsMeant(key)) _answer.Add(new TallyRow(step, "", span.TallyOf(at)));
        }
        reader.Go(at);
    }

    private (DateOnly? Step, ulong End) StepOf(int day)
    {
        if (_query.Step == Step.None) return (null, ulong.MaxValue);
        var start = DateOnly.FromDayNumber(day);
        if (_query.Step == Step.Day) return (start, PackedKey.FirstOf(day + 1));
        start = Bucket.Start(start, _query.Step, _query.FirstDay);
        return (start, PackedKey.FirstOf(Bucket.EndOf(start, _query.Step)));
    }

    private void Read(SpanReader reader, ulong end)
    {
        while (!reader.AtEnd)
        {
            var span = reader.Span;
            var at = reader.At;
            while (at < span.To && span.Cells.Facts[at] < end)
            {
                var key = span.Cells.KeyOf(at);
                Visited++;
                if (_filter.IsAny || _filter.IsMeant(key))
                {
                    foreach (var row in RowsOf(key)) Add(row, span, at);
                    at++;
                }
                else
                {
                    at = span.Next(at, _filter.NextMeant(key));
                }
            }
            reader.Go(at);
            if (at < span.To) return;
        }
    }

    private int[] RowsOf(PackedKey key) => _rowsOf[_query.By switch
    {
        Dimension.None => 0,
        Dimension.Type => key.Type,
        Dimension.Violence => key.Violence,
        Dimension.Group => key.Groups,
        _ => key.Place,
    }];

    private int[] RowsOfGroups(CellKey key) =>
        key.Groups.Length == 0 ? [_keys.Of(TallyRow.NoGroup)] : [.. key.EachGroup().Select(group => _keys.Of(group.Value))];

    private void Add(int row, CellSpan span, int cell)
    {
        while (row >= _sums.Count) _sums.Add(default);
        ref var sum = ref CollectionsMarshal.AsSpan(_sums)[row];
        if (sum.Cells == 0)
        {
            (sum.Only, sum.Cell) = (span, cell);
            _met.Add(row);
        }
        else
        {
            if (sum.Cells == 1)
            {
                sum.Total ??= _free.Take();
                sum.Only.Cells.AddTo(sum.Total, sum.Cell);
            }
            span.Cells.AddTo(sum.Total!, cell);
        }
        sum.Cells++;
    }

    private void Close(DateOnly? step)
    {
        _keys.Sort(_met);
        foreach (var row in _met)
        {
            ref var sum = ref CollectionsMarshal.AsSpan(_sums)[row];
            // A cell is there because it counts something; several may come to nothing.
            if (sum.Cells == 1)
            {
                _answer.Add(new TallyRow(step, _keys[row], sum.Only.TallyOf(sum.Cell)));
            }
            else
            {
                if (_written.Write(sum.Total!) is { } tally) _answer.Add(new TallyRow(step, _keys[row], tally));
                sum.Total!.Clear();
            }
            sum.Cells = 0;
        }
        _met.Clear();
    }

    /// <summary>A row of the step that is read: one cell until there are more.</summary>
    private struct Sum
    {
        public long Cells;
        public CellSpan Only;
        public int Cell;
        public TallySum? Total;
    }
}
