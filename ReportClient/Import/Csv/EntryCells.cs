using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Reporting.Import;

/// <summary>Reads the cells of one column that hold several entries.</summary>
/// <remarks>For one thread.</remarks>
/// <param name="column">The column's name.</param>
/// <param name="parts">How many parts an entry has at most.</param>
internal abstract class EntryCells<T>(string column, int parts)
    where T : class
{
    private readonly CellEntries _split = new();
    private readonly List<T> _entries = [];

    /// <summary>What a cell lists; empty when it is empty or the check holds a fault.</summary>
    public ImmutableArray<T> Read(RowCheck check, ReadOnlySpan<char> cell) => cell.IsEmpty || check.Failed ? [] : ReadCell(check, cell);

    /// <summary>Reads a cell that is not empty.</summary>
    protected virtual ImmutableArray<T> ReadCell(RowCheck check, ReadOnlySpan<char> cell)
    {
        if (!_split.Split(check, column, cell, parts)) return [];
        _entries.Clear();
        for (var i = 0; i < _split.Count; i++) _entries.Add(ReadEntry(check, _split.Entry(cell, i), ((FieldPath)column).At(i)));
        return List(CollectionsMarshal.AsSpan(_entries));
    }

    /// <summary>Reads one entry.</summary>
    protected abstract T ReadEntry(RowCheck check, CellEntry entry, FieldPath at);

    /// <summary>Makes a list of entries.</summary>
    protected virtual ImmutableArray<T> List(ReadOnlySpan<T> entries) => [.. entries];

    /// <summary>A part that is a code; where it is not given, what that means.</summary>
    protected static TCode Code<TCode>(RowCheck check, FieldPath field, ReadOnlySpan<char> part, CodeList<TCode> codes, TCode absent)
        where TCode : struct, Enum => part.IsEmpty ? absent : codes.Read(check, field, part);

    /// <summary>A part that names something.</summary>
    protected static string Name(RowCheck check, FieldPath field, ReadOnlySpan<char> part, TextPool names)
    {
        if (!part.IsEmpty) return names.Name(check, field, part);
        check.Fail(RejectReason.MissingValue, field, part, "The value is needed and not given.");
        return "";
    }

    /// <summary>A part in words; null where it is not given.</summary>
    protected static string? Text(RowCheck check, FieldPath field, ReadOnlySpan<char> part, TextPool texts) => part.IsEmpty ? null : texts.Text(check, field, part);
}
