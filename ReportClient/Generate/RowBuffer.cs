using System.Buffers.Text;

namespace Reporting.Generate;

/// <summary>Bytes of rows on their way to a file.</summary>
/// <remarks>No row has more than <see cref="LongestRow"/> bytes, which are free whenever one begins. For one thread.</remarks>
internal sealed class RowBuffer(Stream stream)
{
    /// <summary>More than any row takes.</summary>
    public const int LongestRow = 8 * 1024;

    private const int Size = 256 * 1024;
    private readonly byte[] _bytes = new byte[Size];
    private int _used;

    public void Write(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(_bytes.AsSpan(_used));
        _used += utf8.Length;
    }

    public void Write(byte character) => _bytes[_used++] = character;

    public void Write(Name name) => Write(name.Utf8.AsSpan());

    public void Write(long number)
    {
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_used), out var written);
        _used += written;
    }

    /// <summary>Writes <c>2012-06-03</c>.</summary>
    public void WriteDay(int dayNumber)
    {
        var (year, month, day) = DateOnly.FromDayNumber(dayNumber);
        var text = _bytes.AsSpan(_used, 10);
        (text[4], text[7]) = ((byte)'-', (byte)'-');
        Two(text, year / 100);
        Two(text[2..], year % 100);
        Two(text[5..], month);
        Two(text[8..], day);
        _used += 10;
    }

    /// <summary>Writes ten thousandths of a degree as degrees, <c>34.5600</c>.</summary>
    public void WriteDegrees(int tenThousandths)
    {
        Write(tenThousandths / 10_000);
        var fraction = tenThousandths % 10_000;
        var text = _bytes.AsSpan(_used, 5);
        text[0] = (byte)'.';
        Two(text[1..], fraction / 100);
        Two(text[3..], fraction % 100);
        _used += 5;
    }

    /// <summary>Ends a row, and hands on what there is when a further row might not fit.</summary>
    public void EndRow()
    {
        Write((byte)'\n');
        if (_used > Size - LongestRow) Flush();
    }

    public void Flush()
    {
        stream.Write(_bytes.AsSpan(0, _used));
        _used = 0;
    }

    private static void Two(Span<byte> text, int number)
    {
        text[0] = (byte)('0' + number / 10);
        text[1] = (byte)('0' + number % 10);
    }
}
