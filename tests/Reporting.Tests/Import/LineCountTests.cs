using CsCheck;
using Reporting.Import;

namespace Reporting.Tests.Import;

public sealed class LineCountTests
{
    private static readonly Gen<string> Part = Gen.String[Gen.Char["ab\r\n"], 0, 6];

    [Theory]
    [InlineData("one\n", 1)]
    [InlineData("one\r\n", 1)]
    [InlineData("one\r", 1)]
    [InlineData("one", 0)]
    [InlineData("\n", 1)]
    [InlineData("one\ntwo\n", 2)]
    [InlineData("one\r\ntwo\r\n", 2)]
    [InlineData("one\n\r", 2)]
    public void Lines_OfOnePart_AreCounted(string part, long lines) => Assert.Equal(lines, Counted(part));

    [Fact]
    public void Lines_OfManyParts_AreThoseOfTheWhole() =>
        Part.Array[1, 6].Sample(parts => Counted(parts) == string.Concat(parts).ReplaceLineEndings("\n").Count(c => c == '\n'));

    private static long Counted(params string[] parts)
    {
        var lines = new LineCount();
        foreach (var part in parts) lines.Add(part);
        return lines.Ended;
    }
}
