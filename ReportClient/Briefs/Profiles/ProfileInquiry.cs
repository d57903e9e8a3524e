using System.Collections.Immutable;
using Reporting.Briefs.Sections;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Profiles;

/// <summary>Asks the data everything that a group profile needs, in few questions and at once.</summary>
internal sealed class ProfileInquiry(IReportingData data, ProfileRequest request)
{
    private const int MostIncidents = 10_000;

    // From two years on a chart has a bar a month: of more weeks none could be told from its neighbours.
    private const int DaysOfWeeks = 730;

    private readonly IncidentFilter _filter = new() { Groups = [request.Group] };

    private Slice All => new() { Filter = _filter, Rule = request.Rule, FirstDay = request.FirstDay };

    private Step Unit => request.Period.Days > DaysOfWeeks ? Step.Month : Step.Week;

    public async Task<ProfileFacts> Ask()
    {
        // First how far the ledger has come: what is answered after that may know more, and never less.
        var asOf = await data.AsOf();
        var first = data.FirstDay();
        var incidents = data.Find(new IncidentQuery { Period = request.Period, Filter = _filter, Rule = request.Rule, Order = IncidentOrder.Deadliest, Limit = MostIncidents });
        var total = data.Ask(Steps(Dimension.None));
        var places = data.Ask(Steps(Dimension.Province));
        var types = data.Ask(Question(request.Period, Dimension.Type));
        var violence = data.Ask(Question(request.Period, Dimension.Violence));
        var districts = data.Ask(Question(request.Period, Dimension.District));
        var (spanBefore, yearBefore) = (request.Period.Shift(-request.Period.Days!.Value), YearEarlier(request.Period));
        var before = data.Ask(Question(spanBefore, Dimension.Province));
        var (beforeSum, yearSum, ever) = (Sum(spanBefore), Sum(yearBefore), Sum(Period.All));
        var names = await Names(await places);
        var begin = await first;
        var found = await incidents;
        ImmutableArray<TimeStep> steps = [.. TimeStep.Within(request.Period, Unit, request.FirstDay)];
        var areAll = found.Matched == found.Found.Length;
        return new ProfileFacts
        {
            Request = request,
            GroupName = names.OfRow(request.Group.Value, isGroup: true),
            Names = names,
            AsOf = asOf,
            FirstDay = begin,
            Total = StepSeries.Of(await total, steps, All, begin),
            Spans = areAll ? Spans(steps, found.Found) : [],
            Places = Places(await places, names, steps, begin),
            PlacesBefore = (await before).ToDictionary(row => row.Key, row => row.Tally.Incidents, StringComparer.Ordinal),
            WithoutDistrict = (await districts).Where(row => row.Key == TallyRow.NotLocated).Sum(row => row.Tally.Incidents),
            Types = await types,
            Violence = await violence,
            Incidents = found.Found,
            AreAllFound = areAll,
            Before = new OtherDays(All.In(spanBefore), await beforeSum, begin),
            YearBefore = spanBefore == yearBefore ? null : new OtherDays(All.In(yearBefore), await yearSum, begin),
            Ever = await ever,
        };
    }

    // In how many provinces it acted is said of those of the countries where it acted, not of all that the ledger has.
    private async Task<PlaceNames> Names(IReadOnlyList<TallyRow> places)
    {
        var names = await Task.WhenAll(data.Names(SubjectKind.Country), data.Names(SubjectKind.Province), data.Names(SubjectKind.District), data.Names(SubjectKind.Group));
        return new PlaceNames(default, names.SelectMany(kind => kind), Dimension.Province, places.Where(row => row.Key != TallyRow.NotLocated).Select(row => Country(row.Key)));
    }

    // Provinces of several countries may share a name, so each then stands with its country.
    private ImmutableArray<KeyedSeries> Places(IReadOnlyList<TallyRow> rows, PlaceNames names, ImmutableArray<TimeStep> steps, DateOnly? begin)
    {
        var places = KeyedSeries.Of(rows, Dimension.Province, names, steps, All, begin).ToList();
        var countries = places.Where(place => !place.IsRest).Select(place => Country(place.Key)).Distinct().Count();
        return [.. places
            .Select(place => countries < 2 || place.IsRest ? place : place with { Name = $"{place.Name}, {names.Of(Country(place.Key))}" })
            .OrderBy(place => place.IsRest)
            .ThenByDescending(place => place.Series.Incidents)
            .ThenBy(place => place.Key, StringComparer.Ordinal)];
    }

    private static PlaceKey Country(string province) => PlaceKey.TryParse(province, out var key) ? key.At(PlaceLevel.Country) : default;

    private ImmutableArray<long> Spans(ImmutableArray<TimeStep> steps, ImmutableArray<FoundIncident> found)
    {
        var byStep = found.Where(one => IncidentKinds.IsSpan(one.Incident) && request.Period.Contains(one.Incident.Start))
            .GroupBy(one => Bucket.Start(one.Incident.Start, Unit, request.FirstDay)).ToDictionary(group => group.Key, group => group.LongCount());
        return [.. steps.Select(step => byStep.GetValueOrDefault(step.Begins))];
    }

    private TallyQuery Steps(Dimension by) => Question(request.Period, by) with { Step = Unit, FirstDay = request.FirstDay };

    private TallyQuery Question(Period period, Dimension by) => new() { Period = period, Filter = _filter, By = by, Rule = request.Rule };

    private async Task<Tally> Sum(Period period) => Tally.Sum((await data.Ask(Question(period, Dimension.None))).Select(row => row.Tally));

    private static Period YearEarlier(Period period) => new(period.Since!.Value.AddYears(-1), period.Until!.Value.AddYears(-1));
}
