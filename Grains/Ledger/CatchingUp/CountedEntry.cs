using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>What an entry adds to tallies, or takes back from them, by the default rule.</summary>
/// <param name="Sequence">The entry; one that revises an incident comes twice.</param>
/// <param name="Groups">The groups that it counts for.</param>
/// <param name="Place">The place.</param>
/// <param name="Key">The cell.</param>
/// <param name="Tally">What is added, written as <see cref="PackedTally"/> does; not to be changed.</param>
internal readonly record struct CountedEntry(long Sequence, SubjectLine[] Groups, SubjectLine[] Place, PackedKey Key, byte[] Tally);
