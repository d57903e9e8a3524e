using Reporting.Casualties;
using Reporting.Generate;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;
using Reporting.Tallies;

namespace Reporting.Benchmarks;

/// <summary>One province's cells as made-up histories shape them: twenty uneven years, twelve groups and types, districts and figures of very unequal share.</summary>
internal static class SyntheticCells
{
    private const int Groups = 12, MostDistricts = 24;
    private static readonly IncidentType[] Types = [IncidentType.ArmedClash, IncidentType.Bombing, IncidentType.Raid, IncidentType.Airstrike, .. Enum.GetValues<IncidentType>()];
    private static readonly UnequalShares TypeShares = UnequalShares.Zipf(Types.Length), GroupShares = UnequalShares.Zipf(Groups), DistrictShares = UnequalShares.Zipf(MostDistricts);
    private static readonly SeizureItem[] Items = [.. Enumerable.Range(0, 12).Select(i => new SeizureItem((WeaponCategory)(i % 4), $"item {i}", "pieces"))];

    public static string Group(int group) => $"group-{group}";

    public static PlaceKey Province(int province) => PlaceKey.FromNames("Karvania", $"Province {province}");

    public static PlaceKey District(int province, int district) => PlaceKey.FromNames("Karvania", $"Province {province}", $"Area {district}");

    /// <summary>The sheet of so many incidents.</summary>
    public static TallySheet Sheet(int incidents, int province = 0)
    {
        var days = new DayShares(1, 65);
        var random = new RandomStream(7, (ulong)province);
        var groups = Enumerable.Range(0, Groups).Select(group => CellNumbers.Groups.Of(Group(group))).ToArray();
        var places = Enumerable.Range(0, MostDistricts).Select(district => CellNumbers.Places.Of(District(province, district))).Append(CellNumbers.Places.Of(Province(province))).ToArray();
        var cells = new LooseCells(incidents);
        for (var i = 0; i < incidents; i++)
        {
            var violence = random.Below(100) switch { < 76 => ViolenceType.StateBased, < 90 => ViolenceType.OneSided, _ => ViolenceType.NonState };
            var place = random.Chance(80) ? places[^1] : places[DistrictShares.Draw(ref random)];
            var day = DateOnly.FromDayNumber(days.Draw(ref random, province));
            cells.Add(PackedKey.Of(day, Types[TypeShares.Draw(ref random)], violence, place, groups[GroupShares.Draw(ref random)]), Packing.Pack(Tally(ref random)));
        }
        return TallySheet.Empty.With(cells.ToCells());
    }

    private static TallySum Tally(ref RandomStream random)
    {
        var sum = Packing.FreshSum();
        long killed = random.Below(12);
        sum.AddIncident(killed > 0);
        if (random.Chance(130)) return sum;
        sum.AddFigure(Harm.Killed, Side.Total, random.Chance(400) ? Exact(killed) : FigureTally.OfIncident(killed / 2, killed, killed * 2, false));
        if (random.Chance(600)) sum.AddFigure(Harm.Killed, Side.Militants, Exact(killed / 2));
        if (random.Chance(500)) sum.AddFigure(Harm.Killed, Side.SecurityForces, Exact(killed / 3));
        if (random.Chance(400)) sum.AddFigure(Harm.Killed, Side.Civilians, FigureTally.OfIncident(null, null, null, random.Chance(100)));
        if (random.Chance(330)) sum.AddFigure(Harm.Wounded, Side.Total, FigureTally.OfIncident(killed, killed, null, false));
        if (random.Chance(60)) sum.AddFigure(Harm.Captured, Side.Militants, Exact(1 + killed));
        if (random.Chance(100)) sum.AddSeizure(Items[random.Below(Items.Length)], Exact(1 + killed), 1);
        return sum;
    }

    private static FigureTally Exact(long number) => FigureTally.OfIncident(number, number, number, false);
}
