using System.Collections.Immutable;
using Reporting.Briefs.Maps;
using Reporting.Briefs.Sections;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Queries;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Weekly;

/// <summary>Asks the data everything that a weekly brief needs, in few questions and at once.</summary>
internal sealed class WeekInquiry(IReportingData data, WeeklyBriefRequest request)
{
    private const int MostIncidents = 10_000;

    private readonly IncidentFilter _filter = request.Place.IsDefault ? IncidentFilter.Any : new IncidentFilter { Places = [request.Place] };
    // A year of weeks before that of the brief; a trend leaves out the first.
    private readonly ImmutableArray<TimeStep> _year = [.. Enumerable.Range(-WeekFacts.Trend, WeekFacts.Trend + 1).Select(back => (TimeStep)request.Week.Add(back))];
    private DateOnly? _dataBegin;

    private ImmutableArray<TimeStep> Trend => _year[1..];

    private Slice All => new() { Filter = _filter, Rule = request.Rule, FirstDay = request.Week.FirstDay };

    public async Task<WeekFacts> Ask()
    {
        // First how far the ledger has come: what is answered after that may know more, and never less.
        var asOf = await data.AsOf();
        var first = data.FirstDay();
        var incidents = data.Find(new IncidentQuery { Period = request.Week.Period, Filter = _filter, Rule = request.Rule, Order = IncidentOrder.Deadliest, Limit = MostIncidents });
        var total = Weekly(_year, Dimension.None);
        var types = data.Ask(Question(request.Week.Period, Dimension.Type));
        var violence = data.Ask(Question(request.Week.Period, Dimension.Violence));
        var (toDate, toDateBefore) = (YearToDate(request.Week.End), YearToDate(YearEarlier(request.Week.End)));
        var (year, yearBefore) = (Sum(toDate), Sum(toDateBefore));
        var typesOfYear = data.Ask(Question(toDate, Dimension.Type) with { Step = Step.Month });
        var later = Sum(new Period(request.Week.End.AddDays(1), null));
        var names = await Names();
        _dataBegin = await first;
        var places = Keyed(names.Below, names);
        var groups = Keyed(Dimension.Group, names);
        var seen = await LookedThrough(asOf, await total, (await incidents).Found, names);
        var rank = Rank(await types, await typesOfYear, (await incidents).Found, names);
        return new WeekFacts
        {
            Request = request,
            Names = names,
            AsOf = asOf,
            Total = StepSeries.Of(await total, Trend, All, _dataBegin),
            Year = StepSeries.Of(await total, _year, All, _dataBegin),
            Places = await places,
            Groups = await groups,
            Types = await types,
            Violence = await violence,
            Incidents = (await incidents).Found,
            Spans = seen.IsWholeTrend ? Spans(seen.Found) : [],
            Points = names.Below == Dimension.None ? [] : PlacePoints.Of(seen.Found.Select(found => found.Incident), names.LevelBelow),
            PointsSince = seen.Since,
            YearToDate = new OtherDays(All.In(toDate), await year, _dataBegin),
            YearBefore = new OtherDays(All.In(toDateBefore), await yearBefore, _dataBegin),
            Rank = await rank,
            Later = await later,
            FirstDay = _dataBegin,
        };
    }

    private async Task<PlaceNames> Names()
    {
        var names = await Task.WhenAll(data.Names(SubjectKind.Country), data.Names(SubjectKind.Province), data.Names(SubjectKind.District), data.Names(SubjectKind.Group));
        return new PlaceNames(request.Place, names.SelectMany(kind => kind));
    }

    private async Task<ImmutableArray<KeyedSeries>> Keyed(Dimension by, PlaceNames names)
    {
        if (by == Dimension.None) return [];
        return [.. KeyedSeries.Of(await Weekly(Trend, by), by, names, Trend, All, _dataBegin)
            .OrderBy(row => row.IsRest)
            .ThenByDescending(row => row.Series.Now.Incidents)
            .ThenByDescending(row => row.Series.Now.Of(Casualties.Harm.Killed).Best ?? -1)
            .ThenByDescending(row => row.Series.MeanIncidents())
            .ThenBy(row => row.Key, StringComparer.Ordinal)];
    }

    // A week of one such incident has a place in its month and year; where it began in the year before, none in this.
    private async Task<TypeRank?> Rank(IReadOnlyList<TallyRow> types, IReadOnlyList<TallyRow> ofYear, ImmutableArray<FoundIncident> found, PlaceNames names)
    {
        var coded = types.Where(row => row.Key != IncidentType.NotCoded.Code() && row.Tally.Incidents > 0).OrderByDescending(row => row.Tally.Incidents).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        if (coded.Count == 0 || !IncidentTypes.TryParse(coded[0].Key, out var type)) return null;
        var (inWeek, months) = (coded[0].Tally.Incidents, ofYear.Where(row => row.Key == coded[0].Key).ToDictionary(row => row.Step!.Value, row => row.Tally.Incidents));
        var year = YearToDate(request.Week.End);
        Period? month = null;
        if (inWeek == 1)
        {
            var day = found.FirstOrDefault(one => one.Incident.Type == type && request.Week.Period.Contains(one.Incident.Start))?.Incident.Start;
            if (day is not { } known || !year.Contains(known)) return null;
            var begin = Bucket.Start(known, Step.Month, request.Week.FirstDay);
            var end = Bucket.Next(begin, Step.Month).AddDays(-1);
            month = new Period(begin, end < request.Week.End ? end : request.Week.End);
        }
        long? places = names.Below == Dimension.None ? null : (await data.Ask(Question(year, names.Below) with { Filter = _filter with { Types = [type] } })).Count(row => row.Key != TallyRow.NotLocated && row.Tally.Incidents > 0);
        return new TypeRank(type, inWeek, months.Values.Sum(), month, month is { } days ? months.GetValueOrDefault(days.Since!.Value) : 0, places);
    }

    private Task<IReadOnlyList<TallyRow>> Weekly(ImmutableArray<TimeStep> weeks, Dimension by) =>
        data.Ask(Question(new Period(weeks[0].Start, request.Week.End), by) with { Step = Step.Week, FirstDay = request.Week.FirstDay });

    private TallyQuery Question(Period period, Dimension by) => new() { Period = period, Filter = _filter, By = by, Rule = request.Rule };

    private async Task<Tally> Sum(Period period) => Tally.Sum((await data.Ask(Question(period, Dimension.None))).Select(row => row.Tally));

    // Tallies keep neither spans nor coordinates. Of a small store everything is looked through, so that places on a map stay where they are from
    // week to week; of a large one the latest weeks that are not too many. An incident counts once by any rule: how many there are is known without looking.
    private async Task<Seen> LookedThrough(DataAsOf asOf, IReadOnlyList<TallyRow> total, ImmutableArray<FoundIncident> week, PlaceNames names)
    {
        var tallies = StepSeries.Of(total, Trend, All, _dataBegin).Tallies;
        var (first, sum) = (tallies.Length, 0L);
        while (first > 0 && sum + tallies[first - 1].Incidents <= MostIncidents) sum += tallies[--first].Incidents;
        var isAll = asOf.Incidents <= MostIncidents;
        if (!isAll && (first >= tallies.Length - 1 || first > 0 && names.Below == Dimension.None)) return new Seen(week, request.Week.Start, false);
        var period = isAll ? Period.All : new Period(Trend[first].Start, request.Week.End);
        var page = await data.Find(new IncidentQuery { Period = period, Filter = _filter, Limit = MostIncidents, WithoutTexts = true });
        return new Seen(page.Found, period.Since, first == 0 && page.Matched == page.Found.Length);
    }

    private ImmutableArray<long> Spans(ImmutableArray<FoundIncident> trend)
    {
        var byWeek = trend.Where(found => IncidentKinds.IsSpan(found.Incident)).GroupBy(found => Week.Containing(found.Incident.Start, request.Week.FirstDay).Start).ToDictionary(group => group.Key, group => group.LongCount());
        return [.. Trend.Select(week => byWeek.GetValueOrDefault(week.Start))];
    }

    /// <summary>From 1 January of a day to that day.</summary>
    public static Period YearToDate(DateOnly day) => new(new DateOnly(day.Year, 1, 1), day);

    /// <summary>The same day a year earlier.</summary>
    public static DateOnly YearEarlier(DateOnly day) => day.AddYears(-1);

    // Incidents that were looked through one by one, from which day on (null: from the beginning), and whether all of the trend are among them.
    private sealed record Seen(ImmutableArray<FoundIncident> Found, DateOnly? Since, bool IsWholeTrend);
}
