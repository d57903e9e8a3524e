using System.Runtime.CompilerServices;
using CsCheck;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class TallyRowListTests
{
    // Longer arrays are among the large ones, unless a program says otherwise.
    private const int LongestYoung = 85_000;

    private static readonly Gen<int> Counts =
        Gen.OneOf(Gen.Int[0, 200], Gen.Int[TallyRowList.BlockRows - 1, TallyRowList.BlockRows + 1], Gen.Int[2 * TallyRowList.BlockRows, 3 * TallyRowList.BlockRows]);

    [Fact]
    public void Of_Rows_HoldsThemInOrder() => Counts.Sample(count =>
    {
        var rows = Rows(count);
        var list = TallyRowList.Of(rows);

        Assert.Equal(count, list.Count);
        Assert.True(rows.SequenceEqual(list));
        for (var i = 0; i < count; i++) Assert.Equal(rows[i], list[i]);
        Assert.Throws<IndexOutOfRangeException>(() => list[count]);
        Assert.Throws<IndexOutOfRangeException>(() => list[-1]);
    }, iter: 20);

    [Fact]
    public void Read_OfRowsInSeveralBlocks_GivesThem()
    {
        var list = TallyRowList.Of(Rows(2 * TallyRowList.BlockRows + 1));

        Assert.True(list.SequenceEqual(PackedRows.Read(PackedRows.Write(list))));
    }

    [Fact]
    public void Take_OfGatheredRows_GivesWhatWasAdded() => Counts.Sample(count =>
    {
        var rows = Rows(count);
        var gathered = new GatheredRows();
        foreach (var row in rows) gathered.Add(row);

        Assert.True(rows.SequenceEqual(gathered.Take()));
    }, iter: 20);

    [Fact]
    public void Blocks_OfAnyAnswer_AreYoung() => Assert.All(TallyRowList.Blocks(100_000), block => Assert.InRange(Unsafe.SizeOf<TallyRow>() * block.Length, 1, LongestYoung));

    private static TallyRow[] Rows(int count)
    {
        var tally = Tally.Of(Some.Incident());
        return [.. Enumerable.Range(0, count).Select(i => new TallyRow(new DateOnly(2012, 1, 1).AddDays(i), $"key-{i % 7}", tally))];
    }
}
