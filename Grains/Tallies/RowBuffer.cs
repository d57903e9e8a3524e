using System.Buffers;

namespace Reporting.Tallies;

/// <summary>Takes the rows of an answer one by one, however many there will be, and gives them in one array.</summary>
/// <remarks>An array that grows is made anew each time, and fresh memory takes longer than the rows. For one answer.</remarks>
internal sealed class RowBuffer
{
    private TallyRow[] _rows = ArrayPool<TallyRow>.Shared.Rent(64);
    private int _count;

    public void Add(TallyRow row)
    {
        if (_count == _rows.Length) Grow();
        _rows[_count++] = row;
    }

    /// <summary>The rows; the buffer is of no more use.</summary>
    public TallyRow[] Take()
    {
        var rows = _rows.AsSpan(0, _count).ToArray();
        GiveBack(_rows);
        _rows = [];
        return rows;
    }

    private void Grow()
    {
        var larger = ArrayPool<TallyRow>.Shared.Rent(2 * _count);
        _rows.CopyTo(larger, 0);
        GiveBack(_rows);
        _rows = larger;
    }

    // What lies in the pool keeps no rows.
    private void GiveBack(TallyRow[] rows)
    {
        rows.AsSpan(0, _count).Clear();
        ArrayPool<TallyRow>.Shared.Return(rows);
    }
}
