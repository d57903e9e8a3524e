namespace Reporting.Commands;

/// <summary>Every exit code there is. Scripts rely on them: never renumber one.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Mismatch = 1;
    public const int Usage = 2;
    public const int InputUnreadable = 3;
    public const int InputFormat = 4;
    public const int RowsRejected = 5;
    public const int StoreMissing = 6;
    public const int StoreInUse = 7;
    public const int StoreFormat = 8;
    public const int StoreUnusable = 9;
    public const int StoreDamaged = 10;
    public const int OutputUnwritable = 11;
    public const int NoCluster = 12;
    public const int NotRecorded = 13;
    public const int NoAnswer = 14;
    public const int StoreDiffers = 16;
    public const int NothingWithdrawn = 17;
    public const int Refused = 19;
    public const int NotDelivered = 22;
    public const int Internal = 70;
    public const int Cancelled = 130;

    /// <summary>Every code with what it means, as <c>docs/cli.md</c> lists them.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Ok, "Done."),
        (Mismatch, "`audit` found a tally that differs from the ledger, `explain` a figure that its incidents do not add up to, or an edition cannot be printed again as it was."),
        (Usage, "The command line is wrong: an unknown option, a bad date or week, since after until, or a name that is unknown or ambiguous."),
        (InputUnreadable, "The input file is missing, is a directory, a device or a pipe, or may not be read."),
        (InputFormat, "The input file is empty, is of no known format, lacks a column, or holds no valid incident; a backup is damaged; or a look or a file of boundaries cannot be used."),
        (RowsRejected, "`import --strict`: rows were rejected, or a list of withdrawals names what was never recorded; the rest is done."),
        (StoreMissing, "There is no store in the folder that was named."),
        (StoreInUse, "Another process has the store open."),
        (StoreFormat, "The store, the backup or an edition was made by another version."),
        (StoreUnusable, "The store's folder may not be written, or is no folder."),
        (StoreDamaged, "A part of the ledger cannot be read as it was written."),
        (OutputUnwritable, "The output folder or the folder for rejected rows does not exist or may not be written; or the output file is write-protected, a device or a pipe."),
        (NoCluster, "No silo answers at the address given with `--cluster`."),
        (NotRecorded, "`retract`, `history`: no such incident was ever recorded."),
        (NoAnswer, "A silo did not answer in time, or the cluster is changing; what was to be written may be written again."),
        (StoreDiffers, "`restore`: the store holds something else than the backup; nothing was changed."),
        (NothingWithdrawn, "`import --retract-missing`: nothing was withdrawn, since a row was rejected, most of the scope is missing, or the scope is empty; what is valid is recorded."),
        (Refused, "The cluster refused the call: a key is missing or not known, or its role does not reach."),
        (NotDelivered, "`brief schedule run --once`: something that was due could not be delivered; it is tried again."),
        (Internal, "A fault of the program. `REPORTING_DEBUG=1` shows the details."),
        (Cancelled, "Stopped by Ctrl-C or a signal; what was acknowledged is kept."),
    ];
}
