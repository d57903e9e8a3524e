using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Reporting.Import;

/// <summary>Reads the cells of one column whose entries come again and again, so that equal entries, and lists of them, are mostly one object.</summary>
/// <remarks>Short cells come again as a whole, and only those that are new are taken apart. For one thread.</remarks>
internal abstract class RecurringEntryCells<T>(string column, int parts) : EntryCells<T>(column, parts)
    where T : class
{
    // Few, so that they stay in the processor's cache; of longer ones most come once.
    private const int MostCells = 4_096;
    private const int LongestCell = 64;

    private readonly CellMemo<ImmutableArray<T>> _cells = new(MostCells);
    private readonly CellMemo<T> _known = new();
    private readonly SharedLists<T> _lists = new();
    private readonly List<T> _found = [];

    protected sealed override ImmutableArray<T> ReadCell(RowCheck check, ReadOnlySpan<char> cell)
    {
        if (cell.Length > LongestCell) return NewList(check, cell);
        return _cells.TryGet(cell, out var list) ? list : _cells.Keep(check, cell, NewList(check, cell));
    }

    protected sealed override T ReadEntry(RowCheck check, CellEntry entry, FieldPath at) =>
        _known.TryGet(entry.Written, out var known) ? known : _known.Keep(check, entry.Written, NewEntry(check, entry, at));

    protected sealed override ImmutableArray<T> List(ReadOnlySpan<T> entries) => _lists.Of(entries);

    /// <summary>Reads an entry that was not met before.</summary>
    protected abstract T NewEntry(RowCheck check, CellEntry entry, FieldPath at);

    // A cell whose entries are all known is not split into their parts.
    private ImmutableArray<T> NewList(RowCheck check, ReadOnlySpan<char> cell) => AreKnown(cell) ? _lists.Of(CollectionsMarshal.AsSpan(_found)) : base.ReadCell(check, cell);

    private bool AreKnown(ReadOnlySpan<char> cell)
    {
        _found.Clear();
        // Behind it a sign that parts entries may stand for itself.
        if (cell.Contains('\\')) return false;
        while (!cell.IsEmpty)
        {
            var stop = cell.IndexOf(';');
            var entry = CellEntries.Trimmed(stop < 0 ? cell : cell[..stop]);
            cell = stop < 0 ? default : cell[(stop + 1)..];
            if (entry.IsEmpty) continue;
            if (!_known.TryGet(entry, out var known)) return false;
            _found.Add(known);
        }
        return true;
    }
}
