using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Reporting.Access;
using Reporting.Connection;
using Reporting.Hosting;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Tests.Access;

/// <summary>A silo that asks for keys, with clients that come through its gateway; its folder is gone afterwards.</summary>
internal sealed class GuardedSilo : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly EmbeddedSilo _silo;
    private readonly ShiftedClock _clock;

    private GuardedSilo(DirectoryInfo folder, EmbeddedSilo silo, ShiftedClock clock, LinesLogged log) => (_folder, _silo, _clock, Log) = (folder, silo, clock, log);

    /// <summary>What the silo logged.</summary>
    public LinesLogged Log { get; }

    public string Gateway => _silo.Gateway.ToString();

    /// <summary>The grains as the silo itself calls them.</summary>
    public IGrainFactory Grains => _silo.Grains;

    /// <param name="more">What the silo gets besides; it sees calls after their keys were checked.</param>
    public static async Task<GuardedSilo> Start(Action<ISiloBuilder>? more = null)
    {
        var folder = Directory.CreateTempSubdirectory("reporting-test-");
        var (clock, log) = (new ShiftedClock(), new LinesLogged());
        Key(folder, "add", "first", "--role", "reader");
        var silo = await EmbeddedSilo.Start(Path.Combine(folder.FullName, "store"), clock, LogLevel.Warning, more: silo =>
        {
            silo.Services.AddSingleton<ILoggerProvider>(log);
            silo.AddAccess(new AccessOptions { KeysFile = KeysOf(folder) });
            more?.Invoke(silo);
        });
        return new GuardedSilo(folder, silo, clock, log);
    }

    /// <summary>Makes a key that the silo knows.</summary>
    public string Add(string name, Role role)
    {
        var key = Key(_folder, "add", name, "--role", role.Word());
        _clock.Shift(KnownKeys.LookEvery);
        return key;
    }

    /// <summary>Takes a key back.</summary>
    public void Remove(string name)
    {
        Key(_folder, "remove", name);
        _clock.Shift(KnownKeys.LookEvery);
    }

    /// <summary>Records from within the silo, without a key.</summary>
    public async Task Record(Incident incident)
    {
        var shard = await Grains.Owner(incident.Id);
        await shard.Record(new RecordBatch([incident], "test"));
        await shard.WhenPublished();
    }

    /// <summary>Connects as somebody else's process does.</summary>
    public Task<IConnection> Connect(string? key)
    {
        var address = new ClusterAddress("127.0.0.1", _silo.Gateway.Port) { Credentials = key is null ? null : new Credentials(key) };
        return ClusterConnection.Open(address, TimeProvider.System, LogLevel.None, CancellationToken.None);
    }

    /// <summary>Runs a command with a key's file.</summary>
    public async Task<ClientRun> Run(string? key, params string[] arguments)
    {
        var file = Path.Combine(_folder.FullName, "key");
        await File.WriteAllTextAsync(file, key + "\n");
        return await ClientRun.In(_folder.FullName, [.. arguments, "--cluster", Gateway, .. key is null ? Array.Empty<string>() : ["--key-file", file]]);
    }

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string KeysOf(DirectoryInfo folder) => Path.Combine(folder.FullName, "keys.json");

    private static string Key(DirectoryInfo folder, params string[] arguments)
    {
        using var output = new StringWriter();
        var code = new RootCommand { KeyCommand.Create() }.Parse(["key", .. arguments, "--keys", KeysOf(folder)]).Invoke(new InvocationConfiguration { Output = output });
        Assert.Equal(0, code);
        return output.ToString().Trim();
    }

    // Grains keep their timers by the machine's clock; only what is measured leaps.
    private sealed class ShiftedClock : TimeProvider
    {
        private long _shift;

        public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _shift);

        public void Shift(TimeSpan by) => Interlocked.Add(ref _shift, (long)(by.TotalSeconds * TimestampFrequency));
    }
}
