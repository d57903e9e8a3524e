using System.Runtime.InteropServices;
using Reporting.Faults.Cluster.Faults;
using Reporting.Faults.Cluster.Report;
using Reporting.Faults.Cluster.Setting;
using Reporting.Faults.Cluster.Watching;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster;

/// <summary>Tries every fault of a cluster, one after another, and says what it came to.</summary>
internal static class ClusterSuite
{
    private static readonly IReadOnlyList<ClusterFault> All =
    [
        new NoFault(), new Stranger(), new KilledSilo(), new KilledGateway(), new RollingRestart(), new JoiningSilo(), new RestartedDatabase(), new AllKilled(), new HungSilo(), new NetworkCut(), new RollingUpgrade(),
    ];

    private static volatile bool _stopped;

    /// <summary>Runs, and gives the exit code: 0 when nothing was lost, nothing differs, and nobody was shown an error.</summary>
    public static async Task<int> Run(ClusterOptions options)
    {
        var wanted = options.Only?.Split(',');
        if (wanted?.FirstOrDefault(name => All.All(fault => fault.Name != name)) is { } unknown) return await Misused($"There is no fault '{unknown}'; there are {string.Join(", ", All.Select(fault => fault.Name))}.");
        var faults = All.Where(fault => (wanted is null || wanted.Contains(fault.Name)) && (options.Previous is not null || !fault.BeginsWithPrevious)).ToList();
        if (faults.Count == 0) return await Misused($"{options.Only} needs --previous REVISION.");
        // The trial under way comes to its end without its processes, and takes down what it has set up.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var began = TimeProvider.System.GetTimestamp();
        var folder = Directory.CreateTempSubdirectory("reporting-cluster-");
        // The database is another user's process.
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        PreviousVersion? previous = null;
        var kept = false;
        try
        {
            if (faults.Any(fault => fault.BeginsWithPrevious)) previous = await PreviousVersion.Build(options.Previous!, folder.FullName);
            var undisturbed = await Undisturbed.Make(folder.FullName, options.Incidents, options.Seed, ClusterSetting.AttemptsFor(options.Incidents));
            var setting = new ClusterSetting(options, options.AsBuilt ? Built.Silo : await PublishedSilo.Make(folder.FullName), undisturbed, previous);
            var results = new List<ClusterResult>();
            foreach (var fault in faults.TakeWhile(_ => !_stopped)) results.Add(await Try(fault, folder.FullName, setting));
            kept = results.Any(result => result.Failure is not null);
            var run = await ClusterRun.Describe(options, previous?.Revision, TimeProvider.System.GetElapsedTime(began));
            Console.WriteLine();
            Console.Write(ClusterTable.Print(results, run));
            return kept || _stopped ? 1 : 0;
        }
        catch (FaultException impossible)
        {
            await Console.Error.WriteLineAsync($"error: {impossible.Message}");
            return 1;
        }
        finally
        {
            if (previous is not null) await previous.DisposeAsync();
            if (!kept) folder.Delete(recursive: true);
        }
    }

    private static async Task<ClusterResult> Try(ClusterFault fault, string folder, ClusterSetting setting)
    {
        var result = new ClusterResult(fault);
        var place = Directory.CreateDirectory(Path.Combine(folder, fault.Name)).FullName;
        var lastWords = "";
        try
        {
            await using var trial = await ClusterTrial.Begin(result, place, setting);
            try
            {
                await trial.Run();
                await ClusterChecks.Check(trial, setting.Undisturbed);
                await trial.Silos.StopAll();
            }
            catch
            {
                lastWords = trial.Silos.LastWords;
                throw;
            }
        }
        catch (Exception found)
        {
            // Whatever it is, it is a finding, and the other faults are tried all the same.
            result.Failure = found is FaultException ? found.Message : found.ToString();
        }
        Say(result, place, lastWords);
        if (Directory.Exists(Path.Combine(place, "postgres"))) Directory.Delete(Path.Combine(place, "postgres"), recursive: true);
        if (result.Failure is null) Directory.Delete(place, recursive: true);
        return result;
    }

    private static void Say(ClusterResult result, string place, string lastWords)
    {
        Console.WriteLine($"{(result.Failure is null ? "ok     " : "FAILED ")} {result.Fault.Name}: {ClusterTable.Short(result)}");
        foreach (var note in result.Notes) Console.WriteLine($"        {note}");
        if (result.Failure is { } failure) Console.WriteLine($"        {failure.ReplaceLineEndings("\n        ")}\n        What the silos logged is kept in {place}; the last of it:\n{lastWords}");
    }

    private static async Task<int> Misused(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 2;
    }

    private static void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _stopped = true;
        Child.KillAll();
    }
}
