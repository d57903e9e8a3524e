using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    /// <summary>The number of no value.</summary>
    public const int None = -1;

    private readonly Dictionary<Reference, int> _byReference = [];
    private readonly Dictionary<ulong, int> _byHash = [];
    private readonly List<int> _ends = [];
    private readonly ColumnWriter _values = new();
    private object? _last;
    private int _lastNumber;

    /// <summary>Writes the number of a value, and the value itself where no entry before had it.</summary>
    public void Write<T>(ColumnWriter column, T? value, TextTable texts, ValueWriter<T> write)
        where T : class
    {
        if (value is null)
        {
            column.Number(0);
            return;
        }
        // Most entries have the same empty list.
        if (ReferenceEquals(value, _last))
        {
            column.Number((ulong)_lastNumber + 2);
            return;
        }
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_byReference, new Reference(value), out var isKnown);
        if (isKnown)
        {
            column.Number((ulong)number + 2);
        }
        else
        {
            write(_values, value, texts);
            number = WriteLast(column);
        }
        (_last, _lastNumber) = (value, number);
    }

    /// <summary>Writes the values themselves, as <see cref="ValueColumn"/> reads them.</summary>
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
        (_last, _lastNumber) = (null, 0);
    }

    /// <summary>The next entry's value.</summary>
    /// <param name="column">The column of numbers.</param>
    /// <param name="values">The page's values.</param>
    /// <param name="met">How many of them entries before had.</param>
    public static T? Next<T>(ref ColumnReader column, T[] values, ref int met)
        where T : class => NumberOf(column.Number(), ref met) is not None and var number ? values[number] : null;

    /// <summary>The number of the value that a number of the column means, from 0; <see cref="None"/> for no value.</summary>
    /// <param name="written">The number as it stands in the column.</param>
    /// <param name="met">How many values entries before had.</param>
    public static int NumberOf(ulong written, ref int met) => written switch
    {
        0 => None,
        1 => met++,
        _ => checked((int)(written - 2)),
    };

    /// <summary>The number of the value of the row after some, from 0; <see cref="None"/> for no value.</summary>
    /// <param name="column">The column of numbers.</param>
    /// <param name="rows">How many rows are passed over.</param>
    /// <param name="met">How many values entries before had.</param>
    public static int NumberAt(ref ColumnReader column, int rows, ref int met)
    {
        for (var i = 0; i < rows; i++)
            if (column.Number() == 1) met++;
        return NumberOf(column.Number(), ref met);
    }

    // Writes and gives the number of the value that was written last.
    private int WriteLast(ColumnWriter column)
    {
        var start = StartOf(_ends.Count);
        var bytes = _values.Written[start..];
        var hash = ContentHash.Of(bytes);
        if (_byHash.TryGetValue(hash, out var number) && bytes.SequenceEqual(_values.Written[StartOf(number).._ends[number]]))
        {
            _values.CutTo(start);
            column.Number((ulong)number + 2);
            return number;
        }
        _byHash[hash] = _ends.Count;
        _ends.Add(_values.Length);
        column.Number(1);
        return _ends.Count - 1;
    }

    private int StartOf(int number) => number == 0 ? 0 : _ends[number - 1];

    // A value as the object that it is; a type of its own, so that a dictionary compares it without a call.
    private readonly struct Reference(object value) : IEquatable<Reference>
    {
        private readonly object _value = value;

        public bool Equals(Reference other) => ReferenceEquals(_value, other._value);

        public override bool Equals(object? obj) => obj is Reference other && Equals(other);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(_value);
    }
}

/// <summary>Writes one value.</summary>
internal delegate void ValueWriter<in T>(ColumnWriter to, T value, TextTable texts);
