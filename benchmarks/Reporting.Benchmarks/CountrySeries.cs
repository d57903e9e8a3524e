using BenchmarkDotNet.Attributes;
using Reporting.Tallies;

namespace Reporting.Benchmarks;

/// <summary>The answers of 34 provinces of very unequal size, made one after another and put together, without the calls between grains.</summary>
[MemoryDiagnoser]
public class CountrySeries
{
    private const int Provinces = 34;
    private static readonly TallyQuery TenYearsByWeek = new()
    {
        Period = new Period(new DateOnly(2009, 1, 1), new DateOnly(2018, 12, 31)),
        Step = Step.Week,
        By = Dimension.Province,
    };

    private TallySheet[] _sheets = [];

    /// <summary>A country has seven tenths of a made-up history's incidents.</summary>
    [Params(700_000, 7_000_000)]
    public int Incidents { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var shares = Enumerable.Range(1, Provinces).Sum(rank => 1.0 / rank);
        _sheets = [.. Enumerable.Range(0, Provinces).Select(province => SyntheticCells.Sheet((int)(Incidents / shares / (province + 1)), province))];
    }

    [Benchmark(Description = "ten years by week, each province")]
    public int Weekly() => Ask(TenYearsByWeek);

    [Benchmark(Description = "ten years by week, the country")]
    public int WeeklyTogether() => Ask(TenYearsByWeek with { By = Dimension.None });

    [Benchmark(Description = "a week, each province")]
    public int Week() => Ask(new TallyQuery { Period = new Period(new DateOnly(2016, 5, 30), new DateOnly(2016, 6, 5)), By = Dimension.Province });

    private int Ask(TallyQuery query) => TallyRows.Merge([.. _sheets.Select(sheet => sheet.Answer(query))]).Count;
}
