using System.Collections.Immutable;
using CsCheck;
using Reporting.Ledger;
using Reporting.Tests.Import;
using Reporting.Tests.Ledger.Pages;

namespace Reporting.Tests.Ledger;

/// <summary>A large batch says after a journey what it said before.</summary>
public sealed class LargeBatchTests
{
    private readonly PageForm _form = new(LoneShard.Serializer);

    [Fact]
    public void Unpack_OfAnyBatchThatWasSent_GivesBackEveryField() =>
        Gen.Select(Gen.OneOf(GenIncident.Incident, AnyIncident.Numbered(7)).Array[0, 40], GenIncident.AnyOf("desk", "بدخشان"), GenIncident.AnyOf(null, "", "a reason")).Sample((incidents, by, reason) =>
        {
            var batch = new RecordBatch(incidents, by!, reason);

            var come = Unpacked(Sent(batch));

            Assert.Equal((by, reason), (come.RecordedBy, come.Reason));
            SameEntry.AssertSame(Entries(batch), Entries(come));
        }, iter: 200, threads: 1);

    [Fact]
    public void Unpack_OfSeveralBatches_GivesWhatTheyHaveInCommonAsOneObject()
    {
        var (first, second) = (Unpacked(Sent(Batch(1, 20))), Unpacked(Sent(Batch(21, 20))));

        Assert.Same(first.Incidents[0].Place, second.Incidents[0].Place);
    }

    [Fact]
    public void Packed_TakesAQuarterOfTheBytes()
    {
        var batch = Batch(1, 1_000);

        Assert.InRange(Sent(batch).Length, 1, LoneShard.Serializer.SerializeToArray(batch).Length / 4);
    }

    [Fact]
    public void Whole_InsideAProcess_IsTheBatchItself()
    {
        var batch = Batch(1, 3);

        Assert.Same(batch, new LargeBatch(batch).Whole);
    }

    [Fact]
    public void Unpack_OfABatchThatWasDamaged_IsRefused()
    {
        var sent = LoneShard.Serializer.Deserialize<LargeBatch>(Sent(Batch(1, 20)))!.Packed;
        sent.Facts[^1] ^= 1;

        Assert.Throws<InvalidDataException>(() => BatchPacking.Unpack(sent, _form));
    }

    private static RecordBatch Batch(int first, int count) => new([.. Enumerable.Range(first, count).Select(i => Some.Incident($"test:{i}"))], "desk");

    private static byte[] Sent(RecordBatch batch) => LoneShard.Serializer.SerializeToArray(new LargeBatch(batch));

    private RecordBatch Unpacked(byte[] sent)
    {
        var come = LoneShard.Serializer.Deserialize<LargeBatch>(sent)!;
        Assert.Null(come.Whole);
        return BatchPacking.Unpack(come.Packed, _form);
    }

    private static ImmutableArray<LedgerEntry> Entries(RecordBatch batch) =>
        [.. batch.Incidents.Select(incident => new LedgerEntry { Sequence = 1, Kind = EntryKind.Recorded, RecordedAt = DateTimeOffset.UnixEpoch, RecordedBy = "desk", Incident = incident })];
}
