using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>An import that is ended half-way by Ctrl-C.</summary>
internal static class Interrupted
{
    // A batch that is on its way is brought to its end, and a shard's share of the file is one: said six times over, each shard has batches left.
    private const int Times = 6;

    /// <summary>Imports into the trial's store until Ctrl-C, which must end with 130.</summary>
    public static async Task Import(Trial trial, Surroundings surroundings)
    {
        var longer = new Delivery(Path.Combine(trial.Folder, "longer.jsonl"), []);
        var rows = await File.ReadAllTextAsync(trial.Reference.Delivery.File);
        await File.WriteAllTextAsync(longer.File, string.Concat(Enumerable.Repeat(rows, Times)));
        await using var import = trial.Import(["--store", trial.Store], together: 30, surroundings: surroundings, of: longer);
        await trial.Reached(trial.Point(trial.Reference.Incidents / 2), import);
        import.Send(Signal.Interrupt);
        await Clear.Ended(import, 130);
    }
}
