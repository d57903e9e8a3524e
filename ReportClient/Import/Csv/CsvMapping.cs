using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>Turns the rows of one CSV format into incidents.</summary>
internal abstract class CsvMapping
{
    /// <summary>Reads one row; null when <paramref name="check"/> holds a fault.</summary>
    public abstract Incident? Map(CsvRows row, RowCheck check);
}

/// <summary>Finds the columns of a header, and those that it lacks.</summary>
internal sealed class CsvHeader
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.OrdinalIgnoreCase);
    private readonly string? _repeated;

    public CsvHeader(IReadOnlyList<string> columns)
    {
        for (var i = 0; i < columns.Count; i++)
            if (columns[i].Length > 0 && !_ordinals.TryAdd(columns[i], i)) _repeated ??= columns[i];
    }

    /// <summary>How many of these columns are there.</summary>
    public int Count(IEnumerable<string> columns) => columns.Count(_ordinals.ContainsKey);

    /// <summary>A column's place; -1 where it is missing.</summary>
    public int Find(string column) => _ordinals.GetValueOrDefault(column, -1);

    /// <summary>Checks that no column comes twice and that none of the needed ones is missing.</summary>
    public void Require(string path, ImportFormat format, IEnumerable<string> needed)
    {
        if (_repeated is not null) throw new RepeatedColumnException(path, _repeated);
        var missing = needed.Where(column => !_ordinals.ContainsKey(column)).ToList();
        if (missing.Count > 0) throw new MissingColumnsException(path, format, missing);
    }
}
