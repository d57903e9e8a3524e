namespace Reporting.Ledger;

/// <summary>Reads single values of a page; those before them are passed over, and once only where each comes after the last.</summary>
internal ref struct ValueCursor(ValueColumn values)
{
    private readonly ValueColumn _values = values;
    private ColumnReader _column = values.Values;
    private int _next;

    /// <summary>How many of the values the entries that were passed over had.</summary>
    public int Met;

    /// <summary>The value of a number; null for none.</summary>
    public T? At<T>(int number, scoped in PageTexts texts, ValueReader<T> read, ValueSkipper skip, SharedValues<T> shared)
        where T : class
    {
        if (number == ValueTable.None) return null;
        if (number >= _values.Count) throw new InvalidDataException($"there is no value {number}");
        if (number < _next)
        {
            _column = _values.Values;
            _next = 0;
        }
        for (; _next < number; _next++) skip(ref _column);
        _next++;
        return shared.Of(read(ref _column, texts));
    }
}
