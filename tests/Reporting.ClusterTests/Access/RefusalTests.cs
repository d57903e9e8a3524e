using System.Text;
using Reporting.Access;
using Reporting.Commands;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Access;

/// <summary>What a client of a silo with keys is refused, and what it is told.</summary>
public sealed class RefusalTests
{
    private static readonly string s_unknown = SecretKey.New();

    [Fact]
    public async Task Refusals_OfCommands_AreAsApproved()
    {
        await using var silo = await GuardedSilo.Start();
        await silo.Record(Some.Incident("own:1"));
        var (reader, recorder) = (silo.Add("ana", Role.Reader), silo.Add("desk", Role.Recorder));
        var gone = silo.Add("gone", Role.Admin);
        Assert.Equal(ExitCode.Ok, (await silo.Run(gone, "tally")).Code);
        silo.Remove("gone");
        var sample = Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl");
        (string Whose, string? Key, string[] Line)[] lines =
        [
            ("no key", null, ["tally"]), ("an unknown key", s_unknown, ["tally"]), ("a removed key", gone, ["tally"]),
            ("no key", null, ["history", "own:nothing"]), ("an unknown key", s_unknown, ["retract", "own:nothing", "--reason", "test"]),
            ("a reader", reader, ["import", "SAMPLE"]), ("a reader", reader, ["import", "SAMPLE", "--dry-run"]), ("a reader", reader, ["retract", "own:nothing", "--reason", "test"]),
            ("a reader", reader, ["rebuild"]), ("a recorder", recorder, ["rebuild"]),
        ];

        var text = new StringBuilder();
        foreach (var (whose, key, line) in lines)
        {
            var run = await silo.Run(key, [.. line.Select(word => word == "SAMPLE" ? sample : word)]);
            text.Append("$ ").AppendJoin(' ', line).Append(" (").Append(whose).Append(")\n").Append(run.Error.Replace(sample, "SAMPLE", StringComparison.Ordinal)).Append("exit code ").Append(run.Code).Append("\n\n");
        }

        Golden.Compare("refusals.txt", text.ToString());
    }

    [Fact]
    public async Task Refusal_IsLogged_WithoutTheKey()
    {
        await using var silo = await GuardedSilo.Start();
        await silo.Record(Some.Incident("own:1"));
        var reader = silo.Add("ana", Role.Reader);

        await silo.Run(null, "tally");
        await silo.Run(s_unknown, "tally");
        await silo.Run(reader, "rebuild");

        var refused = silo.Log.Lines.Where(line => line.StartsWith("Refused", StringComparison.Ordinal)).ToList();
        Assert.Contains(refused, line => line.Contains("IStoreGrain.Describe to client sys.client/", StringComparison.Ordinal) && line.EndsWith(": it sent no key.", StringComparison.Ordinal));
        Assert.Contains(refused, line => line.Contains("IStoreGrain.Describe to client sys.client/", StringComparison.Ordinal) && line.EndsWith(": its key is not known.", StringComparison.Ordinal));
        Assert.Contains(refused, line => line.Contains("Grain.Rebuild to client sys.client/", StringComparison.Ordinal) && line.EndsWith(": it needs role admin, and the key 'ana' has role reader.", StringComparison.Ordinal));
        Assert.All(silo.Log.Lines, line => Assert.False(line.Contains(s_unknown, StringComparison.Ordinal) || line.Contains(reader, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Call_OfSilosOnly_IsRefusedToAnAdmin()
    {
        await using var silo = await GuardedSilo.Start();
        await using var admin = await silo.Connect(silo.Add("root", Role.Admin));
        var phantom = Some.Incident("own:phantom");
        var tally = admin.Grains.GetTally(Subject.Of(PlaceKey.FromNames("Afghanistan", "Badakhshan")));

        var refused = await Assert.ThrowsAsync<AccessRefusedException>(() => tally.Apply(new TallyChange { Shard = 0, Previous = 0, To = 1, Cells = [new Cell(CellKey.Of(phantom), Tally.Of(phantom))] }));

        Assert.Equal("Refused: only the silos themselves may call this.", refused.Message);
        Assert.Empty(await tally.Cells());
    }

    [Fact]
    public async Task Restore_ByARecorder_IsRefusedWithTheRoleThatItNeeds()
    {
        await using var silo = await GuardedSilo.Start();
        await using var recorder = await silo.Connect(silo.Add("desk", Role.Recorder));

        var refused = await Assert.ThrowsAsync<AccessRefusedException>(() => recorder.Grains.GetGrain<ILedgerGrain>(0).Restore([]));

        Assert.Equal(Role.Admin, refused.Needed);
    }

    [Fact]
    public async Task RemovedKey_OfAnOpenConnection_IsRefusedFromThenOn()
    {
        await using var silo = await GuardedSilo.Start();
        await using var connection = await silo.Connect(silo.Add("ana", Role.Reader));
        await connection.Grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Find();

        silo.Remove("ana");

        var refused = await Assert.ThrowsAsync<AccessRefusedException>(() => connection.Grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Find());
        Assert.Equal(AccessRefusedException.OfKey().Message, refused.Message);
    }

    [Fact]
    public async Task ManagementGrain_ShowsAReader_AndObeysAnAdmin()
    {
        await using var silo = await GuardedSilo.Start();
        await using var reader = await silo.Connect(silo.Add("ana", Role.Reader));
        await using var recorder = await silo.Connect(silo.Add("desk", Role.Recorder));
        await using var admin = await silo.Connect(silo.Add("root", Role.Admin));
        await using var stranger = await silo.Connect(s_unknown);

        var hosts = await Of(reader).GetHosts(onlyActive: true);
        await Of(reader).GetDetailedGrainStatistics();
        await Of(admin).ForceActivationCollection(TimeSpan.FromDays(1));

        Assert.Single(hosts);
        Assert.Equal(Role.Admin, (await Assert.ThrowsAsync<AccessRefusedException>(() => Of(recorder).ForceActivationCollection(TimeSpan.FromDays(1)))).Needed);
        Assert.Null((await Assert.ThrowsAsync<AccessRefusedException>(() => Of(stranger).GetHosts())).Needed);

        static IManagementGrain Of(Connection.IConnection connection) => connection.Grains.GetGrain<IManagementGrain>(0);
    }
}
