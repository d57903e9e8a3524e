using System.Buffers;

namespace Reporting.Tallies;

/// <summary>Takes the rows of an answer one by one, however many there will be.</summary>
/// <remarks>An array that grows is made anew each time, and fresh memory takes longer than the rows: they are gathered in one that was used before. For one answer.</remarks>
internal sealed class GatheredRows
{
    private readonly List<TallyRow[]> _blocks = [];
    private TallyRow[] _rows = ArrayPool<TallyRow>.Shared.Rent(64);
    private int _count;

    public void Add(TallyRow row)
    {
        if (_count == TallyRowList.BlockRows) EndBlock();
        else if (_count == _rows.Length) Grow();
        _rows[_count++] = row;
    }

    /// <summary>The rows; nothing can be added any more.</summary>
    public TallyRowList Take()
    {
        if (_count > 0) EndBlock();
        ArrayPool<TallyRow>.Shared.Return(_rows);
        _rows = [];
        return new TallyRowList([.. _blocks]);
    }

    // What lies in the pool keeps no rows.
    private void EndBlock()
    {
        var rows = _rows.AsSpan(0, _count);
        _blocks.Add(rows.ToArray());
        rows.Clear();
        _count = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<TallyRow>.Shared.Rent(2 * _count);
        _rows.CopyTo(larger, 0);
        _rows.AsSpan(0, _count).Clear();
        ArrayPool<TallyRow>.Shared.Return(_rows);
        _rows = larger;
    }
}
