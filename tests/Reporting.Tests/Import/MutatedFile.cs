namespace Reporting.Tests.Import;

/// <summary>A good file as its rows, and how it reads.</summary>
internal sealed class GoodFile
{
    private GoodFile(byte[] header, IReadOnlyList<byte[]> rows, byte[] lineEnd, bool isJson) => (Header, Rows, LineEnd, IsJson) = (header, rows, lineEnd, isJson);

    /// <summary>The first line with its end; empty for JSON lines.</summary>
    public byte[] Header { get; }

    /// <summary>The rows without their line ends.</summary>
    public IReadOnlyList<byte[]> Rows { get; }

    public byte[] LineEnd { get; }

    public bool IsJson { get; }

    /// <summary>Parts of the file, each with the header and so many rows.</summary>
    public IEnumerable<GoodFile> Chunks(int rows) => Rows.Chunk(rows).Select(chunk => new GoodFile(Header, chunk, LineEnd, IsJson));

    public byte[] ToBytes() => [.. Header, .. Rows.SelectMany(row => row.Concat(LineEnd))];

    public static GoodFile Of(byte[] file)
    {
        var isJson = file[0] == '{';
        List<byte[]> lines = [];
        for (var (at, start, quoted) = (0, 0, false); at < file.Length; at++)
        {
            if (file[at] == '"' && !isJson) quoted = !quoted;
            if (file[at] != '\n' || quoted) continue;
            lines.Add(file[start..at]);
            start = at + 1;
        }
        byte[] lineEnd = lines[0][^1] == '\r' ? [.. "\r\n"u8] : [.. "\n"u8];
        var rows = lines.Select(line => line[..(line.Length + 1 - lineEnd.Length)]).ToList();
        return isJson ? new GoodFile([], rows, lineEnd, true) : new GoodFile([.. rows[0], .. lineEnd], rows[1..], lineEnd, false);
    }
}

/// <summary>A file of which some rows were changed.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Rows">Where each row of the good file begins in it, and whether it was changed; a row whose line end was taken counts the next as changed.</param>
/// <param name="HeaderChanged">Whether the first line was changed.</param>
internal sealed record MutatedFile(byte[] Bytes, IReadOnlyList<MutatedRow> Rows, bool HeaderChanged)
{
    public int Changed => Rows.Count(row => row.Changed);

    /// <summary>How many lines the file has: in JSON lines only <c>\n</c> ends one.</summary>
    public long Lines { get; init; }

    /// <summary>Changes about half of the rows.</summary>
    /// <param name="good">The file.</param>
    /// <param name="random">Decides.</param>
    /// <param name="inside">Whether no quote and no line break may be touched.</param>
    public static MutatedFile Of(GoodFile good, Random random, bool inside)
    {
        var mutator = new RowMutator(random);
        var bytes = new List<byte>();
        var headerChanged = !inside && good.Header.Length > 0 && random.Next(20) == 0;
        bytes.AddRange(headerChanged ? mutator.Anyhow(good.Header) : good.Header);
        var rows = new List<MutatedRow>();
        var joined = false;
        // Where to begin, so that rows before the first changed one are often there.
        var first = inside ? 0 : random.Next(good.Rows.Count);
        for (var i = 0; i < good.Rows.Count; i++)
        {
            var (row, at) = (good.Rows[i], 0);
            byte[]? changed = i < first || random.Next(4) == 0 ? null : inside ? mutator.Inside(row, out at) : mutator.Anyhow(row);
            rows.Add(new MutatedRow(1 + LinesIn(bytes, good.IsJson), joined || changed is not null, at));
            bytes.AddRange(changed ?? row);
            joined = !inside && changed is not null && random.Next(20) == 0;
            if (!joined) bytes.AddRange(good.LineEnd);
        }
        return new MutatedFile([.. bytes], rows, headerChanged) { Lines = 1 + LinesIn(bytes, good.IsJson) };
    }

    private static long LinesIn(List<byte> bytes, bool isJson)
    {
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes);
        return isJson ? span.Count((byte)'\n') : span.Count((byte)'\n') + span.Count((byte)'\r') - span.Count("\r\n"u8);
    }
}

/// <summary>A row of the good file in a changed one.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Changed">Whether it was changed.</param>
/// <param name="At">The byte at which the change begins, where it is known.</param>
internal readonly record struct MutatedRow(long Line, bool Changed, int At);
