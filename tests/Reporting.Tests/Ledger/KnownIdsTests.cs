using Reporting.Errors;

namespace Reporting.Tests.Ledger;

/// <summary>The ids of the incidents that an outline leaves out are read from the pages it tells, and refused where the two differ.</summary>
public sealed class KnownIdsTests
{
    private readonly OutlinedShard _shard = new();

    [Fact]
    public async Task Ids_WithAPageThatWasDamagedSince_NameThePage()
    {
        await _shard.Append(1_500, 1_500);
        Assert.True(await _shard.WriteOutline());
        var (pages, index, outline) = await _shard.Started();
        _shard.ChangeBytes(bytes => bytes[^3] ^= 1, "page-000000000001");
        var ids = _shard.Ids(pages, index, outline);

        Assert.Equal("page-000000000001", (await Assert.ThrowsAsync<LedgerDamagedException>(ids.Ready)).Part);
        Assert.IsType<LedgerDamagedException>(ids.Refusal);
    }

    [Fact]
    public async Task Ids_WithAnOutlineThatLies_RefuseAndTheNextStartReadsEveryPage()
    {
        await _shard.Append(1_500, 1_500);
        Assert.True(await _shard.WriteOutline());
        _shard.ChangeOutline(outline => outline.Incidents++);
        var (pages, index, outline) = await _shard.Started();

        var ids = _shard.Ids(pages, index, outline);
        await Assert.ThrowsAsync<OutlineWrongException>(ids.Ready);

        Assert.IsType<OutlineWrongException>(ids.Refusal);
        Assert.Equal(1, _shard.Left);
        Assert.Equal(3_000, (await _shard.Started()).Index.Incidents);
    }

    [Fact]
    public async Task Ids_OfAStoppedShard_AreNotReadToTheEnd()
    {
        await _shard.Append(1_500, 1_500);
        Assert.True(await _shard.WriteOutline());
        var (pages, index, outline) = await _shard.Started();
        _shard.Storage.Reads.Clear();
        var ids = _shard.Ids(pages, index, outline);
        ids.Stop();

        await Assert.ThrowsAsync<OperationCanceledException>(ids.Ready);
        Assert.Empty(_shard.Storage.Reads);
    }
}
