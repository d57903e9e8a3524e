namespace Reporting.Ledger;

/// <summary>The values of one kind in a page as <see cref="ValueTable"/> wrote them, in the order in which entries first had them.</summary>
internal readonly ref struct ValueColumn
{
    private readonly ColumnReader _values;

    /// <summary>Reads where they lie in a page.</summary>
    public ValueColumn(scoped ref ColumnReader page)
    {
        Count = page.Count();
        _values = page.Column();
    }

    /// <summary>How many values.</summary>
    public int Count { get; }

    /// <summary>The values, to be read one after another.</summary>
    public ColumnReader Values => _values;

    /// <summary>Every value, each the one copy that is shared where copies are.</summary>
    public T[] All<T>(scoped in PageTexts texts, ValueReader<T> read, SharedValues<T>? shared)
        where T : class
    {
        var values = new T[Count];
        var column = _values;
        for (var i = 0; i < values.Length; i++)
        {
            var value = read(ref column, texts);
            values[i] = shared is null ? value : shared.Of(value);
        }
        column.CheckEnd();
        return values;
    }
}

/// <summary>Reads one value.</summary>
internal delegate T ValueReader<T>(ref ColumnReader column, scoped in PageTexts texts);

/// <summary>Passes over one value.</summary>
internal delegate void ValueSkipper(ref ColumnReader column);
