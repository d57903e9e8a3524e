using Reporting.Tallies;
using Reporting.Tests.Ledger;
using static Reporting.Tests.Tallies.StoredTallies;

namespace Reporting.Tests.Tallies;

/// <summary>A tally arrives at another silo as it left, or as storage has it, and says which.</summary>
public sealed class TallyMoveTests
{
    private readonly MemoryStorage _storage = new(LoneShard.Serializer);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Arrive_OfWhatWasPacked_IsAsItLeft(bool isStored)
    {
        var (left, sheet) = (Snapshot(_storage), SheetOf([Some.Incident()]));
        await left.Write(sheet, [3], []);
        var move = left.Pack(isStored ? null : SheetOf([Some.Incident(), Some.Incident("test:2")]), [4], [], isLevel: true);

        var arriving = Snapshot(_storage);
        var (tally, isAsItLeft) = await arriving.Arrive(move);

        Assert.Equal((isStored ? 3 : 4, true), (tally!.Value.Positions[0], isAsItLeft));
        // It goes on from what storage has.
        await arriving.Write(tally.Value.Sheet, [5], []);
    }

    [Fact]
    public async Task Arrive_AfterAnotherHasWrittenOverWhatIsStored_IsNotAsItLeft()
    {
        var left = Snapshot(_storage);
        await left.Write(SheetOf([Some.Incident()]), [3], []);
        var move = left.Pack(null, [3], [], isLevel: true);
        await left.Write(SheetOf([]), [1], []);

        var (tally, isAsItLeft) = await Snapshot(_storage).Arrive(move);

        Assert.Equal((1, false), (tally!.Value.Positions[0], isAsItLeft));
    }

    [Fact]
    public async Task Arrive_OfWhatCannotBeUsed_IsWhatStorageHas()
    {
        var left = Snapshot(_storage);
        await left.Write(SheetOf([Some.Incident()]), [3], []);

        var (tally, isAsItLeft) = await Snapshot(_storage).Arrive(new TallyMove { Snapshot = [1, 2, 3], Stored = "1", IsLevel = true });

        Assert.Equal((3, false), (tally!.Value.Positions[0], isAsItLeft));
    }
}
