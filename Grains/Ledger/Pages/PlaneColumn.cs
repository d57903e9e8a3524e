namespace Reporting.Ledger;

/// <summary>Numbers from 0 as <see cref="ColumnWriter.Planes{T}"/> writes them: the lowest byte of each, then those above, as many as the largest takes.</summary>
/// <remarks>Bytes that look alike stand together, and any number is found without those before it.</remarks>
internal readonly ref struct PlaneColumn
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _width;

    /// <summary>Reads where they lie in a column.</summary>
    public PlaneColumn(ColumnReader column)
    {
        Count = column.Count();
        _bytes = column.Rest;
        _width = Count == 0 ? 0 : _bytes.Length / Count;
        if (_bytes.Length != (long)Count * _width || _width > sizeof(ulong) || Count > 0 && _width == 0) throw new InvalidDataException("a column is not as long as its numbers");
    }

    /// <summary>How many numbers.</summary>
    public int Count { get; }

    /// <summary>Reads numbers of at most four bytes from a place on.</summary>
    public void CopyTo(Span<uint> numbers, int from)
    {
        if (_width > sizeof(uint)) throw new InvalidDataException("a number is too large");
        for (var plane = 0; plane < _width; plane++)
        {
            var bytes = _bytes.Slice(plane * Count + from, numbers.Length);
            for (var i = 0; i < bytes.Length; i++) numbers[i] = (plane == 0 ? 0 : numbers[i]) | (uint)bytes[i] << 8 * plane;
        }
    }

    /// <summary>A number by its place.</summary>
    public ulong this[int at]
    {
        get
        {
            if ((uint)at >= (uint)Count) throw new InvalidDataException($"there is no number {at}");
            ulong number = _bytes[at];
            if (_width > 1) number |= (ulong)_bytes[Count + at] << 8;
            for (var plane = 2; plane < _width; plane++) number |= (ulong)_bytes[plane * Count + at] << 8 * plane;
            return number;
        }
    }
}
