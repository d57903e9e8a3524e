using Microsoft.Extensions.Logging;
using Reporting.Connection;
using Reporting.Faults.Children;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Checks;

/// <summary>What must hold after every single kill: each description that was acknowledged so far is in the ledger.</summary>
/// <remarks>Asked in this process, of a copy of the files: the next process finds what the killed one has left, not what a look at it has healed.</remarks>
internal sealed class AfterKill
{
    private readonly Trial _trial;
    private readonly string _copy;
    private readonly IReadOnlyList<Acknowledged> _acknowledged;

    private AfterKill(Trial trial, string copy, IReadOnlyList<Acknowledged> acknowledged) => (_trial, _copy, _acknowledged) = (trial, copy, acknowledged);

    /// <summary>Copies a store that nobody holds, and keeps what was acknowledged until now.</summary>
    public static AfterKill Keep(Trial trial)
    {
        var acknowledged = trial.Acknowledged.ToList();
        var copy = Directory.CreateDirectory(Path.Combine(trial.Folder, Trial.Text(trial.Kills) + "-killed")).FullName;
        foreach (var file in Directory.Exists(trial.Store) ? Directory.GetFiles(trial.Store, "reporting.db*") : [])
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        return new AfterKill(trial, copy, acknowledged);
    }

    /// <summary>Looks at once into a store that nobody holds.</summary>
    /// <exception cref="FaultException">Something acknowledged is not in the ledger.</exception>
    public static Task Check(Trial trial) => Keep(trial).Check();

    /// <summary>Looks through a silo that lives on.</summary>
    /// <exception cref="FaultException">Something acknowledged is not in the ledger.</exception>
    public static async Task Check(Trial trial, string gateway)
    {
        var acknowledged = trial.Acknowledged.ToList();
        if (!ClusterAddress.TryParse(gateway, out var address)) throw new FaultException($"'{gateway}' is no address.");
        await using var connection = await PatientConnection.Open(() => ClusterConnection.Open(address, TimeProvider.System, LogLevel.None, CancellationToken.None));
        await Compare(trial, acknowledged, connection);
    }

    /// <summary>Looks into the copy.</summary>
    /// <exception cref="FaultException">Something acknowledged is not in the ledger.</exception>
    public async Task Check()
    {
        await using (var connection = await EmbeddedConnection.Open(new StoreAddress(_copy), TimeProvider.System, LogLevel.None, CancellationToken.None))
            await Compare(_trial, _acknowledged, connection);
        Directory.Delete(_copy, recursive: true);
    }

    private static async Task Compare(Trial trial, IReadOnlyList<Acknowledged> acknowledged, IConnection connection)
    {
        var lost = Losses.Count(acknowledged, await EntryList.Of(connection.Grains).ToListAsync());
        trial.Checks++;
        trial.Lost += lost;
        if (lost > 0) throw new FaultException($"{lost} acknowledged descriptions are not in the ledger after {trial.Kills} kills.");
    }
}
