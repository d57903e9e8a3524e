namespace Reporting.Tests.Import;

/// <summary>Spoils rows in the ways that transfers, editors, spreadsheets and malice do. The same seed gives the same rows.</summary>
internal sealed class RowMutator(Random random)
{
    private static readonly byte[][] Intrusions =
    [
        "\0\0\0"u8.ToArray(), "\uFEFF"u8.ToArray(), "\uFFFF"u8.ToArray(), [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], "99999999999999999999"u8.ToArray(),
        "-1"u8.ToArray(), "1e999"u8.ToArray(), ",,,"u8.ToArray(), "NULL"u8.ToArray(), "several"u8.ToArray(), "\\ud800"u8.ToArray(), "\u00A0"u8.ToArray(), ";|~"u8.ToArray(),
    ];

    private static readonly byte[][] Breaks = ["\""u8.ToArray(), "\"\""u8.ToArray(), ",\""u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(), "\r\n"u8.ToArray(), "\n\n"u8.ToArray(), "\"\r"u8.ToArray()];

    /// <summary>Changes the row without touching a quote or a line break, so that only this row can be other than before; null where it has no room for that.</summary>
    /// <param name="row">The row without its line end.</param>
    /// <param name="at">Where the change begins.</param>
    public byte[]? Inside(byte[] row, out int at)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            at = random.Next(1, Math.Max(2, row.Length - 1));
            var length = random.Next(3) == 0 ? 0 : random.Next(1, 1 + Math.Min(12, row.Length - at));
            if (at + length >= row.Length || row.AsSpan((at - 1)..(at + length + 1)).IndexOfAny("\"\r\n"u8) >= 0) continue;
            return Replace(row, at, length, random.Next(3) switch
            {
                0 => Letters(length),
                1 => row.AsSpan(at, length).ToArray() is { Length: > 0 } same ? [.. same, .. same] : [],
                _ => Intrusions[random.Next(Intrusions.Length)],
            });
        }
        at = 0;
        return null;
    }

    /// <summary>Changes the row in any way; the rows behind it may suffer.</summary>
    public byte[] Anyhow(byte[] row) => random.Next(9) switch
    {
        0 => Flip(row),
        1 => row[..random.Next(row.Length + 1)],
        2 => [.. row, .. row],
        3 => [.. row, (byte)'\n', .. Flip(row)],
        4 => Swap(row),
        5 => Replace(row, random.Next(row.Length + 1), 0, Breaks[random.Next(Breaks.Length)]),
        6 => Replace(row, random.Next(row.Length + 1), 0, Intrusions[random.Next(Intrusions.Length)]),
        7 => Replace(row, random.Next(row.Length + 1), 0, Long()),
        _ => Json(row),
    };

    private static byte[] Replace(byte[] row, int at, int length, byte[] by) => [.. row[..at], .. by, .. row[(at + length)..]];

    private byte[] Letters(int length)
    {
        var letters = new byte[length];
        for (var i = 0; i < length; i++) letters[i] = (byte)random.Next('a', 'z');
        return letters;
    }

    private byte[] Flip(byte[] row)
    {
        byte[] flipped = [.. row];
        for (var i = random.Next(1, 4); i > 0 && row.Length > 0; i--) flipped[random.Next(row.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private byte[] Swap(byte[] row)
    {
        var fields = System.Text.Encoding.Latin1.GetString(row).Split(',');
        var (a, b) = (random.Next(fields.Length), random.Next(fields.Length));
        (fields[a], fields[b]) = (fields[b], fields[a]);
        return System.Text.Encoding.Latin1.GetBytes(string.Join(',', fields));
    }

    private byte[] Long()
    {
        var filler = new byte[random.Next(1, 5) * 1_000];
        Array.Fill(filler, "x,\"[{"u8[random.Next(5)]);
        return filler;
    }

    // A member of a name that is there already, a nest, or a number beyond every type, behind some brace or colon.
    private byte[] Json(byte[] row)
    {
        var at = row.AsSpan(random.Next(row.Length + 1)).IndexOfAny((byte)'{', (byte)':');
        if (at < 0) return Flip(row);
        byte[] into = random.Next(4) switch
        {
            0 => "\"id\":\"a:1\","u8.ToArray(),
            1 => [.. Enumerable.Repeat((byte)'[', 200)],
            2 => "1e999,\"x\":"u8.ToArray(),
            _ => "\"\\udc00\":-0.5e-999,"u8.ToArray(),
        };
        return Replace(row, at + 1, 0, into);
    }
}
