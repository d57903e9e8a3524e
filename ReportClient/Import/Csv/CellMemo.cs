namespace Reporting.Import;

/// <summary>Remembers what cells say that come again and again, so that each is read once and its value is one object for all rows.</summary>
/// <remarks>Bounded in number and length, so that a file of unique cells cannot fill the memory. For one thread.</remarks>
internal sealed class CellMemo<T>
{
    /// <summary>Longer cells are read each time.</summary>
    public const int LongestCell = 400;

    private const int MostCells = 50_000;
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public CellMemo() => _lookup = _values.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a cell says, where it was read before.</summary>
    public bool TryGet(ReadOnlySpan<char> cell, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value) => _lookup.TryGetValue(cell, out value);

    /// <summary>Remembers what a cell says, unless its row is at fault.</summary>
    public T Keep(RowCheck check, ReadOnlySpan<char> cell, T value)
    {
        if (!check.Failed && cell.Length <= LongestCell && _values.Count < MostCells) _values.Add(cell.ToString(), value);
        return value;
    }
}
