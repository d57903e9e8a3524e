using CsCheck;
using Reporting.Casualties;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class CellRunTests
{
    // Days of a year, so that runs of more than a leaf have keys in common; every seventh tally is longer than what is copied in one step.
    private static readonly Gen<Loose[]> GenCells = Gen.Select(Gen.Int[0, 6], Gen.Int[1, 3 * CellRun.LeafSize], Gen.Int[0, 364], Gen.Int[1, 365])
        .SelectMany(shape => Gen.Select(Gen.Int[shape.Item3, shape.Item3 + shape.Item4], Gen.UInt[0, 40], Gen.UInt[0, 5], Gen.Int[-3, 3]).Array[shape.Item1 == 0 ? 0 : shape.Item2 / (shape.Item1 * shape.Item1)])
        .Select(cells => cells.Select(cell => new Loose(new PackedKey(PackedKey.FirstOf(734_000 + cell.Item1) | cell.Item2, cell.Item3), cell.Item4)).ToArray());

    [Fact]
    public void Merge_AnyRuns_HasTheSumOfEachKey() => GenCells.Array[1, 6].Sample(several =>
    {
        var merged = CellRun.Merge([.. several.Select(Run)]);

        Assert.Equal(Plain(several.SelectMany(cells => cells)), Sums(merged));
    }, iter: 100);

    [Fact]
    public void Merge_AnyRuns_IsInOrderInLeavesThatAreNotTooLarge() => GenCells.Array[1, 6].Sample(several =>
    {
        var merged = CellRun.Merge([.. several.Select(Run)]);

        var keys = merged.Leaves.SelectMany(leaf => Enumerable.Range(0, leaf.Count).Select(leaf.KeyOf)).ToList();
        Assert.Equal(keys.Distinct().Order(), keys);
        Assert.All(merged.Leaves, leaf => Assert.InRange(leaf.Count, 1, CellRun.LeafSize));
        Assert.Equal(keys.Count, merged.Count);
    }, iter: 100);

    [Fact]
    public void Merge_ARunAndWhatUndoesIt_IsEmpty() => GenCells.Sample(cells =>
    {
        var undone = cells.Select(cell => cell with { Times = -cell.Times }).ToArray();

        Assert.Equal(0, CellRun.Merge(Run(cells), Run(undone)).Count);
    }, iter: 50);

    [Fact]
    public void Merge_RunsThatFollowEachOther_SharesTheirLeaves()
    {
        var (earlier, later) = (Run(Days(734_000, 3 * CellRun.LeafSize)), Run(Days(744_000, 2 * CellRun.LeafSize)));

        Assert.True(earlier.Leaves.Concat(later.Leaves).SequenceEqual(CellRun.Merge(later, earlier).Leaves));
    }

    [Fact]
    public void Merge_ACellAfterMany_SharesTheLeavesBeforeIt()
    {
        var many = Run(Days(734_000, 8 * CellRun.LeafSize));
        var one = Run([new Loose(new PackedKey(PackedKey.FirstOf(734_000 + 5 * CellRun.LeafSize / 2), 7), 1)]);

        var merged = CellRun.Merge(many, one);

        Assert.Equal(8 * CellRun.LeafSize + 1, merged.Count);
        Assert.True(many.Leaves.Take(2).SequenceEqual(merged.Leaves.Take(2)));
    }

    private static CellRun Run(Loose[] cells)
    {
        var loose = new LooseCells(cells.Length);
        foreach (var cell in cells) loose.Add(cell.Key, Packing.Pack(Sum(cell)));
        return CellRun.Of(loose.ToCells());
    }

    private static Loose[] Days(int first, int days) => [.. Enumerable.Range(first, days).Select(day => new Loose(new PackedKey(PackedKey.FirstOf(day), 1), 1))];

    private static TallySum Sum(Loose cell)
    {
        var sum = new TallySum();
        sum.AddIncidents(cell.Times, 0);
        if (cell.Key.Place % 7 == 0)
            for (var side = Side.Total; side <= Side.Militants; side++) sum.AddFigure(Harm.Killed, side, new FigureTally(cell.Times, 2L * cell.Times, 3L * cell.Times, cell.Times, 0, cell.Times, 0));
        return sum;
    }

    private static List<(PackedKey, Tally)> Plain(IEnumerable<Loose> cells)
    {
        var sums = new SortedDictionary<PackedKey, TallySum>();
        foreach (var cell in cells)
        {
            if (!sums.TryGetValue(cell.Key, out var sum)) sums[cell.Key] = sum = new TallySum();
            sum.Add(Sum(cell).ToTally());
        }
        return [.. sums.Select(sum => (sum.Key, sum.Value.ToTally())).Where(sum => !sum.Item2.IsEmpty)];
    }

    private static List<(PackedKey, Tally)> Sums(CellRun run) =>
        [.. run.Leaves.SelectMany(leaf => Enumerable.Range(0, leaf.Count).Select(cell => (leaf.KeyOf(cell), new Tally(new CellSpan(leaf, cell, cell + 1).TallyOf(cell)))))];

    private sealed record Loose(PackedKey Key, int Times);
}
