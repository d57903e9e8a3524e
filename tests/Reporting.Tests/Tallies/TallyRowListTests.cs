using CsCheck;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class TallyRowListTests
{
    // What build/SiloProcess.props says, and the size of a row.
    private const int LargestYoung = 524_288, BytesOfRow = 32;

    [Fact]
    public void Of_Rows_HoldsThemInOrder() => Gen.OneOf(Gen.Int[0, 3], Gen.Int[TallyRowList.BlockRows - 1, TallyRowList.BlockRows + 1], Gen.Int[2 * TallyRowList.BlockRows, 3 * TallyRowList.BlockRows]).Sample(count =>
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
    public void Take_OfABuffer_GivesWhatWasAdded() => Gen.OneOf(Gen.Int[0, 200], Gen.Int[TallyRowList.BlockRows, 2 * TallyRowList.BlockRows + 1]).Sample(count =>
    {
        var rows = Rows(count);
        var buffer = new RowBuffer();
        foreach (var row in rows) buffer.Add(row);

        Assert.True(rows.SequenceEqual(buffer.Take()));
    }, iter: 20);

    [Fact]
    public void Blocks_OfAnyAnswer_AreYoung() => Assert.All(TallyRowList.Blocks(100_000), block => Assert.InRange(BytesOfRow * block.Length, 1, LargestYoung / 2));

    private static TallyRow[] Rows(int count)
    {
        var tally = Tally.Of(Some.Incident());
        return [.. Enumerable.Range(0, count).Select(i => new TallyRow(new DateOnly(2012, 1, 1).AddDays(i), $"key-{i % 7}", tally))];
    }
}
