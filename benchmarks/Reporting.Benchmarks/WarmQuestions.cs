using BenchmarkDotNet.Attributes;
using Reporting.Briefs;
using Reporting.Briefs.Weekly;
using Reporting.Groups;
using Reporting.Hosting;
using Reporting.Import;
using Reporting.Pdf;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Benchmarks;

/// <summary>Questions and briefs on a warm silo that holds 4,512 incidents.</summary>
[MemoryDiagnoser]
public class WarmQuestions
{
    private static readonly PlaceKey Afghanistan = PlaceKey.FromNames("Afghanistan");
    private static readonly PlaceKey Badakhshan = PlaceKey.FromNames("Afghanistan", "Badakhshan");
    private static readonly Week Week = Week.TryParse("2021-W28", out var week) ? week : default;

    private EmbeddedSilo _silo = null!;
    private LiveData _data = null!;

    [GlobalSetup]
    public async Task Import()
    {
        _silo = await EmbeddedSilo.Start(Directory.CreateTempSubdirectory("reporting-bench-").FullName, TimeProvider.System);
        _data = new LiveData(_silo.Grains);
        await new Importer(_silo.Grains).Import(new ImportRequest { Path = Input.Afghanistan2021, RecordedBy = "benchmark" });
    }

    [GlobalCleanup]
    public async Task Stop()
    {
        await _silo.DisposeAsync();
        Directory.Delete(_silo.Folder, recursive: true);
    }

    [Benchmark(Description = "tally: the country, all time")]
    public Task<IReadOnlyList<TallyRow>> Country() => Ask(new IncidentFilter { Places = [Afghanistan] });

    [Benchmark(Description = "tally: a province, all time")]
    public Task<IReadOnlyList<TallyRow>> Province() => Ask(new IncidentFilter { Places = [Badakhshan] });

    [Benchmark(Description = "tally: a group in a province, since July")]
    public Task<IReadOnlyList<TallyRow>> GroupInProvince() =>
        Ask(new IncidentFilter { Places = [Badakhshan], Groups = [GroupKey.FromName("Taliban")] }, new Period(new DateOnly(2021, 7, 1), null));

    [Benchmark(Description = "series: the country by week")]
    public Task<IReadOnlyList<TallyRow>> Weekly() => _data.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [Afghanistan] }, Step = Step.Week });

    [Benchmark(Description = "breakdown: one week of the country by province")]
    public Task<IReadOnlyList<TallyRow>> WeekByProvince() =>
        _data.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [Afghanistan] }, Period = Week.Period, By = Dimension.Province });

    [Benchmark(Description = "brief: the country's week, asked, laid out and written as PDF")]
    public Task<long> CountryBrief() => Brief(Afghanistan);

    [Benchmark(Description = "brief: a province's week, asked, laid out and written as PDF")]
    public Task<long> ProvinceBrief() => Brief(Badakhshan);

    private Task<IReadOnlyList<TallyRow>> Ask(IncidentFilter filter, Period period = default) => _data.Ask(new TallyQuery { Filter = filter, Period = period });

    private async Task<long> Brief(PlaceKey place)
    {
        var brief = await new WeeklyBriefBuilder(_data).Build(new WeeklyBriefRequest { Week = Week, Place = place });
        using var pdf = new MemoryStream();
        BriefPdf.Write(brief, pdf);
        FiguresJson.Write(brief, pdf);
        return pdf.Length;
    }
}
