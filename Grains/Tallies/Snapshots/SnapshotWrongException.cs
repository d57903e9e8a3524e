namespace Reporting.Tallies;

/// <summary>A tally came to life by a snapshot that no program can have written, though its checksums are right: it is to be made anew from the ledger.</summary>
/// <remarks>Never reaches whoever asks.</remarks>
/// <param name="grain">The tally's grain.</param>
/// <param name="reason">What went wrong in reading it.</param>
internal sealed class SnapshotWrongException(GrainId grain, Exception reason) : Exception($"The snapshot of {grain} cannot be read.", reason)
{
    /// <summary>The tally's grain.</summary>
    public GrainId Grain => grain;
}
