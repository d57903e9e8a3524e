using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Storage;
using Reporting.Tallies;
using Reporting.Tests.Ledger;

namespace Reporting.Tests.Tallies;

/// <summary>A snapshot gives back the tally that was kept, or nothing: never another one.</summary>
public sealed class TallySnapshotTests
{
    private const byte Kind = 12;
    private static readonly GrainId Grain = GrainId.Create("group", "imu");
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private readonly MemoryStorage _storage = new(Serializer);

    [Fact]
    public async Task Read_OfWhatWasWritten_GivesItBack() => await GenIncident.Incident.Array[0, 200].SampleAsync(async incidents =>
    {
        var (storage, sheet) = (new MemoryStorage(Serializer), SheetOf(incidents));
        PlaceKey[] provinces = [Some.Argo.CountsIn.Parent];
        await Snapshot(storage).Write(sheet, [3, 0, 9], provinces);

        var read = await Snapshot(storage).Read();

        Assert.Equal(sheet.Cells, read!.Value.Sheet.Cells);
        Assert.Equal([3, 0, 9], read.Value.Positions.ToArray());
        Assert.Equal(provinces, read.Value.Provinces.ToArray());
    }, iter: 50, threads: 1);

    [Fact]
    public async Task Read_OfTheKindBefore_GivesNothing()
    {
        await Written();
        _storage.Change("snapshot", body => Changed(body, content => content, 7));

        Assert.Null(await Snapshot(_storage).Read());
    }

    [Fact]
    public async Task Read_OfContentThatNoVersionWrote_GivesNothingOrASheet()
    {
        await Written();
        byte[] kept = [];
        _storage.Change("snapshot", body => kept = body);

        await Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte).SampleAsync(async (at, value) =>
        {
            var storage = new MemoryStorage(Serializer);
            storage.Put("snapshot", Changed(kept, content => [.. content[..(at % content.Length)], value, .. content[(at % content.Length + 1)..]], Kind));
            await Snapshot(storage).Read();
        }, iter: 2_000, threads: 1);
    }

    [Fact]
    public async Task Read_CutUnderItsChecksum_GivesNothing()
    {
        await Written();
        _storage.Change("snapshot", body => Changed(body, content => content[1..], Kind));

        Assert.Null(await Snapshot(_storage).Read());
    }

    [Fact]
    public async Task Write_OfMadeUpCells_TakesLittleMoreThanTheirEntropy()
    {
        var (cells, random) = (new LooseCells(40_000), new Random(1));
        for (var i = 0; i < 40_000; i++)
        {
            var place = PlaceKey.FromNames("Iraq", "Anbar", $"District {random.Next(6)}");
            var incident = Some.Incident(figures: [new() { Quantity = Casualties.Quantity.Exact(random.Next(8)) }]);
            var key = new CellKey(Some.Day("2012-01-01").AddDays(random.Next(4_000)), (IncidentType)random.Next(12), ViolenceType.StateBased, $"group-{random.Next(8)}", place);
            cells.Add(PackedKey.Of(key), Packing.Pack(Tally.Of(incident)));
        }
        var sheet = TallySheet.Empty.With(cells.ToCells());
        var bytes = 0;
        await Snapshot(_storage).Write(sheet, [1], []);
        _storage.Change("snapshot", body => { bytes = body.Length; return body; });

        Assert.InRange(bytes / (double)sheet.Count, 1, 2.6);
    }

    private static TallySheet SheetOf(IEnumerable<Incident> incidents) =>
        incidents.Aggregate(TallySheet.Empty, (before, incident) => before.With([new Cell(CellKey.Of(incident), Tally.Of(incident))]));

    private static TallySnapshot Snapshot(MemoryStorage storage) => new(storage, Grain, Serializer);

    private static byte[] Changed(byte[] body, Func<byte[], byte[]> change, byte kind)
    {
        Assert.True(Envelope.TryOpen(Kind, Serializer.Deserialize<StoredBytes>(body)!.Bytes, out var content, out _));
        return Serializer.SerializeToArray(new StoredBytes { Bytes = Envelope.Seal(kind, change(content)) });
    }

    private Task Written() => Snapshot(_storage).Write(SheetOf([Some.Incident(), Some.Incident(place: Some.Argo)]), [1], []);
}
