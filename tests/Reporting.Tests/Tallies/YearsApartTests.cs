using CsCheck;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

/// <summary>What is put together though nobody asked yet, and what questions that name facts make of it.</summary>
public sealed class YearsApartTests
{
    // Few facts, of which each comes on many days.
    private static readonly Gen<Cell[]> GenCells = Gen.Select(
        Gen.Int[0, 799],
        GenIncident.AnyOf(IncidentType.Raid, IncidentType.NotCoded, IncidentType.Bombing),
        GenIncident.AnyOf(ViolenceType.StateBased, ViolenceType.NotStated),
        GenIncident.AnyOf("", "imu", "imu+taliban", "haqqani-network"),
        GenIncident.AnyOf(PlaceKey.FromNames("Afghanistan", "Kunduz", "Archi"), PlaceKey.FromNames("Afghanistan", "Kunduz", "Khanabad"), PlaceKey.FromNames("Afghanistan"), PlaceKey.FromNames("Pakistan", "Sindh")),
        Gen.Int[0, 5])
        .Select((day, type, violence, groups, place, killed) => new Cell(new CellKey(GenQuestion.FirstDay.AddDays(day), type, violence, groups, place), Tally.Of(Some.Incident(figures: [new() { Quantity = Casualties.Quantity.Exact(killed) }]))))
        .Array[2_000, 3_000];

    [Fact]
    public void Answer_OfASheetThatIsPutTogether_EqualsThePlainFold() => Gen.Select(GenCells, GenQuestion.Any.Array[40]).Sample((cells, queries) =>
    {
        var sheet = TallySheet.Empty.With([.. cells]).AsOneRun();
        Assert.Contains(sheet.PutTogether(), year => year.Kept.CanMake(RollUp.YearsApart));

        foreach (var query in queries.Concat(queries)) Assert.Equal(TallyRows.Answer(cells, query), sheet.Answer(query));
    }, iter: 12);

    [Fact]
    public void Answer_ThatNamesFacts_ReadsARowAYearTheFirstTime()
    {
        var (cells, tally) = (new LooseCells(3 * 365 * 40), Packing.Pack(Tally.Of(Some.Incident())));
        for (var day = 0; day < 3 * 365; day++)
            for (var i = 0; i < 40; i++)
                cells.Add(PackedKey.Of(new CellKey(Some.Day("2013-01-01").AddDays(day), i % 2 == 0 ? IncidentType.Raid : IncidentType.Bombing, ViolenceType.NotStated, i % 4 < 2 ? "imu" : "taliban", PlaceKey.FromNames("Iraq", "Anbar", $"District {i}"))), tally);
        var sheet = TallySheet.Empty.With(cells.ToCells());
        var question = new TallyQuery { Filter = new IncidentFilter { Types = [IncidentType.Raid], Groups = [GroupKey.FromName("IMU")] } };
        Assert.Equal(3, sheet.PutTogether().Count());

        Assert.Equal(3 * 365 * 10, sheet.Answer(question, out var visited).Single().Tally.Incidents);
        Assert.Equal(3, visited);
    }

    [Fact]
    public void Prepare_WhereThereIsNoRoom_IsTriedOnce()
    {
        var cells = TallySheet.Empty.With([.. GenCells.Single()]).AllRuns.SelectMany(run => run.Leaves).Select(leaf => new CellSpan(leaf, 0, leaf.Count)).ToArray();
        var (all, tried) = (cells.Sum(span => span.Count), 0);
        var bytes = new KeptRollUps(all, long.MaxValue, days: 800).Made(RollUp.YearsApart, _ => [cells])!.Value.Bytes;
        var kept = new KeptRollUps(all, bytes, days: 800);
        kept.Keep(RollUp.OfDays(default), cells[0] with { To = 1 });

        for (var i = 0; i < 3; i++)
        {
            kept.Prepare(RollUp.YearsApart, _ =>
            {
                tried++;
                return [cells];
            });
        }

        Assert.Equal(1, tried);
        Assert.False(kept.CanMake(RollUp.YearsApart));
    }

    [Fact]
    public void PutTogether_OfASheetThatIsReadLater_ReadsNoCells()
    {
        var (stored, parts) = SheetWriter.Write(TallySheet.Empty.With([.. GenCells.Single()]).Merged());
        var sheet = SheetReading.Read(stored, parts.SelectMany(part => part).ToArray(), GrainId.Create("group", "imu"));

        Assert.All(sheet.PutTogether(), year => Assert.False(year.IsRead));
    }
}
