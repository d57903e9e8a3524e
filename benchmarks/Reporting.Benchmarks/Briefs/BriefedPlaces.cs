using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Benchmarks.Briefs;

/// <summary>What the measured briefs are about.</summary>
internal sealed record BriefedPlaces(PlaceKey Country, string CountryName, PlaceKey Province, string ProvinceName, Week Week)
{
    /// <summary>The country and its province with the most incidents, and the country's busiest week.</summary>
    public static async Task<BriefedPlaces> Busiest(LiveData data)
    {
        var (province, provinceName) = await Busiest(data, SubjectKind.Province, default);
        var (country, countryName) = await Busiest(data, SubjectKind.Country, province.Parent);
        var weeks = await data.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [country] }, Step = Step.Week });
        return new BriefedPlaces(country, countryName, province, provinceName, Week.Containing(weeks.MaxBy(week => week.Tally.Incidents).Step!.Value));
    }

    private static async Task<(PlaceKey Place, string Name)> Busiest(LiveData data, SubjectKind kind, PlaceKey wanted)
    {
        var best = (Place: default(PlaceKey), Name: "", Incidents: -1L);
        foreach (var name in await data.Names(kind))
        {
            var place = name.Subject.Place;
            if (!wanted.IsDefault && place != wanted) continue;
            var incidents = (await data.Ask(new TallyQuery { Filter = new IncidentFilter { Places = [place] } })).Sum(row => row.Tally.Incidents);
            if (incidents > best.Incidents) best = (place, name.Name, incidents);
        }
        return (best.Place, best.Name);
    }
}
