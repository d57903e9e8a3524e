using System.Globalization;
using System.Runtime.InteropServices;
using Reporting.Faults.Checks;
using Reporting.Faults.Faults;
using Reporting.Faults.Processes;
using Reporting.Faults.Report;
using Reporting.Names;

namespace Reporting.Faults;

/// <summary>Tries every kind of fault, and says what it came to.</summary>
internal static class Suite
{
    private const int Incidents = 20_000;
    private const int FastKills = 2;

    private static readonly IReadOnlyList<Fault> All =
    [
        new KilledClient(), new KilledServedClient(), new KilledSilo(), new KilledDuringRecording(), new KilledDuringSnapshots(), new KilledWhileStopping(),
        new KilledWithdrawal(), new KilledRestore(), new KilledBrief(),
        new StoppedClient(), new TwoImports(), new FullDisk(), new ReadOnlyFolder(), new ClockSetBack(), new DamagedPart(), new DamagedFile(), new EmptyFile(),
    ];

    /// <summary>Runs, and gives the exit code: 0 when everything holds.</summary>
    public static async Task<int> Run(SuiteOptions options)
    {
        var began = TimeProvider.System.GetTimestamp();
        var faults = All.Where(fault => options.Only is null || fault.Name == options.Only).ToList();
        if (faults.Count == 0)
        {
            await Console.Error.WriteLineAsync($"There is no fault '{options.Only}'; there are {string.Join(", ", All.Select(fault => fault.Name))}.");
            return 2;
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Child.KillAll());
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Child.KillAll());
        var folder = Directory.CreateTempSubdirectory("reporting-faults-").FullName;
        try
        {
            var reference = await Reference.Make(Path.Combine(folder, "reference"), Incidents, options.Seed);
            var rows = faults.ToDictionary(fault => fault, fault => new FaultRow(fault.What));
            using var places = new SemaphoreSlim(options.AtOnce);
            await Task.WhenAll(faults.SelectMany(fault => Enumerable.Range(0, Trials(fault, options)).Select(async number =>
            {
                await places.WaitAsync();
                try
                {
                    await Try(fault, number, options, folder, reference, rows[fault]);
                }
                finally
                {
                    places.Release();
                }
            })));
            return Say(options, [.. faults.Select(fault => rows[fault])], TimeProvider.System.GetElapsedTime(began));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Try(Fault fault, int number, SuiteOptions options, string folder, Reference reference, FaultRow row)
    {
        var seed = (int)(ContentHash.Of(string.Create(CultureInfo.InvariantCulture, $"{options.Seed} {fault.Name} {number}")) >> 33);
        var place = Directory.CreateDirectory(Path.Combine(folder, $"{fault.Name}-{number}")).FullName;
        var trial = new Trial(place, number, seed, reference) { KillsWanted = options.Fast ? Math.Min(FastKills, fault.KillsInATrial) : fault.KillsInATrial };
        var failure = await Outcome(fault, trial);
        lock (row) row.Add(trial, failure is not null);
        var points = string.Join(", ", trial.Points);
        Console.WriteLine(failure is null ? $"ok      {fault.Name} {number + 1}: {points}"
            : $"FAILED  {fault.Name} {number + 1}, --seed {options.Seed}: {points}\n        {failure.ReplaceLineEndings("\n        ")}");
        Directory.Delete(place, recursive: true);
    }

    // Every failure is a finding, whatever it is: the other kinds are tried all the same.
    private static async Task<string?> Outcome(Fault fault, Trial trial)
    {
        try
        {
            await fault.Try(trial);
            return trial.Lost + trial.Differing == 0 ? null : $"{trial.Lost} lost, {trial.Differing} differing";
        }
        catch (FaultException found)
        {
            return found.Message;
        }
        catch (Exception unexpected)
        {
            return unexpected.ToString();
        }
    }

    // Kinds that kill are tried more often where more kills are asked for.
    private static int Trials(Fault fault, SuiteOptions options)
    {
        if (options.Fast) return fault.FastTrials;
        var usual = All.Sum(one => one.Trials * one.KillsInATrial);
        return fault.KillsInATrial == 0 ? fault.Trials : (int)Math.Ceiling(fault.Trials * Math.Max(1, (double)options.Kills / usual));
    }

    private static int Say(SuiteOptions options, IReadOnlyList<FaultRow> rows, TimeSpan took)
    {
        Console.WriteLine();
        Console.Write(FaultTable.Print(rows));
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {options.Seed}; {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.OSDescription}; {took:hh\\:mm\\:ss}"));
        var kills = rows.Sum(row => row.Kills);
        var enough = options.Fast || options.Only is not null || kills >= options.Kills;
        if (!enough) Console.WriteLine($"FAILED  only {kills} processes were killed, fewer than {options.Kills}.");
        return enough && rows.All(row => row.Failures == 0) ? 0 : 1;
    }
}
