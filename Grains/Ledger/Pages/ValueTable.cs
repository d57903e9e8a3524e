using Reporting.Names;

namespace Reporting.Ledger;

/// <summary>The values of one kind in a page as they are written: each once, and in its column by its number.</summary>
/// <remarks>
/// <para>In the column 0 is no value, 1 the next that no entry before had, and from 2 on those that one had. A value is known again as the very
/// same object, else by its bytes.</para>
/// <para>For one thread.</para>
/// </remarks>
internal sealed class ValueTable
{
    private readonly Dictionary<object, int> _byReference = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ulong, int> _byHash = [];
    private readonly List<int> _ends = [];
    private readonly ColumnWriter _values = new();

    /// <summary>Writes the number of a value, and the value itself where no entry before had it.</summary>
    public void Write<T>(ColumnWriter column, T? value, TextTable texts, ValueWriter<T> write)
        where T : class
    {
        if (value is null)
        {
            column.Number(0);
            return;
        }
        if (_byReference.TryGetValue(value, out var number))
        {
            column.Number((ulong)number + 2);
            return;
        }
        write(_values, value, texts);
        WriteLast(column, value);
    }

    /// <summary>Writes the values themselves, as <see cref="Read"/> reads them.</summary>
    public void WriteTo(ColumnWriter page)
    {
        page.Number((ulong)_ends.Count);
        page.Column(_values);
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        _byReference.Clear();
        _byHash.Clear();
        _ends.Clear();
        _values.Clear();
    }

    /// <summary>The values of a page in the order in which entries first had them.</summary>
    public static T[] Read<T>(ref ColumnReader page, string?[] texts, ValueReader<T> read, SharedValues<T>? shared)
        where T : class
    {
        var values = new T[page.Count()];
        var column = page.Column();
        for (var i = 0; i < values.Length; i++)
        {
            var value = read(ref column, texts);
            values[i] = shared is null ? value : shared.Of(value);
        }
        column.CheckEnd();
        return values;
    }

    /// <summary>The next entry's value.</summary>
    /// <param name="column">The column of numbers.</param>
    /// <param name="values">The page's values.</param>
    /// <param name="met">How many of them entries before had.</param>
    public static T? Next<T>(ref ColumnReader column, T[] values, ref int met)
        where T : class
    {
        var number = column.Number();
        return number switch
        {
            0 => null,
            1 => values[met++],
            _ => values[checked((int)(number - 2))],
        };
    }

    // The number of the value that was written last.
    private void WriteLast(ColumnWriter column, object value)
    {
        var start = StartOf(_ends.Count);
        var bytes = _values.Written[start..];
        var hash = ContentHash.Of(bytes);
        if (_byHash.TryGetValue(hash, out var number) && bytes.SequenceEqual(_values.Written[StartOf(number).._ends[number]]))
        {
            _values.CutTo(start);
            _byReference.Add(value, number);
            column.Number((ulong)number + 2);
            return;
        }
        _byHash[hash] = _ends.Count;
        _byReference.Add(value, _ends.Count);
        _ends.Add(_values.Length);
        column.Number(1);
    }

    private int StartOf(int number) => number == 0 ? 0 : _ends[number - 1];
}

/// <summary>Reads one value.</summary>
internal delegate T ValueReader<T>(ref ColumnReader column, string?[] texts);

/// <summary>Writes one value.</summary>
internal delegate void ValueWriter<in T>(ColumnWriter to, T value, TextTable texts);
