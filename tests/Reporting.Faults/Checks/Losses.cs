using Reporting.Faults.Children;

namespace Reporting.Faults.Checks;

/// <summary>Counts what was acknowledged and is not in the ledger.</summary>
internal static class Losses
{
    /// <summary>An acknowledged description needs an entry as old as its acknowledgement: one that was lost and recorded again is younger.</summary>
    /// <param name="acknowledged">What was acknowledged.</param>
    /// <param name="entries">What the ledger has.</param>
    /// <param name="clockMoved">The clock was moved, so that the time of an entry does not tell which run recorded it.</param>
    public static int Count(IEnumerable<Acknowledged> acknowledged, IEnumerable<Acknowledged> entries, bool clockMoved = false)
    {
        var oldest = new Dictionary<(int, string), long>();
        foreach (var entry in entries)
            oldest[(entry.Shard, entry.Word)] = Math.Min(entry.Ticks, oldest.GetValueOrDefault((entry.Shard, entry.Word), long.MaxValue));
        return acknowledged.Count(one => !oldest.TryGetValue((one.Shard, one.Word), out var ticks) || !clockMoved && ticks > one.Ticks);
    }
}
