using Reporting.Casualties;
using Reporting.Groups;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.RealData;

public sealed class UcdpImportTests(UcdpStore ucdp) : IClassFixture<UcdpStore>
{
    [RealDataFact]
    public async Task Import_ThreeFilesThenAllAgain_RecordsEachOnce()
    {
        await using var store = await Store.Open();
        string[] files = [RealFiles.Afghanistan2021, RealFiles.Pakistan2021, RealFiles.February2022];
        var read = new List<long>();
        foreach (var file in files)
        {
            var first = await UcdpStore.Import(store, file);
            Assert.Equal((first.Read, 0L), (first.Recorded, first.Rejected));
            read.Add(first.Read);
        }
        Assert.Equal([4512, 212, 984], read);

        foreach (var file in files)
        {
            var again = await UcdpStore.Import(store, file);
            Assert.Equal((again.Read, 0L, 0L), (again.Unchanged, again.Recorded, again.Revised));
        }
        Assert.Equal(4512 + 212 + 984, (await store.Data.AsOf()).Entries);
    }

    [RealDataFact]
    public async Task Import_Afghanistan_CountsWhatTheSourceContradictsItselfIn()
    {
        await using var store = await Store.Open();

        var summary = await UcdpStore.Import(store, RealFiles.Afghanistan2021);

        Assert.Equal((4512L, 4512L, 0L, 221L, 431L), (summary.Read, summary.Recorded, summary.Rejected, summary.LowAboveBest, summary.BestAboveHigh));
    }

    [RealDataFact]
    public async Task Tally_Country_IsAsCountedElsewhere()
    {
        var tally = await ucdp.Tally(new IncidentFilter { Places = [UcdpStore.Place()] });

        var killed = tally.Of(Harm.Killed);
        Assert.Equal((4512L, 34275L, 36396L, 41111L), (tally.Incidents, killed.Low!.Value, killed.Best!.Value, killed.High!.Value));
        Assert.Equal(1739, tally.Of(Harm.Killed, Side.Civilians).Best);
        Assert.Equal(291, tally.Of(Harm.Killed, Side.Unknown).Best);
        Assert.Equal(3532 + 30834, tally.Of(Harm.Killed, Side.Militants).Best + tally.Of(Harm.Killed, Side.SecurityForces).Best);
        Assert.Null(tally.Of(Harm.Wounded).Best);
        Assert.Equal(4512 - 131, tally.FatalIncidents);
    }

    [RealDataFact]
    public async Task Tally_EveryProvince_EqualsAPlainLoopAndItsDistrictsAddUp()
    {
        var provinces = ucdp.Rows.Select(row => row.Province).OfType<string>().Distinct().ToList();
        Assert.Equal(34, provinces.Count);
        foreach (var province in provinces)
        {
            var rows = ucdp.Rows.Where(row => row.Province == province).ToList();
            var filter = new IncidentFilter { Places = [UcdpStore.Place(province)] };
            var tally = await ucdp.Tally(filter);
            var byDistrict = await ucdp.Data.Ask(new TallyQuery { Filter = filter, By = Dimension.District });

            Same(rows, tally);
            Assert.Equal(tally, Tally.Sum(byDistrict.Select(row => row.Tally)));
            Assert.Equal(rows.Count(row => row.District is null), byDistrict.Where(row => row.Key == TallyRow.NotLocated).Sum(row => row.Tally.Incidents));
        }
    }

    [RealDataFact]
    public async Task Tally_ProvincesAndNotLocated_AddUpToTheCountry()
    {
        var byProvince = await ucdp.Data.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [UcdpStore.Place()] }, By = Dimension.Province });

        Assert.Equal(await ucdp.Tally(new IncidentFilter { Places = [UcdpStore.Place()] }), Tally.Sum(byProvince.Select(row => row.Tally)));
        var nowhere = Assert.Single(byProvince, row => row.Key == TallyRow.NotLocated).Tally;
        Assert.Equal((18L, 168L), (nowhere.Incidents, nowhere.Of(Harm.Killed).Best!.Value));
    }

    [RealDataFact]
    public async Task Tally_EveryDistrict_EqualsAPlainLoop()
    {
        var districts = ucdp.Rows.Where(row => row.District is not null).GroupBy(row => (row.Province, row.District)).ToList();
        Assert.Equal(313, districts.Count);
        foreach (var district in districts)
            Same([.. district], await ucdp.Tally(new IncidentFilter { Places = [UcdpStore.Place(district.Key.Province, district.Key.District)] }));
    }

    [RealDataFact]
    public async Task Tally_EveryGroup_EqualsAPlainLoop()
    {
        foreach (var group in ucdp.Rows.SelectMany(row => new[] { row.SideA, row.SideB }).Distinct())
        {
            if (group == "Civilians" || group.StartsWith("Government of ", StringComparison.Ordinal)) continue;
            Same([.. ucdp.Rows.Where(row => row.Has(group))], await ucdp.Tally(new IncidentFilter { Groups = [GroupKey.FromName(group)] }));
        }
    }

    [RealDataFact]
    public async Task Series_ByMonth_IsAsCountedElsewhere()
    {
        var rows = await ucdp.Data.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [UcdpStore.Place()] }, Step = Step.Month });

        Assert.Equal([364L, 294, 310, 512, 722, 904, 832, 445, 44, 35, 32, 18], rows.Select(row => row.Tally.Incidents));
    }

    [RealDataFact]
    public void Keys_EveryPlaceThatTheFilesName_AreAllDifferent()
    {
        var places = new[] { RealFiles.Afghanistan2021, RealFiles.Pakistan2021, RealFiles.February2022 }
            .SelectMany(PlainCsv.Read).Select(row => (row.Country, row.Province, row.District)).Distinct().ToList();

        Assert.Equal(places.Count, places.Select(place => PlaceKey.FromNames(place.Country, place.Province, place.District)).Distinct().Count());
    }

    internal static void Same(IReadOnlyList<PlainRow> rows, Tally tally)
    {
        Assert.Equal(rows.Count, tally.Incidents);
        var killed = tally.Of(Harm.Killed);
        Assert.Equal((rows.Sum(row => row.Low), rows.Sum(row => row.Best), rows.Sum(row => row.High)), ((int)killed.Low!, (int)killed.Best!, (int)killed.High!));
        foreach (var side in Casualty.Sides)
        {
            var reported = rows.Where(row => row.Of(side.Code()) is not null).ToList();
            var figure = tally.Of(Harm.Killed, side);
            Assert.Equal(reported.Count, figure.ReportedIn);
            Assert.Equal(reported.Count == 0 ? null : reported.Sum(row => row.Of(side.Code())), (int?)figure.Best);
        }
    }
}
