using System.IO.Hashing;
using System.Runtime.InteropServices;
using CsCheck;
using Reporting.Errors;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Tests.Ledger;

public sealed class StandingTableTests
{
    private static readonly Gen<long> GenRevision = Gen.OneOf(
        Gen.Long[0, 3], Gen.Const((long)uint.MaxValue - 1), Gen.Const((long)uint.MaxValue), Gen.Const(long.MaxValue), Gen.Const(-1L));

    private static readonly Gen<Standing> GenStanding = Gen.Select(Gen.Long[1, StandingTable.LastSequence], GenRevision, Gen.ULong, Gen.Bool, Gen.Bool)
        .Select((sequence, revision, hash, withdrawn, revisionWithdrawn) => new Standing(sequence, revision, hash, withdrawn, revisionWithdrawn));

    [Fact]
    public void Find_AfterAnySets_GivesWhatAPlainDictionaryGives() => SameAsDictionary(KeyOf);

    [Fact]
    public void Find_KeysOfOnePart_GivesWhatAPlainDictionaryGives() => SameAsDictionary(n => KeyOf(n) with { High = (ulong)n });

    [Fact]
    public void Find_KeysThatFallTogether_GivesWhatAPlainDictionaryGives() => SameAsDictionary(n => new IncidentKey((ulong)n, 0));

    [Fact]
    public void Find_KeysThatFallTogetherAtTheEnd_GivesWhatAPlainDictionaryGives() => SameAsDictionary(n => new IncidentKey(0, ulong.MaxValue - (ulong)n));

    [Fact]
    public void Find_OtherHalfOfAKeyThatIsThere_GivesNothing()
    {
        var table = new StandingTable();
        table.Set(new IncidentKey(1, 2), new Standing(1, 0, 3, Withdrawn: true));

        Assert.Null(table.Find(new IncidentKey(1, 3)));
        Assert.Null(table.Find(new IncidentKey(2, 2)));
        Assert.Null(table.Find(new IncidentKey(1UL << 63 | 1, 2)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(StandingTable.LastSequence + 1)]
    public void Set_SequenceThatNoSlotHolds_IsRefused(long sequence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StandingTable().Set(new IncidentKey(1, 2), new Standing(sequence, 0, 0, Withdrawn: false)));

    [Fact]
    public void CheckRoom_ForTheLastEntry_Passes() => LedgerIndex.CheckRoom(3, 4_294_967_295);

    [Fact]
    public void CheckRoom_BehindTheLastEntry_SaysThatTheShardIsFull() =>
        Assert.Equal("Ledger shard 3 is full: it can hold 4294967295 entries.", Assert.Throws<ShardFullException>(() => LedgerIndex.CheckRoom(3, 4_294_967_296)).Message);

    [Fact]
    public void Bytes_Of100000Incidents_AreAtMost60Each()
    {
        var table = new StandingTable();
        for (var i = 1; i <= 100_000; i++) table.Set(KeyOf(i), new Standing(i, 1_700_000_000, 7, Withdrawn: false));

        Assert.InRange(table.Bytes / 100_000.0, 32, 60);
    }

    // What was outgrown counts too: a part grows by half, so that all its earlier sizes come to twice the last.
    [Fact]
    public void Set_Of100000Incidents_AllocatesAtMost180BytesEach()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = new StandingTable();
        for (var i = 1; i <= 100_000; i++) table.Set(KeyOf(i), new Standing(i, 1_700_000_000, 7, Withdrawn: false));

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100_000, 32, 180);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void Find_WithRoomMadeForAnyNumber_GivesWhatWasSet(long expected)
    {
        var table = new StandingTable();
        table.MakeRoom(expected);
        for (var i = 1; i <= 10_000; i++) table.Set(KeyOf(i), new Standing(i, 0, 7, Withdrawn: false));
        table.CutRoom();

        Assert.All(Enumerable.Range(1, 10_000), i => Assert.Equal(i, table.Find(KeyOf(i))!.Value.Sequence));
        Assert.InRange(table.Bytes / 10_000.0, 32, 70);
    }

    [Fact]
    public void MakeRoom_ForAsManyAsNobodyHas_TakesABoundedRoom()
    {
        var table = new StandingTable();
        table.MakeRoom(long.MaxValue);

        Assert.InRange(table.Bytes, 1, 200_000_000);
    }

    [Fact]
    public void MakeRoom_ForThoseThatCome_IsEnoughOnce()
    {
        var table = new StandingTable();
        table.MakeRoom(100_000);
        var room = table.Bytes;
        for (var i = 1; i <= 100_000; i++) table.Set(KeyOf(i), new Standing(i, 0, 7, Withdrawn: false));

        Assert.Equal(room, table.Bytes);
    }

    [Fact]
    public void Set_OfAnIncidentThatIsThere_TakesNoOtherSlot()
    {
        var table = new StandingTable();
        for (var i = 1; i <= 1_000; i++) table.Set(KeyOf(i), new Standing(i, 0, 7, Withdrawn: false));
        var before = table.Bytes;
        for (var i = 1; i <= 1_000; i++) table.Set(KeyOf(i), new Standing(1_000 + i, 1, 8, Withdrawn: true));

        Assert.Equal(before, table.Bytes);
    }

    [Fact]
    public void Key_OfAnyTwoIds_IsTheSameOnlyForTheSame() => Gen.Select(GenId, GenId).Sample((one, other) =>
        Assert.Equal(one == other, IncidentKey.Of(one) == IncidentKey.Of(other)));

    [Fact]
    public void Key_OfAnIdOfNoValidForm_IsThatOfItsText()
    {
        Assert.Equal(IncidentKey.Of(default), IncidentKey.Of(default));
        Assert.NotEqual(IncidentKey.Of(default), IncidentKey.Of(IncidentId.Parse("a:b")));
    }

    private static Gen<IncidentId> GenId { get; } = Gen.Select(GenIncident.AnyOf("ucdp-ged", "own"), Gen.Int[0, 3], Gen.Int[1, 200])
        .Select((dataSet, number, length) => new IncidentId(dataSet, new string('x', length - 1) + number));

    // Numbers spread as a hash spreads ids, the same in every run.
    private static IncidentKey KeyOf(int n)
    {
        var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in n)));
        return new IncidentKey((ulong)(hash >> 64), (ulong)(hash & ulong.MaxValue));
    }

    private static void SameAsDictionary(Func<int, IncidentKey> keyOf) => Gen.Select(Gen.Int[1, 400], GenStanding).Array[0, 1_200].Sample(sets =>
    {
        var (table, plain) = (new StandingTable(), new Dictionary<IncidentKey, Standing>());
        foreach (var (n, standing) in sets)
        {
            var key = keyOf(n);
            Assert.Equal(plain.TryGetValue(key, out var known) ? known : null, table.Find(key));
            table.Set(key, standing);
            plain[key] = standing;
        }
        for (var n = 0; n <= 401; n++) Assert.Equal(plain.TryGetValue(keyOf(n), out var known) ? known : (Standing?)null, table.Find(keyOf(n)));
    }, iter: 100);
}
