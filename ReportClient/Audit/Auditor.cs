using Reporting.Ledger;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Audit;

/// <summary>What an audit looked at, and what it found.</summary>
/// <param name="Entries">Ledger entries read.</param>
/// <param name="Incidents">Incidents that stand.</param>
/// <param name="Subjects">Tallies compared.</param>
/// <param name="Cells">Cells compared.</param>
/// <param name="Sums">Sums over the places below a country or province that were compared.</param>
/// <param name="Mismatches">Every difference.</param>
internal sealed record AuditResult(long Entries, long Incidents, long Subjects, long Cells, long Sums, IReadOnlyList<Mismatch> Mismatches);

/// <summary>Recomputes every tally from the ledger with plain folds, and compares (I3, I4).</summary>
internal sealed class Auditor(IGrainFactory grains, IReportingData data)
{
    private const int Attempts = 3;
    private const int AskedTogether = 128;
    // A plain cell takes half a kilobyte.
    private const int CellsTogether = 200_000;

    /// <exception cref="LedgerMovedException">Others recorded all the while.</exception>
    public async Task<AuditResult> Run(CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await data.AsOf();
            var result = await Once(cancellation);
            if (result.Mismatches.Count == 0 || (await data.AsOf()).Entries == before.Entries) return result;
        }
        throw new LedgerMovedException();
    }

    private async Task<AuditResult> Once(CancellationToken cancellation)
    {
        var mismatches = new List<Mismatch>();
        var (entries, incidents) = (0L, 0L);
        var expected = new ExpectedTallies();
        var shards = await new LiveData(grains).Shards();
        await Task.WhenAll(shards.Select(shard => shard.UntilTold(cancellation)));
        for (var shard = 0; shard < shards.Count; shard++)
        {
            var position = await shards[shard].Status();
            var fold = await LedgerReader.Fold(shards[shard], position.Sequence, cancellation);
            mismatches.AddRange(Ledger(shard, position, fold));
            entries += fold.Sequence;
            foreach (var incident in fold.Standing)
            {
                incidents++;
                expected.Add(incident);
            }
        }
        var (subjects, cells) = await Tallies(expected, mismatches, cancellation);
        var sums = await new PlaceSums(grains).Check(subjects, mismatches, cancellation);
        return new AuditResult(entries, incidents, subjects.Count, cells, sums, mismatches);
    }

    private static IEnumerable<Mismatch> Ledger(int shard, ShardStatus position, LedgerFold fold)
    {
        foreach (var fault in fold.Faults) yield return new Mismatch($"ledger shard {shard}", fault, "one unbroken order", "another");
        var standing = fold.Standing.LongCount();
        if (standing != position.Incidents) yield return new Mismatch($"ledger shard {shard}", "incidents that stand", FormattableString.Invariant($"{standing}"), FormattableString.Invariant($"{position.Incidents}"));
    }

    private async Task<(IReadOnlyList<Subject> Subjects, long Cells)> Tallies(ExpectedTallies expected, List<Mismatch> mismatches, CancellationToken cancellation)
    {
        var subjects = await data.Subjects();
        subjects.UnionWith(expected.Subjects);
        var cells = 0L;
        foreach (var together in Together(subjects, expected))
        {
            cancellation.ThrowIfCancellationRequested();
            // Asked at once: tallies that have to catch up share one reading of the ledger.
            var found = await Task.WhenAll(together.Select(subject => grains.GetTally(subject).Cells()));
            foreach (var (subject, held) in together.Zip(found))
            {
                var ledger = expected.CellsOf(subject);
                cells += Math.Max(held.Length, ledger.Count);
                mismatches.AddRange(CellComparison.Of(subject, ledger, held));
            }
        }
        return ([.. subjects], cells);
    }

    // As many as memory holds the cells of.
    private static IEnumerable<List<Subject>> Together(IEnumerable<Subject> subjects, ExpectedTallies expected)
    {
        var (together, cells) = (new List<Subject>(), 0);
        foreach (var subject in subjects)
        {
            var count = expected.CountOf(subject);
            if (together.Count == AskedTogether || together.Count > 0 && cells + count > CellsTogether)
            {
                yield return together;
                (together, cells) = ([], 0);
            }
            together.Add(subject);
            cells += count;
        }
        if (together.Count > 0) yield return together;
    }
}

/// <summary>The ledger grew during every attempt at an audit, and tallies were not at rest.</summary>
internal sealed class LedgerMovedException() : Exception("Others recorded while the audit ran, and the tallies never came to rest.");
