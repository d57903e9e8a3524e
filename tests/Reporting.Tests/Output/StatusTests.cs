using System.Net;
using Reporting.Ledger;
using Reporting.Output;
using Reporting.Silos;

namespace Reporting.Tests.Output;

/// <summary>The state of a made-up cluster, in every form.</summary>
public sealed class StatusTests
{
    private static readonly DateTimeOffset Now = new(2012, 6, 4, 10, 0, 0, TimeSpan.Zero);

    private static readonly ClusterState Cluster = new(Now,
        [
            new SiloState("10.20.30.101:11111", "10.20.30.101:30000", SiloCondition.Active, Now.AddDays(-9), "0.1.0", 1_204),
            new SiloState("10.20.30.102:11111", "10.20.30.102:30000", SiloCondition.Silent, Now.AddDays(-8), null, null),
            new SiloState("10.20.30.103:11111", null, SiloCondition.Starting, Now, null, null),
            new SiloState("10.20.30.104:11111", "10.20.30.104:30000", SiloCondition.Gone, Now.AddDays(-7), null, null),
        ],
        [
            new ShardState(0, "10.20.30.101:11111", new ShardProgress(new ShardStatus(0, 61_250_000, Now.AddMinutes(-1), 60_000_000), 412)),
            new ShardState(1, "10.20.30.102:11111", null),
            new ShardState(2, "10.20.30.101:11111", new ShardProgress(new ShardStatus(2, 0, null, 0), 0)),
        ]);

    [Theory]
    [InlineData(80)]
    [InlineData(140)]
    public void Table_OfWidth_IsAsApproved(int width)
    {
        var text = Print(Cluster, OutputFormat.Table, width);

        Golden.Compare($"status.{width}.txt", text);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public void Csv_IsAsApproved() => Golden.Compare("status.csv", Print(Cluster, OutputFormat.Csv));

    [Fact]
    public void Json_IsAsApproved() => Golden.Compare("status.json", Print(Cluster, OutputFormat.Json));

    [Fact]
    public void Table_BeforeAnythingWasRecorded_SaysSo() =>
        Assert.EndsWith("\n\nThere is no store yet: nothing was recorded.\n", Print(Cluster with { Shards = [] }, OutputFormat.Table), StringComparison.Ordinal);

    [Fact]
    public void Table_OfAStoreThatIsSilent_SaysSo() =>
        Assert.EndsWith("\n\nThe store did not answer.\n", Print(Cluster with { Shards = default }, OutputFormat.Table), StringComparison.Ordinal);

    [Fact]
    public void Json_OfAStoreThatIsSilent_HasNoShards() => Assert.Contains("\"shards\": null", Print(Cluster with { Shards = default }, OutputFormat.Json), StringComparison.Ordinal);

    [Fact]
    public void AllAnswer_WithASilentSilo_IsFalse() => Assert.False((Cluster with { Shards = [] }).AllAnswer);

    [Fact]
    public void AllAnswer_WithASilentShard_IsFalse() => Assert.False((Cluster with { Silos = [] }).AllAnswer);

    [Fact]
    public void AllAnswer_WithASiloThatIsGone_IsTrue() => Assert.True((Cluster with { Silos = [Cluster.Silos[0], Cluster.Silos[3]], Shards = [Cluster.Shards[0]] }).AllAnswer);

    [Fact]
    public void Shown_OfASiloThatCameBack_IsTheNewOne() =>
        Assert.Equal([Silo(1, 5, SiloStatus.Active).SiloAddress], Shown(Silo(1, 4, SiloStatus.Dead), Silo(1, 5, SiloStatus.Active)));

    [Fact]
    public void Shown_OfThoseLost_AreThoseLostLately() =>
        Assert.Equal([Silo(2, 4, SiloStatus.Dead).SiloAddress], Shown(Silo(1, 4, SiloStatus.Dead, alive: -61), Silo(2, 4, SiloStatus.Dead, alive: -59)));

    private static string Print(ClusterState state, OutputFormat output, int width = 140) => StatusText.Print(state, output, new Screen(TextWriter.Null, width, isTerminal: false));

    private static SiloAddress[] Shown(params MembershipEntry[] entries) => [.. ClusterSurvey.Shown(entries, Now).Select(entry => entry.SiloAddress)];

    private static MembershipEntry Silo(int number, int generation, SiloStatus status, int alive = 0) => new()
    {
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Parse($"10.0.0.{number}"), 11111), generation),
        Status = status,
        IAmAliveTime = Now.AddMinutes(alive).UtcDateTime,
    };
}
