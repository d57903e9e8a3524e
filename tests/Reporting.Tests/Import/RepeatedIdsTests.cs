using Reporting.Import;
using Reporting.Incidents;

namespace Reporting.Tests.Import;

public sealed class RepeatedIdsTests
{
    private const int Rows = 20_000;

    private readonly RepeatedIds _ids = new();

    [Theory]
    [InlineData("")]
    [InlineData("AFG")]
    [InlineData("a-name-of-its-own-")]
    [InlineData("7f")]
    public void Id_AmongManyThousand_IsFoundOnItsFirstLine(string beginning)
    {
        Assert.All(Enumerable.Range(1, Rows), i => Assert.Null(_ids.FirstLine(Row(i, beginning), i, (ulong)i << 32, out _)));

        Assert.All(Enumerable.Range(1, Rows), i =>
        {
            Assert.Equal(i, _ids.FirstLine(Row(i, beginning), Rows + i, (ulong)i << 32, out var isCopy));
            Assert.True(isCopy);
        });
    }

    // Numbers and revisions at the ends of what stands in one.
    [Fact]
    public void Id_OfAnyNumberAndRevision_IsFoundOnItsFirstLineOnly()
    {
        string[] numbers = ["0", "1", "01", "001", "256", "65536", "72057594037927935", "72057594037927936", "999999999999999999", "1000000000000000000"];
        long[] revisions = [-1, 0, 1, 255, 256, 511, long.MaxValue];
        var rows = numbers.SelectMany(number => revisions.Select(revision => Some.Incident() with { Id = new IncidentId("test", number), Revision = revision })).ToList();

        for (var i = 0; i < rows.Count; i++) Assert.Null(_ids.FirstLine(rows[i], i + 1, 0, out _));

        for (var i = 0; i < rows.Count; i++) Assert.Equal(i + 1, _ids.FirstLine(rows[i], 1_000, 0, out _));
    }

    [Fact]
    public void Id_OfARowThatIsOtherwise_IsNoCopy()
    {
        _ids.FirstLine(Row(1), 2, 1UL << 40, out _);

        Assert.Equal(2, _ids.FirstLine(Row(1), 3, 1UL << 41, out var isCopy));
        Assert.False(isCopy);
    }

    [Fact]
    public void Id_OfAnotherRevision_IsNew()
    {
        _ids.FirstLine(Row(1), 2, 1UL << 40, out _);

        Assert.Null(_ids.FirstLine(Row(1) with { Revision = 9 }, 3, 1UL << 40, out _));
    }

    [Fact]
    public void Id_BehindTheLastLineThatIsKept_IsStillFound()
    {
        _ids.FirstLine(Row(1), long.MaxValue, 1UL << 40, out _);

        Assert.Equal(uint.MaxValue, _ids.FirstLine(Row(1), 3, 1UL << 40, out _));
    }

    private static Incident Row(int number, string beginning = "") => Some.Incident() with { Id = new IncidentId("test", $"{beginning}{number}") };
}
