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
        Assert.All(Enumerable.Range(1, Rows), i => Assert.Null(_ids.FirstLine(Row(i), i, out _)));

        Assert.All(Enumerable.Range(1, Rows), i =>
        {
            Assert.Equal(i, _ids.FirstLine(Row(i), Rows + i, out var same));
            Assert.True(same);
        });
    }

    [Fact]
    public void Id_WithOtherContent_IsFoundAsOther()
    {
        _ids.FirstLine(Row(1), 2, out _);

        Assert.Equal(2, _ids.FirstLine(Row(1) with { Summary = "Otherwise" }, 3, out var same));
        Assert.False(same);
    }

    [Fact]
    public void Id_OfAnotherRevision_IsNew()
    {
        _ids.FirstLine(Row(1), 2, out _);

        Assert.Null(_ids.FirstLine(Row(1) with { Revision = 9 }, 3, out _));
    }

    private static Incident Row(int number) => Some.Incident() with { Id = new IncidentId("test", $"{number}") };
}
