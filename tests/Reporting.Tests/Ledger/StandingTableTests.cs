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
        Gen.Long[0, 3], Gen.Long[int.MaxValue - 2, int.MaxValue + 1L], Gen.Const((long)uint.MaxValue - 1), Gen.Const((long)uint.MaxValue), Gen.Const(long.MaxValue), Gen.Const(-1L));

    private static readonly Gen<Standing> GenStanding = Gen.Select(Gen.Long[1, StandingTable.LastSequence], GenRevision, Gen.Bool, Gen.Bool)
        .Select((sequence, revision, withdrawn, revisionWithdrawn) => new Standing(sequence, revision, withdrawn, revisionWithdrawn));

    [Fact]
    public void Find_AfterAnySets_GivesWhatAPlainDictionaryGives() => SameAsDictionary(KeyOf);

    [Fact]
    public void Find_KeysOfOnePart_GivesWhatAPlainDictionaryGives() => SameAsDictionary(n => KeyOf(n) with { High = (ulong)n << 1 });

    [Fact]
    public void Find_KeysThatFallTogether_GivesWhatAPlainDictionaryGives() => SameAsDictionary(n => new IncidentKey((ulong)n << 1, 0));

    [Fact]
    public void Find_KeysThatFallTogetherAtTheEnd_GivesWhatAPlainDictionaryGives() => SameAsDictionary(n => new IncidentKey(0, ulong.MaxValue - (ulong)n));

    [Fact]
    public void Find_NumberedIds_GivesWhatAPlainDictionaryGives() => SameAsDictionary(n => IncidentKey.OfNumbered(new NumberedId(n % 3, (ulong)(n / 3) + 1)));

    [Fact]
    public void Find_OtherHalfOfAKeyThatIsThere_GivesNothing()
    {
        var table = new StandingTable();
        table.Set(new IncidentKey(4, 2), new Standing(1, 0, Withdrawn: true));

        Assert.Null(table.Find(new IncidentKey(4, 3)));
        Assert.Null(table.Find(new IncidentKey(8, 2)));
        Assert.Null(table.Find(new IncidentKey(1UL << 63 | 4, 2)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(StandingTable.LastSequence + 1)]
    public void Set_SequenceThatNoSlotHolds_IsRefused(long sequence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StandingTable().Set(new IncidentKey(1, 2), new Standing(sequence, 0, Withdrawn: false)));

    [Fact]
    public void CheckRoom_ForTheLastEntry_Passes() => LedgerIndex.CheckRoom(3, 4_294_967_295);

    [Fact]
    public void CheckRoom_BehindTheLastEntry_SaysThatTheShardIsFull() =>
        Assert.Equal("Ledger shard 3 is full: it can hold 4294967295 entries.", Assert.Throws<ShardFullException>(() => LedgerIndex.CheckRoom(3, 4_294_967_296)).Message);

    [Fact]
    public void Bytes_Of100000Incidents_AreAtMost46Each()
    {
        var table = new StandingTable();
        for (var i = 1; i <= 100_000; i++) table.Set(KeyOf(i), new Standing(i, 1_700_000_000, Withdrawn: false));

        Assert.InRange(table.Bytes / 100_000.0, 24, 46);
    }

    [Fact]
    public void Bytes_Of100000NumberedIncidents_Are17Each()
    {
        var table = new StandingTable();
        for (var i = 1; i <= 100_000; i++) table.Set(IncidentKey.OfNumbered(new NumberedId(0, (ulong)i * 16)), new Standing(i, 7, Withdrawn: false));

        Assert.InRange(table.Bytes / 100_000.0, 16, 17);
    }

    // What was outgrown counts too.
    [Fact]
    public void Set_Of100000Incidents_AllocatesAtMost110BytesEach()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = new StandingTable();
        for (var i = 1; i <= 100_000; i++) table.Set(KeyOf(i), new Standing(i, 1_700_000_000, Withdrawn: false));

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100_000, 24, 110);
    }

    [Fact]
    public void Set_OfAnIncidentThatIsThere_TakesNoOtherSlot()
    {
        var table = new StandingTable();
        for (var i = 1; i <= 1_000; i++) table.Set(KeyOf(i), new Standing(i, 0, Withdrawn: false));
        var before = table.Bytes;
        for (var i = 1; i <= 1_000; i++) table.Set(KeyOf(i), new Standing(1_000 + i, 1, Withdrawn: true));

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

    [Fact]
    public void Key_OfAnIdInAPage_IsThatOfTheIdItself() => GenId.Array[1, 20].Sample(ids =>
    {
        var page = PageForm.Sealed([.. ids.Select((id, at) => new LedgerEntry { Sequence = at + 1, Kind = EntryKind.Recorded, RecordedAt = DateTimeOffset.UnixEpoch, RecordedBy = "test", Incident = Some.Incident() with { Id = id } })]);
        var index = new LedgerIndex();
        PageForm.Index(page, new IndexIntake(index));

        Assert.All(ids, id => Assert.NotNull(index.Find(IncidentKey.Of(id))));
    });

    private static Gen<IncidentId> GenId { get; } = Gen.OneOf(
        Gen.Select(GenIncident.AnyOf("ucdp-ged", "own"), Gen.Int[0, 3], Gen.Int[1, 200]).Select((dataSet, number, length) => new IncidentId(dataSet, new string('x', length - 1) + number)),
        Gen.Select(GenIncident.AnyOf("ucdp-ged", "own"), GenIncident.AnyOf("", "a", "AFG", "x:", "7-", "0"), GenIncident.AnyOf("0", "00", "1", "01", "10", "999999999999999999", "1000000000000000000", "9223372036854775808", "99999999999999999999", ""))
            .Where((_, beginning, number) => beginning.Length + number.Length > 0).Select((dataSet, beginning, number) => new IncidentId(dataSet, beginning + number)));

    // Numbers spread as a hash spreads ids, the same in every run.
    private static IncidentKey KeyOf(int n)
    {
        var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in n)));
        return IncidentKey.OfHash(hash);
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
