using Reporting.Incidents;
using Reporting.Tallies;
using Reporting.Tests.Ledger;

namespace Reporting.Tests.Tallies;

/// <summary>The snapshots of one tally in a test's storage, and sheets to put there.</summary>
internal static class StoredTallies
{
    /// <summary>Whose snapshots they are.</summary>
    public static readonly GrainId Id = GrainId.Create("group", "imu");

    /// <summary>The tally's snapshots, as an activation that has just come to life has them.</summary>
    public static TallySnapshot Snapshot(MemoryStorage storage) => new(storage, Id, LoneShard.Serializer);

    /// <summary>The sheet that counts incidents.</summary>
    public static TallySheet SheetOf(IEnumerable<Incident> incidents) =>
        incidents.Aggregate(TallySheet.Empty, (before, incident) => before.With([new Cell(CellKey.Of(incident), Tally.Of(incident))]));
}
