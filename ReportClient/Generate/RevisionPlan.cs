namespace Reporting.Generate;

/// <summary>Which rows say again, and otherwise, what an earlier row said: one in 25, and some incidents three times.</summary>
/// <remarks>
/// Rows are taken in blocks of 25, each with one revision at a random place, and blocks in groups of 64: a group revises one incident of each block
/// of the group before. So nothing has to be remembered, and the plan of the first rows does not depend on how many follow.
/// </remarks>
internal sealed class RevisionPlan(ulong seed)
{
    private const int Block = 25;
    private const int Group = 64;
    private const int Thirds = 16;

    /// <summary>The first version of what a row says.</summary>
    /// <param name="row">The row's number, from 0.</param>
    /// <returns>The row that said it first, and which version of it this is, 1 for the first.</returns>
    public (long First, int Version) Of(long row)
    {
        var block = row / Block;
        if (!IsRevision(row)) return (row, 1);
        return IsThird(block) ? (Revised(Second(block)), 3) : (Revised(block), 2);
    }

    /// <summary>The row whose place a row takes; null for a first version.</summary>
    public long? Replaces(long row)
    {
        var block = row / Block;
        if (!IsRevision(row)) return null;
        return IsThird(block) ? RevisionIn(Second(block)) : Revised(block);
    }

    private bool IsRevision(long row) => row >= Block * Group && row == RevisionIn(row / Block);

    private static bool IsThird(long block) => block % Thirds == 7 && block >= 2 * Group;

    // The block whose revision a third version follows; it holds a second version.
    private static long Second(long block) => block - Group + 1;

    private long RevisionIn(long block) => block * Block + (long)(RandomStream.At(seed ^ 1, (ulong)block) % Block);

    // Within a group each block of the group before comes once, since 37 is odd.
    private long Revised(long block)
    {
        var group = block / Group;
        var earlier = (group - 1) * Group + (block % Group * 37 + group * 11) % Group;
        var behind = 1 + (long)(RandomStream.At(seed ^ 2, (ulong)earlier) % (Block - 1));
        return earlier * Block + (RevisionIn(earlier) % Block + behind) % Block;
    }
}
