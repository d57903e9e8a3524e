using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>The disk becomes full during an import or while a silo serves one; then it gets space, and the import goes on.</summary>
internal sealed class FullDisk : Fault
{
    private const int Room = 256 * 1024;

    public override string Name => "full-disk";

    public override string What => "disk full during an import, by a client alone and through a silo";

    public override int Trials => 4;

    public override int FastTrials => 2;

    public override async Task Try(Trial trial)
    {
        Directory.CreateDirectory(trial.Store);
        // From too small for anything to nearly enough: a store needs about as many bytes as the log of its last writes besides.
        var kilobytes = 64 + trial.Random.Next(trial.Reference.Incidents / 8);
        trial.Points.Add($"{kilobytes} KB");
        trial.Seen.Add("a tmpfs in a mount namespace of its own");
        await using (var disk = await SmallDisk.Small(trial.Store, kilobytes))
        {
            await (trial.Number % 2 == 0 ? Alone(trial, disk) : Served(trial, disk));
            await disk.Grow(Room);
            await using var again = trial.Import(["--store", trial.Store], together: 500, surroundings: disk.Inside);
            await Clear.Ended(again, 0);
            await disk.CopyTo(Directory.CreateDirectory(trial.Store + "-kept").FullName);
        }
        Directory.Delete(trial.Store);
        Directory.Move(trial.Store + "-kept", trial.Store);
        await AfterFault.Check(trial);
    }

    private static async Task Alone(Trial trial, SmallDisk disk)
    {
        await using var import = trial.Import(["--store", trial.Store], together: 50, snapshotEvery: 1, surroundings: disk.Inside);
        await Clear.Ended(import, 0, 9);
        trial.Seen.Add($"an import alone ended with {await import.End()}");
    }

    private static async Task Served(Trial trial, SmallDisk disk)
    {
        await using var silo = ServingSilo.Begin(trial.Store, snapshotEvery: 1, surroundings: disk.Inside);
        await Patience.Until(() => silo.HasEnded || ServingSilo.GatewayOf(silo) is not null, Patience.Soon, () => "The silo on a small disk");
        if (ServingSilo.GatewayOf(silo) is { } gateway)
        {
            await using var import = trial.Import(["--cluster", gateway], together: 50);
            await Clear.Ended(import, 0, 9);
            trial.Seen.Add($"an import through a silo ended with {await import.End()}");
            // The silo lives on, and takes up its work as soon as there is space, without a new start.
            await disk.Grow(Room);
            await using var again = trial.Import(["--cluster", gateway], together: 50);
            await Clear.Ended(again, 0);
            silo.Send(Signal.Terminate);
        }
        await Clear.Ended(silo, 0, 9);
    }
}
