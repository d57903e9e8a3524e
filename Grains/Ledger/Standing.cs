namespace Reporting.Ledger;

/// <summary>How an incident stands in the ledger.</summary>
/// <param name="Sequence">The entry that made it so.</param>
/// <param name="Revision">The data set's own order of revisions: the last one that was recorded or that its withdrawal reaches.</param>
/// <param name="Withdrawn">Whether it is withdrawn.</param>
/// <param name="RevisionWithdrawn">Whether its withdrawal names the revision that it reaches, so that no other description of that revision stands either.</param>
internal readonly record struct Standing(long Sequence, long Revision, bool Withdrawn, bool RevisionWithdrawn = false);
