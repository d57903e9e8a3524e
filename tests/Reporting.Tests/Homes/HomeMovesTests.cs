using Microsoft.Extensions.Time.Testing;
using Reporting.Homes;

namespace Reporting.Tests.Homes;

public sealed class HomeMovesTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _time = new();
    private readonly KnownSilos _silos = new();
    private readonly LeavingSilos _leaving = new();

    [Fact]
    public void IsDue_SiloAlone_IsNever()
    {
        var moves = Moves();
        _time.Advance(HomeMoves.After * 2);

        Assert.All(Enumerable.Range(0, 16), shard => Assert.False(moves.IsDue(shard)));
    }

    [Fact]
    public void IsDue_JustAfterASiloJoined_IsNot()
    {
        var moves = Moves();
        _silos.Active = [_silos.SiloAddress, KnownSilos.Silo(2)];
        moves.IsDue(0);
        _time.Advance(HomeMoves.After - Tick);

        Assert.All(Enumerable.Range(0, 16), shard => Assert.False(moves.IsDue(shard)));
    }

    [Fact]
    public void IsDue_AWhileAfterASiloJoined_IsWhereTheHomeIsAnother()
    {
        var moves = Moves();
        _silos.Active = [_silos.SiloAddress, KnownSilos.Silo(2)];
        moves.IsDue(0);
        _time.Advance(HomeMoves.After);

        Assert.All(Enumerable.Range(0, 16), shard => Assert.Equal(!ShardHomes.Of(shard, _silos.Active).Equals(_silos.SiloAddress), moves.IsDue(shard)));
    }

    [Fact]
    public void IsDue_OfTallies_IsWhereTheHomeIsAnother()
    {
        var moves = Moves();
        _silos.Active = [_silos.SiloAddress, KnownSilos.Silo(2)];
        moves.IsDue(0);
        _time.Advance(HomeMoves.After);
        string[] keys = ["afghanistan", "afghanistan/badakhshan", "imu", "taliban"];

        Assert.All(keys, key => Assert.Equal(!TallyHomes.Of(key, _silos.Active).Equals(_silos.SiloAddress), moves.IsDue(key)));
    }

    [Fact]
    public void IsDue_WhileSilosComeAndGo_WaitsForTheLast()
    {
        var moves = Moves();
        _silos.Active = [_silos.SiloAddress, KnownSilos.Silo(2)];
        moves.IsDue(0);
        _time.Advance(HomeMoves.After - Tick);
        _silos.Active = [_silos.SiloAddress, KnownSilos.Silo(2), KnownSilos.Silo(3)];
        moves.IsDue(0);
        _time.Advance(Tick);

        Assert.All(Enumerable.Range(0, 16), shard => Assert.False(moves.IsDue(shard)));
    }

    [Fact]
    public void IsDue_WhileTheHomeIsAboutToStop_IsNot()
    {
        var moves = Moves();
        _silos.Active = [_silos.SiloAddress, KnownSilos.Silo(2)];
        moves.IsDue(0);
        _leaving.Add(KnownSilos.Silo(2));
        _time.Advance(HomeMoves.After * 2);

        Assert.All(Enumerable.Range(0, 16), shard => Assert.False(moves.IsDue(shard)));
    }

    [Fact]
    public void Begins_OfTwoShards_IsTheSecondOnceTheFirstHasLeft()
    {
        var moves = Moves();
        var first = new TaskCompletionSource();

        Assert.True(moves.Begins(first.Task));
        Assert.False(moves.Begins(Task.CompletedTask));
        Assert.False(moves.Begins(first.Task));
        first.SetResult();
        Assert.True(moves.Begins(Task.CompletedTask));
    }

    // What it sees first is no change.
    private HomeMoves Moves()
    {
        var moves = new HomeMoves(_time, _silos, _leaving);
        moves.IsDue(0);
        return moves;
    }
}
