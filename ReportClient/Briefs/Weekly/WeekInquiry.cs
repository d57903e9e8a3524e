using System.Collections.Immutable;
using Reporting.Briefs.Maps;
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
    private readonly ImmutableArray<Week> _weeks = [.. Enumerable.Range(1 - WeekFacts.Trend, WeekFacts.Trend).Select(request.Week.Add)];
    private DateOnly? _dataBegin;

    private Slice All => new() { Filter = _filter, Rule = request.Rule, FirstDay = request.Week.FirstDay };

    public async Task<WeekFacts> Ask()
    {
        // First how far the ledger has come: what is answered after that may know more, and never less.
        var asOf = await data.AsOf();
        var first = data.FirstDay();
        var incidents = data.Find(new IncidentQuery { Period = request.Week.Period, Filter = _filter, Rule = request.Rule, Order = IncidentOrder.Deadliest, Limit = MostIncidents });
        var total = Weekly(Dimension.None);
        var types = data.Ask(Question(request.Week.Period, Dimension.Type));
        var violence = data.Ask(Question(request.Week.Period, Dimension.Violence));
        var year = Sum(YearToDate(request.Week.End));
        var yearBefore = Sum(YearToDate(YearEarlier(request.Week.End)));
        var later = Sum(new Period(request.Week.End.AddDays(1), null));
        var names = await Names();
        _dataBegin = await first;
        var places = Keyed(names.Below, names, isGroup: false);
        var groups = Keyed(Dimension.Group, names, isGroup: true);
        var seen = await LookedThrough(asOf, await total, (await incidents).Found, names);
        return new WeekFacts
        {
            Request = request,
            Names = names,
            AsOf = asOf,
            Total = Series(await total, All),
            Places = await places,
            Groups = await groups,
            Types = await types,
            Violence = await violence,
            Incidents = (await incidents).Found,
            Spans = seen.IsWholeTrend ? Spans(seen.Found) : [],
            Points = names.Below == Dimension.None ? [] : PlacePoints.Of(seen.Found.Select(found => found.Incident), names.LevelBelow),
            PointsSince = seen.Since,
            YearToDate = await year,
            YearBefore = await yearBefore,
            Later = await later,
            FirstDay = _dataBegin,
        };
    }

    private async Task<PlaceNames> Names()
    {
        var names = await Task.WhenAll(data.Names(SubjectKind.Country), data.Names(SubjectKind.Province), data.Names(SubjectKind.District), data.Names(SubjectKind.Group));
        return new PlaceNames(request.Place, names.SelectMany(kind => kind));
    }

    private async Task<ImmutableArray<KeyedSeries>> Keyed(Dimension by, PlaceNames names, bool isGroup)
    {
        if (by == Dimension.None) return [];
        var rows = await Weekly(by);
        return [.. rows
            .GroupBy(row => row.Key ?? TallyRow.NotLocated, StringComparer.Ordinal)
            .Select(group => new KeyedSeries(group.Key, names.OfRow(group.Key, isGroup), Series(group, All.Of(by, group.Key))))
            .OrderBy(row => row.IsRest)
            .ThenByDescending(row => row.Series.Now.Incidents)
            .ThenByDescending(row => row.Series.Now.Of(Casualties.Harm.Killed).Best ?? -1)
            .ThenByDescending(row => row.Series.MeanIncidents)
            .ThenBy(row => row.Key, StringComparer.Ordinal)];
    }

    private Task<IReadOnlyList<TallyRow>> Weekly(Dimension by) =>
        data.Ask(Question(new Period(_weeks[0].Start, request.Week.End), by) with { Step = Step.Week, FirstDay = request.Week.FirstDay });

    private TallyQuery Question(Period period, Dimension by) => new() { Period = period, Filter = _filter, By = by, Rule = request.Rule };

    private async Task<Tally> Sum(Period period) => Tally.Sum((await data.Ask(Question(period, Dimension.None))).Select(row => row.Tally));

    // Tallies keep neither spans nor coordinates. Of a small store everything is looked through, so that places on a map stay where they are from
    // week to week; of a large one the latest weeks that are not too many. An incident counts once by any rule: how many there are is known without looking.
    private async Task<Seen> LookedThrough(DataAsOf asOf, IReadOnlyList<TallyRow> total, ImmutableArray<FoundIncident> week, PlaceNames names)
    {
        var tallies = Series(total, All).Tallies;
        var (first, sum) = (tallies.Length, 0L);
        while (first > 0 && sum + tallies[first - 1].Incidents <= MostIncidents) sum += tallies[--first].Incidents;
        var isAll = asOf.Incidents <= MostIncidents;
        if (!isAll && (first >= tallies.Length - 1 || first > 0 && names.Below == Dimension.None)) return new Seen(week, request.Week.Start, false);
        var period = isAll ? Period.All : new Period(_weeks[first].Start, request.Week.End);
        var page = await data.Find(new IncidentQuery { Period = period, Filter = _filter, Limit = MostIncidents, WithoutTexts = true });
        return new Seen(page.Found, period.Since, first == 0 && page.Matched == page.Found.Length);
    }

    private ImmutableArray<long> Spans(ImmutableArray<FoundIncident> trend)
    {
        var byWeek = trend.Where(found => IncidentKinds.IsSpan(found.Incident)).GroupBy(found => Week.Containing(found.Incident.Start, request.Week.FirstDay)).ToDictionary(group => group.Key, group => group.LongCount());
        return [.. _weeks.Select(week => byWeek.GetValueOrDefault(week))];
    }

    private WeekSeries Series(IEnumerable<TallyRow> rows, Slice slice)
    {
        var byStart = rows.Where(row => row.Step is not null).ToDictionary(row => row.Step!.Value, row => row.Tally);
        return new WeekSeries(_weeks, [.. _weeks.Select(week => byStart.GetValueOrDefault(week.Start, Tally.Empty))], slice, _dataBegin);
    }

    /// <summary>From 1 January of a day to that day.</summary>
    public static Period YearToDate(DateOnly day) => new(new DateOnly(day.Year, 1, 1), day);

    /// <summary>The same day a year earlier.</summary>
    public static DateOnly YearEarlier(DateOnly day) => day.AddYears(-1);

    // Incidents that were looked through one by one, from which day on (null: from the beginning), and whether all of the trend are among them.
    private sealed record Seen(ImmutableArray<FoundIncident> Found, DateOnly? Since, bool IsWholeTrend);
}
