using BenchmarkDotNet.Attributes;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Benchmarks;

/// <summary>Every shape of question to one tally of few and of many cells: the time must follow the answer and not the number of cells.</summary>
[MemoryDiagnoser]
public class RangeQuestions
{
    private static readonly Period Week = new(new DateOnly(2016, 5, 30), new DateOnly(2016, 6, 5));
    private static readonly Period TenYears = new(new DateOnly(2009, 1, 1), new DateOnly(2018, 12, 31));
    private static readonly Period Since2011 = new(new DateOnly(2011, 1, 1), null);
    private static readonly IncidentFilter RaidsOfAGroup = new() { Types = [IncidentType.Raid], Groups = [GroupKey.FromName(SyntheticCells.Group(2))] };

    private TallySheet _sheet = null!;

    /// <summary>The largest province of a million incidents has 160,000, of ten million 1,600,000 in a million cells.</summary>
    [Params(30_000, 1_600_000)]
    public int Incidents { get; set; }

    [GlobalSetup]
    public void Make() => _sheet = SyntheticCells.Sheet(Incidents);

    [Benchmark(Description = "all time")]
    public object All() => Ask(new TallyQuery());

    [Benchmark(Description = "type and group since 2011")]
    public object TypeAndGroup() => Ask(new TallyQuery { Period = Since2011, Filter = RaidsOfAGroup });

    [Benchmark(Description = "district and violence since 2011")]
    public object DistrictAndViolence() =>
        Ask(new TallyQuery { Period = Since2011, Filter = new IncidentFilter { Places = [SyntheticCells.District(0, 1)], Violence = [ViolenceType.OneSided] } });

    [Benchmark(Description = "a week by type")]
    public object WeekByType() => Ask(new TallyQuery { Period = Week, By = Dimension.Type });

    [Benchmark(Description = "a week of raids by province")]
    public object WeekByProvince() => Ask(new TallyQuery { Period = Week, By = Dimension.Province, Filter = new IncidentFilter { Types = [IncidentType.Raid] } });

    [Benchmark(Description = "a week by district")]
    public object WeekByDistrict() => Ask(new TallyQuery { Period = Week, By = Dimension.District });

    [Benchmark(Description = "ten years by group")]
    public object ByGroup() => Ask(new TallyQuery { Period = TenYears, By = Dimension.Group });

    [Benchmark(Description = "ten years by week and province")]
    public object Weekly() => Ask(new TallyQuery { Period = TenYears, Step = Step.Week, By = Dimension.Province });

    [Benchmark(Description = "ten years by week, type and group")]
    public object WeeklyTypeAndGroup() => Ask(new TallyQuery { Period = TenYears, Step = Step.Week, Filter = RaidsOfAGroup });

    [Benchmark(Description = "ten years by month and type")]
    public object MonthlyByType() => Ask(new TallyQuery { Period = TenYears, Step = Step.Month, By = Dimension.Type });

    [Benchmark(Description = "ten years by year and district")]
    public object YearlyByDistrict() => Ask(new TallyQuery { Period = TenYears, Step = Step.Year, By = Dimension.District });

    [Benchmark(Description = "a year by day")]
    public object Daily() => Ask(new TallyQuery { Period = new Period(new DateOnly(2016, 1, 15), new DateOnly(2017, 1, 14)), Step = Step.Day });

    private object Ask(TallyQuery query) => _sheet.Answer(query);
}
