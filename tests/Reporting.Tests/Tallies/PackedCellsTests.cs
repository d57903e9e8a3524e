using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class PackedCellsTests
{
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private static readonly Gen<Incident[]> Incidents = GenIncident.Incident.Array[0, 200];

    [Fact]
    public void Pack_AnyTally_ComesBackAsItWas() => Gen.Select(GenIncident.Incident.Array[0, 5], Gen.Int[-1_000_000, 1_000_000]).Sample((incidents, times) =>
    {
        var tally = Tally.Sum(incidents.Select(Tally.Of).Append(Large(times)));

        Assert.Equal(tally, Unpacked(Packing.Pack(tally)));
        Assert.Equal(-tally, Unpacked(Packing.Negated(Packing.Pack(tally))));
    }, iter: 500);

    [Fact]
    public void Pack_OneDeadInOneIncident_TakesFiveBytes() =>
        Assert.Equal(5, Packing.Pack(Tally.Of(Some.Incident(figures: [new() { Quantity = Casualties.Quantity.Exact(1) }]))).Length);

    [Fact]
    public void Of_CellsInAnyOrder_AreSortedAndAddedUp() => Incidents.Sample(incidents =>
        Assert.Equal(Plain(incidents), PackedCells.Of([.. incidents.Select(Cell)])), iter: 200);

    [Fact]
    public void Serializer_OfCells_GivesTheSameCells() => Incidents.Sample(incidents =>
    {
        PackedCells cells = [.. incidents.Select(Cell)];
        var change = new TallyChange { Shard = 1, Previous = 2, To = 3, Cells = cells };

        Assert.Equal(cells, Serializer.Deserialize<TallyChange>(Serializer.SerializeToArray(change))!.Cells);
    }, iter: 50);

    [Fact]
    public void StoredSheet_OfASheet_GivesTheSameSheet() => Incidents.Sample(incidents =>
    {
        var sheet = incidents.Aggregate(TallySheet.Empty, (before, incident) => before.With([Cell(incident)]));

        var again = StoredAndRead([.. sheet.Merged().Leaves]);

        Assert.Equal(sheet.Cells, again.Cells);
    }, iter: 50, threads: 1);

    [Fact]
    public void StoredSheet_OfAProcessWithOtherNumbers_GivesTheSameSheetInOrder() => Incidents.Sample(incidents =>
    {
        var sheet = incidents.Aggregate(TallySheet.Empty, (before, incident) => before.With([Cell(incident)]));

        var again = StoredAndRead(OtherNumbers.Of(sheet));

        Assert.Equal(sheet.Cells, again.Cells);
        var keys = again.Merged().Leaves.SelectMany(leaf => Enumerable.Range(0, leaf.Count).Select(leaf.KeyOf)).ToList();
        Assert.Equal(keys.Order(), keys);
        Assert.Equal(sheet.With(Packing.Negated(PackedCells.Of([.. again.Cells]))).Count, TallySheet.Empty.Count);
    }, iter: 50, threads: 1);

    [Fact]
    public void StoredSheet_OfSeveralPieces_GivesTheSameSheet()
    {
        var (day, tally) = (Some.Day("2012-01-01"), Tally.Of(Some.Incident()));
        PackedCells cells = [.. Enumerable.Range(0, 40_000).Select(i => new Cell(new CellKey(day.AddDays(i / 50), IncidentType.Raid, ViolenceType.NotStated, "", PlaceKey.FromNames("Iraq", $"P{i % 50}")), tally))];

        var again = StoredAndRead(OtherNumbers.Of(TallySheet.Empty.With(cells)));

        Assert.Equal(cells, again.Cells);
        Assert.Equal((1, cells.Count), (again.Runs, again.Count));
    }

    private static TallySheet StoredAndRead(IReadOnlyList<PackedCells> leaves)
    {
        var (written, parts) = SheetWriter.Write(CellRun.OfLeaves([.. leaves]));
        var stored = Serializer.Deserialize<StoredSheet>(Serializer.SerializeToArray(written))!;
        return SheetReading.Read(stored, parts.SelectMany(part => part).ToArray(), GrainId.Create("group", "imu"));
    }

    private static Tally Large(int times)
    {
        var sum = new TallySum();
        sum.AddFigure(Casualties.Harm.Wounded, Casualties.Side.Unknown, new FigureTally(times, times * 3L, times * 1_000_000L, 1, times, 0, 2, -times));
        return sum.ToTally();
    }

    private static Tally Unpacked(byte[] packed)
    {
        var sum = new TallySum();
        if (packed.Length > 0) PackedTally.AddTo(sum, packed);
        return sum.ToTally();
    }

    private static Cell Cell(Incident incident) => new(CellKey.Of(incident), Tally.Of(incident));

    private static IEnumerable<Cell> Plain(IEnumerable<Incident> incidents) => incidents
        .Select(Cell)
        .GroupBy(cell => cell.Key)
        .Select(group => new Cell(group.Key, Tally.Sum(group.Select(cell => cell.Tally))))
        .OrderBy(cell => cell.Key);
}
