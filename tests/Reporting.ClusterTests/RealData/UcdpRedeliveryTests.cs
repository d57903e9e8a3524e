using Reporting.Import;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.RealData;

/// <summary>Deliveries that follow each other: a month later, and a year that was gone over again.</summary>
public sealed class UcdpRedeliveryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [RealDataFact]
    public async Task Deliveries_RetractingWhatIsMissing_EqualAPlainLoopOverTheFiles()
    {
        await using var store = await Store.Open();
        var third = Path.Combine(_folder, "third.csv");
        var changed = ThirdDelivery.Write(third);

        await Import(store, RealFiles.Afghanistan2021);
        var second = await Import(store, RealFiles.February2022);
        Assert.Equal((984L, 0L, 0L), (second.Recorded, second.Missing!.Missing, second.Missing.Withdrawn));
        var summary = await Import(store, third);

        var year = PlainCsv.Read(RealFiles.Afghanistan2021);
        var again = PlainCsv.Read(third);
        Assert.InRange(year.Count - again.Count, 20, 80);
        Assert.Equal((year.Count - again.Count, (long)changed, year.Count), (summary.Missing!.Withdrawn, summary.Revised, summary.Missing.Stood));
        // What the year's second delivery says, and what other deliveries say of other days and countries.
        var standing = again.Concat(PlainCsv.Read(RealFiles.February2022)).ToList();
        await Equal(store, standing);

        var fourth = await Import(store, third);
        Assert.Equal((again.Count, 0L), (fourth.Unchanged, fourth.Missing!.Missing));
    }

    private static async Task Equal(Store store, List<PlainRow> standing)
    {
        Assert.Equal(standing.Count, (await store.Data.AsOf()).Incidents);
        foreach (var country in standing.GroupBy(row => row.Country))
        {
            var rows = await store.Data.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [PlaceKey.FromNames(country.Key)] }, By = Dimension.Province });
            var provinces = country.GroupBy(row => row.Province is null ? TallyRow.NotLocated : PlaceKey.FromNames(row.Country, row.Province).Path).ToDictionary(group => group.Key);
            Assert.Equal(provinces.Keys.Order(StringComparer.Ordinal), rows.Select(row => row.Key).Order(StringComparer.Ordinal));
            foreach (var row in rows) UcdpImportTests.Same([.. provinces[row.Key]], row.Tally);
        }
    }

    private static Task<ImportSummary> Import(Store store, string file) =>
        new Importer(store.Grains).Import(new ImportRequest { Path = file, RecordedBy = "test", Missing = new MissingRequest() });
}
