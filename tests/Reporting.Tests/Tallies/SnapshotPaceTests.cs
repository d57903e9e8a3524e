using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

/// <summary>A snapshot waits for a pause, not for ever, and not at all once much has come in.</summary>
public sealed class SnapshotPaceTests
{
    private readonly SnapshotPace _pace = new();

    [Fact]
    public void Due_WithoutAChange_IsNever()
    {
        Assert.False(_pace.IsDue());
        Assert.False(_pace.IsDueAtRest(0));
        Assert.False(_pace.HasChanged);
    }

    [Fact]
    public void Due_AfterAChange_IsAtThePauseThatFollows()
    {
        _pace.Changed(1);

        Assert.Equal([false, true], [_pace.IsDue(), _pace.IsDue()]);
        Write();
        Assert.False(_pace.IsDue());
    }

    [Fact]
    public void Due_WhileChangesStreamIn_IsAtTheTenthTime()
    {
        var due = Enumerable.Range(0, 20).Select(_ =>
        {
            _pace.Changed(1);
            return _pace.IsDue();
        });

        Assert.Equal([9, 19], due.Select((isDue, at) => (isDue, at)).Where(one => one.isDue).Select(one => one.at));
    }

    [Fact]
    public void DueAtRest_AfterMuch_IsOnceNothingMoreComes()
    {
        _pace.Changed(5_000);
        Assert.False(_pace.IsDueAtRest(5_000));
        _pace.Changed(5_000);
        Assert.False(_pace.IsDueAtRest(10_000));

        Assert.True(_pace.IsDueAtRest(10_000));
        Write();
        Assert.False(_pace.IsDueAtRest(10_000));
    }

    [Theory]
    [InlineData(4_095, 4_095, false)]
    [InlineData(4_096, 4_096, true)]
    [InlineData(24_999, 100_000, false)]
    [InlineData(25_000, 100_000, true)]
    public void DueAtRest_AfterLittle_WaitsForItsTime(int changed, int cells, bool isDue)
    {
        _pace.Changed(changed);
        _pace.IsDueAtRest(cells);

        Assert.Equal(isDue, _pace.IsDueAtRest(cells));
    }

    [Fact]
    public void HasChanged_ByWhatCameWhileItWasWritten_IsTrue()
    {
        _pace.Changed(1);
        var begun = _pace.Begin();
        _pace.Changed(1);
        _pace.Kept(begun);

        Assert.True(_pace.HasChanged);
    }

    [Fact]
    public void Asked_ManyTimesWithoutAChange_IsWorthOneRunOnce()
    {
        for (var i = 0; i < 20; i++) Assert.False(_pace.Asked());
        _pace.Changed(1);

        Assert.Equal([32], Enumerable.Range(0, 100).Where(_ => _pace.Asked()));
    }

    private void Write() => _pace.Kept(_pace.Begin());
}
