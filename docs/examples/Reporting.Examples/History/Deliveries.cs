using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Export;
using Reporting.Generate;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Examples.History;

/// <summary>The history as a desk delivers it: the whole of it on each of two Mondays, the second with what was learnt meanwhile.</summary>
internal static class Deliveries
{
    private const int Market = 900_001;
    // Of the week that the first edition was about, in the province where most happened: what was learnt of them before the second.
    private const int Revised = 5_022, Late = 5_052, Withdrawn = 5_028;

    private static readonly DateOnly LastOfFirst = Auresia.Last.AddDays(-7);

    /// <summary>Writes both deliveries and the provinces into a folder.</summary>
    public static void Write(string folder)
    {
        var all = All().ToList();
        using (var first = File.Create(Path.Combine(folder, "week-23.jsonl"))) IncidentExport.JsonLines(first, all.Where(one => one.Day <= LastOfFirst && !IsLate(one)).Select(one => Incident(one, 1)));
        using (var second = File.Create(Path.Combine(folder, "week-24.jsonl"))) IncidentExport.JsonLines(second, [.. all.Where(one => !IsWithdrawn(one)).Select(one => Incident(one, one.Number == Revised ? 2 : 1)), MarketBombing()]);
        using var map = File.Create(Path.Combine(folder, "auresia-provinces.geojson"));
        ProvinceMap.Write(map);
    }

    private static IEnumerable<Happening> All()
    {
        var number = 1;
        for (var monday = Auresia.First; monday <= Auresia.Last; monday = monday.AddDays(7))
            for (var left = Course.Incidents(monday); left > 0; left--, number++)
                yield return Happening.Draw(number, monday.AddDays(new RandomStream(11, (ulong)number).Below(7)));
    }

    private static bool IsLate(Happening one) => one.Number == Late;

    private static bool IsWithdrawn(Happening one) => one.Number == Withdrawn;

    private static Incident Incident(Happening what, int version)
    {
        var random = new RandomStream(17, (ulong)what.Number);
        var isLong = random.Chance(60);
        var figures = Accounts.Figures(what, ref random);
        return new Incident
        {
            Id = new IncidentId("auresia-desk", FormattableString.Invariant($"{what.Number}")),
            Revision = version,
            Type = what.Type,
            Violence = what.Violence,
            Start = what.Day,
            End = isLong ? what.Day.AddDays(random.Between(1, 3)) : what.Day,
            DatePrecision = isLong ? DatePrecision.WithinWeek : DatePrecision.Day,
            Place = what.Place(),
            Actors = Actors(what),
            Figures = version == 1 ? figures : Corrections(figures),
            Seizures = Accounts.Seizures(what, ref random),
            Summary = Wording.Summary(what, ref random),
            Sources = Accounts.Sources(what, ref random),
        };
    }

    private static ImmutableArray<Actor> Actors(Happening what)
    {
        var group = new Actor { Name = what.Group.Name };
        return what.Violence switch
        {
            ViolenceType.NonState => [group, new Actor { Name = what.Other!.Name }],
            ViolenceType.OneSided => [group, new Actor { Name = "Civilians", Kind = ActorKind.Civilians }],
            _ => [new Actor { Name = Auresia.Government, Kind = ActorKind.Government }, group],
        };
    }

    // Two more are known to have been killed.
    private static ImmutableArray<Figure> Corrections(ImmutableArray<Figure> figures)
    {
        var first = figures.First(figure => figure is { Harm: Harm.Killed, Quantity.IsVague: false });
        return figures.Replace(first, first with { Quantity = Quantity.Exact(first.Quantity.Best!.Value + 2) });
    }

    private static Incident MarketBombing()
    {
        var dorsena = Auresia.Provinces.First(province => province.Name == "Dorsena");
        var day = new DateOnly(2024, 6, 13);
        var what = new Happening(Market, day, IncidentType.Bombing, ViolenceType.OneSided, Auresia.Groups[1], null, dorsena, 0, "Grain Market", LocationPrecision.Exact);
        return Incident(what, 1) with
        {
            End = day,
            DatePrecision = DatePrecision.Day,
            Figures =
            [
                new Figure { Harm = Harm.Killed, Side = Side.Civilians, Quantity = Quantity.Estimate(24, 27, 31), Originator = "district hospital" },
                new Figure { Harm = Harm.Killed, Side = Side.Civilians, Quantity = Quantity.Exact(19), Originator = "Auresian Police" },
                new Figure { Harm = Harm.Killed, Side = Side.Civilians, Quantity = Quantity.Exact(26), Outlet = "Harbour Wire" },
                new Figure { Harm = Harm.Wounded, Side = Side.Civilians, Quantity = Quantity.AtLeast(60), Originator = "district hospital" },
            ],
            Summary = $"A car bomb went off at the Grain Market of {dorsena.Districts[0]} shortly before noon, when it was crowded. The Eastern Highlands Army denied that it was responsible; police blame it.",
        };
    }
}
