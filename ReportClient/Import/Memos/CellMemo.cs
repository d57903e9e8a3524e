using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Reporting.Names;

namespace Reporting.Import;

/// <summary>Remembers what cells and entries say that come again and again, so that each is read once and its value is one object for all rows.</summary>
/// <remarks>Bounded in number and length, so that a file of unique cells cannot fill the memory. For one thread.</remarks>
internal sealed class CellMemo<T>
{
    /// <summary>Longer cells are read each time.</summary>
    public const int LongestCell = 400;

    private readonly MemoTable<(string Cell, T Value)> _values;

    /// <summary>Remembers at most so many cells.</summary>
    public CellMemo(int most = MemoTable<(string, T)>.MostSlots) => _values = new(most);

    /// <summary>What a cell says, where it was read before.</summary>
    public bool TryGet(ReadOnlySpan<char> cell, [MaybeNullWhen(false)] out T value)
    {
        if (cell.Length <= LongestCell && !_values.PassesBy())
        {
            var hash = HashOf(cell);
            foreach (ref readonly var slot in _values.Near(hash))
            {
                if (slot.Hash != hash || !slot.IsTaken || !cell.SequenceEqual(slot.Value.Cell)) continue;
                value = slot.Value.Value;
                return true;
            }
        }
        value = default;
        return false;
    }

    /// <summary>Remembers what a cell says, unless its row is at fault.</summary>
    public T Keep(RowCheck check, ReadOnlySpan<char> cell, T value)
    {
        if (!check.Failed && cell.Length <= LongestCell && !_values.Rests) _values.Keep(HashOf(cell), (cell.ToString(), value));
        return value;
    }

    private static ulong HashOf(ReadOnlySpan<char> cell) => ContentHash.Of(MemoryMarshal.AsBytes(cell));
}
