using System.Runtime.InteropServices;
using Reporting.Incidents;

namespace Reporting.Tallies;

/// <summary>Answers a question from packed cells: the same rows as <see cref="TallyRows"/> gives for plain ones.</summary>
internal sealed class CellRows
{
    // Smaller leaves are those of the last changes, which are soon merged away.
    private const int WorthSumming = 1_024;

    private readonly TallyQuery _query;
    private readonly ulong _first;
    private readonly ulong _end;
    private readonly bool _byLeaf;
    private readonly bool _byKind;
    private readonly Dictionary<uint, bool> _places = [];
    private readonly Dictionary<uint, bool> _groups = [];
    private readonly Dictionary<(uint, uint), int[]> _rowsOf = [];
    private readonly Dictionary<string, int> _rowNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Day, int Row), TallySum> _sums = [];
    private (int Day, int Step) _step = (-1, 0);

    public CellRows(TallyQuery query)
    {
        _query = query;
        _first = query.Period.Since is { } since ? PackedKey.FirstOf(since) : 0;
        _end = query.Period.Until is { } until && until < DateOnly.MaxValue ? PackedKey.FirstOf(until.AddDays(1)) : ulong.MaxValue;
        _byLeaf = query.Step == Step.None && query.By == Dimension.None && query.Filter.IsAny;
        _byKind = query.Step == Step.None && query.Filter.Places.IsDefaultOrEmpty && query.By is Dimension.None or Dimension.Type or Dimension.Violence or Dimension.Group;
    }

    /// <summary>How many cells and sums of leaves were looked at.</summary>
    public long Visited { get; private set; }

    /// <summary>Adds those cells of a leaf that are meant.</summary>
    public void Add(PackedCells leaf)
    {
        var isInside = leaf.Facts[0] >= _first && leaf.Facts[^1] < _end;
        if (isInside && _byLeaf)
        {
            Visited++;
            Sum(0, 0).Add(leaf.Sum);
        }
        else if (isInside && _byKind && leaf.Count >= WorthSumming) AddCells(leaf.ByKind, 0, leaf.ByKind.Count);
        else AddCells(leaf, isInside ? 0 : leaf.Find(_first), isInside ? leaf.Count : leaf.Find(_end));
    }

    /// <summary>The rows, sorted by step and key.</summary>
    public IReadOnlyList<TallyRow> ToRows()
    {
        var keys = new string[_rowNumbers.Count];
        foreach (var (key, row) in _rowNumbers) keys[row] = key;
        return TallyRows.Rows(_sums.Select(sum => (_query.Step == Step.None ? (DateOnly?)null : DateOnly.FromDayNumber(sum.Key.Day), keys.Length == 0 ? "" : keys[sum.Key.Row], sum.Value)));
    }

    private void AddCells(PackedCells cells, int from, int to)
    {
        Visited += to - from;
        for (var i = from; i < to; i++)
        {
            var key = cells.KeyOf(i);
            if (!IsMeant(key)) continue;
            var step = StepOf(key.Day);
            foreach (var row in RowsOf(key)) PackedTally.AddTo(Sum(step, row), cells.TallyOf(i));
        }
    }

    private bool IsMeant(PackedKey key)
    {
        var filter = _query.Filter;
        if (!filter.Types.IsDefaultOrEmpty && !filter.Types.Contains((IncidentType)key.Type)) return false;
        if (!filter.Violence.IsDefaultOrEmpty && !filter.Violence.Contains((ViolenceType)key.Violence)) return false;
        return (filter.Groups.IsDefaultOrEmpty || Known(_groups, key.Groups, key, filter with { Places = [] }))
            && (filter.Places.IsDefaultOrEmpty || Known(_places, key.Place, key, filter with { Groups = [] }));
    }

    // Few places and groups come again and again: each is asked once.
    private static bool Known(Dictionary<uint, bool> known, uint number, PackedKey key, IncidentFilter filter)
    {
        ref var meant = ref CollectionsMarshal.GetValueRefOrAddDefault(known, number, out var exists);
        return exists ? meant : meant = filter.Matches(key.ToKey());
    }

    private int StepOf(int day)
    {
        if (_query.Step == Step.None) return 0;
        if (_step.Day != day) _step = (day, Bucket.Start(DateOnly.FromDayNumber(day), _query.Step, _query.FirstDay).DayNumber);
        return _step.Step;
    }

    private int[] RowsOf(PackedKey key)
    {
        var telling = _query.By switch
        {
            Dimension.None => (0u, 0u),
            Dimension.Type => (key.Type, 0u),
            Dimension.Violence => (key.Violence, 0u),
            Dimension.Group => (0u, key.Groups),
            _ => (key.Place, 0u),
        };
        ref var rows = ref CollectionsMarshal.GetValueRefOrAddDefault(_rowsOf, telling, out _);
        return rows ??= Rows(key.ToKey());
    }

    private int[] Rows(CellKey key) => _query.By == Dimension.Group && key.Groups.Length > 0
        ? [.. key.EachGroup().Select(group => RowOf(group.Value))]
        : [RowOf(TallyRows.Key(key, _query.By))];

    private int RowOf(string key)
    {
        if (!_rowNumbers.TryGetValue(key, out var row)) _rowNumbers[key] = row = _rowNumbers.Count;
        return row;
    }

    private TallySum Sum(int step, int row)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, (step, row), out _);
        return sum ??= new TallySum();
    }
}
