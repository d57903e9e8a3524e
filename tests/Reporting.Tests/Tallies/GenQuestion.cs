using CsCheck;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

/// <summary>Questions about some years from <see cref="FirstDay"/> on.</summary>
internal static class GenQuestion
{
    /// <summary>The first day that has cells.</summary>
    public static readonly DateOnly FirstDay = new(2010, 11, 1);

    private static readonly Gen<IncidentFilter> GenFilter = Gen.Select(
        GenIncident.AnyOf<IncidentType[]>([], [], [IncidentType.Raid], [IncidentType.Raid, IncidentType.NotCoded]),
        GenIncident.AnyOf<ViolenceType[]>([], [], [ViolenceType.StateBased]),
        GenIncident.AnyOf<string[]>([], [], ["IMU"], ["Taliban", "Haqqani network"], ["nobody"]),
        GenIncident.AnyOf<PlaceKey[]>([], [], [PlaceKey.FromNames("Afghanistan")], [PlaceKey.FromNames("Afghanistan", "Kunduz")], [PlaceKey.FromNames("Pakistan"), PlaceKey.FromNames("Afghanistan", "Badakhshan", "Argo")]))
        .Select((types, violence, groups, places) => new IncidentFilter { Types = [.. types], Violence = [.. violence], Groups = [.. groups.Select(GroupKey.FromName)], Places = [.. places] });

    private static readonly Gen<Period> GenPeriod = Gen.Select(Gen.Int[0, 900], Gen.Int[0, 900], Gen.Int[0, 9]).Select((from, days, open) =>
        new Period(open is 0 or 1 ? null : FirstDay.AddDays(from), open is 1 or 2 ? null : FirstDay.AddDays(from + days)));

    /// <summary>Any question.</summary>
    public static readonly Gen<TallyQuery> Any = Gen.Select(
        GenPeriod,
        GenIncident.AnyOf(Step.None, Step.Day, Step.Week, Step.Month, Step.Year),
        GenIncident.AnyOf(DayOfWeek.Monday, DayOfWeek.Saturday),
        GenIncident.AnyOf(Dimension.None, Dimension.None, Dimension.Type, Dimension.Violence, Dimension.Group, Dimension.Country, Dimension.Province, Dimension.District),
        GenFilter)
        .Select((period, step, firstDay, by, filter) => new TallyQuery { Period = period, Step = step, FirstDay = firstDay, By = by, Filter = filter });
}
