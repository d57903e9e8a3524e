using Reporting.Import;
using Reporting.Incidents;

namespace Reporting.Tests.Import;

public sealed class RepeatedIdsTests
{
    private const int Rows = 20_000;

    private readonly RepeatedIds _ids = new();

    [Fact]
    public void Id_AmongManyThousand_IsFoundOnItsFirstLine()
    {
        Assert.All(Enumerable.Range(1, Rows), i => Assert.Null(_ids.FirstLine(Row(i), i, (ulong)i << 32, out _)));

        Assert.All(Enumerable.Range(1, Rows), i =>
        {
            Assert.Equal(i, _ids.FirstLine(Row(i), Rows + i, (ulong)i << 32, out var isCopy));
            Assert.True(isCopy);
        });
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

    private static Incident Row(int number) => Some.Incident() with { Id = new IncidentId("test", $"{number}") };
}
