using System.Runtime.InteropServices;

namespace Reporting.Tallies;

/// <summary>Adds up answers that are each sorted by step and key.</summary>
/// <remarks>Goes through all of them step by step; a row that only one answer has, as each of an answer by province is, is handed on as it is.</remarks>
internal sealed class MergedRows(IReadOnlyList<IReadOnlyList<TallyRow>> answers)
{
    private readonly RowKeys _keys = new();
    private readonly List<(TallyRow? Only, TallySum? Sum)> _rows = [];
    private readonly List<int> _met = [];
    private readonly GatheredRows _merged = new();

    public TallyRowList Merge()
    {
        var at = new int[answers.Count];
        while (true)
        {
            var (step, any) = ((DateOnly?)null, false);
            for (var i = 0; i < at.Length; i++)
            {
                if (at[i] == answers[i].Count) continue;
                var next = answers[i][at[i]].Step;
                // Without steps there is one, which is null.
                if (!any || next < step) step = next;
                any = true;
            }
            if (!any) return _merged.Take();
            for (var i = 0; i < at.Length; i++)
                for (; at[i] < answers[i].Count && answers[i][at[i]].Step == step; at[i]++) Add(answers[i][at[i]]);
            Close(step);
        }
    }

    private void Add(TallyRow row)
    {
        var number = _keys.Of(row.Key);
        if (number == _rows.Count) _rows.Add(default);
        ref var sum = ref CollectionsMarshal.AsSpan(_rows)[number];
        if (sum is { Only: null, Sum: null })
        {
            sum.Only = row;
            _met.Add(number);
            return;
        }
        if (sum.Only is { } first)
        {
            sum.Sum ??= new TallySum();
            sum.Sum.Add(first.Tally);
            sum.Only = null;
        }
        sum.Sum!.Add(row.Tally);
    }

    private void Close(DateOnly? step)
    {
        _keys.Sort(_met);
        foreach (var number in _met)
        {
            ref var sum = ref CollectionsMarshal.AsSpan(_rows)[number];
            var row = sum.Only ?? new TallyRow(step, _keys[number], sum.Sum!.ToTally());
            if (!row.Tally.IsEmpty) _merged.Add(row);
            sum = default;
        }
        _met.Clear();
    }
}
