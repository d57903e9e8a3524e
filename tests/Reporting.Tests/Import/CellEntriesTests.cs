using CsCheck;
using Reporting.Import;

namespace Reporting.Tests.Import;

public sealed class CellEntriesTests
{
    private static readonly Gen<string> Part = Gen.String[Gen.Char["ab;|\\ \t\r\nns"], 0, 6];

    private readonly CellEntries _entries = new();
    private readonly RowCheck _check = new();

    [Theory]
    [InlineData("a|b", "a,b,")]
    [InlineData(" a | b ;; |c| ", "a,b, / ,c,")]
    [InlineData("a\\;b|\\|", "a;b,|,")]
    [InlineData("a\\n|\\sb\\s", "a\n, b ,")]
    [InlineData("a|b|c| |", "a,b,c")]
    [InlineData(" ; | ;", "")]
    public void Cell_OfThreeParts_HasTheseEntries(string cell, string expected) => Assert.Equal(expected, Shown(cell));

    [Fact]
    public void Cell_AnyWritten_ReadsBack() => Part.Array[3].Array[1, 4].Sample(entries =>
    {
        var given = entries.Where(parts => parts.Any(part => part.Length > 0)).ToList();
        var cell = CellList.Write(given);
        Assert.True(_entries.Split(_check, "cell", cell, 3), cell);
        Assert.Equal(given, Enumerable.Range(0, _entries.Count).Select(i => Parts(cell, i)));
    }, iter: 5_000, threads: 1);

    [Theory]
    [InlineData("a|b|c|d", "Entry 1 has more than 3 parts; write \\| for a bar in a text.")]
    [InlineData("a;b|c|d|e", "Entry 2 has more than 3 parts; write \\| for a bar in a text.")]
    [InlineData("a\\x", "Behind \\ stands one of \\ | ; n r t s; write \\\\ for the sign itself.")]
    public void Cell_OfAnotherForm_IsAtFault(string cell, string message)
    {
        Assert.False(_entries.Split(_check, "cell", cell, 3));
        Assert.Equal(message, _check.Fault!.Message);
    }

    private string Shown(string cell)
    {
        Assert.True(_entries.Split(_check, "cell", cell, 3));
        return string.Join(" / ", Enumerable.Range(0, _entries.Count).Select(i => string.Join(",", Parts(cell, i))));
    }

    private string[] Parts(string cell, int entry)
    {
        var found = _entries.Entry(cell, entry);
        return [found[0].ToString(), found[1].ToString(), found[2].ToString()];
    }
}
