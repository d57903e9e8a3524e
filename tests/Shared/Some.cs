using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Tests;

/// <summary>Builds values for tests in which only what is said matters.</summary>
internal static class Some
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Incident Incident(
        string id = "test:1",
        string day = "2012-06-03",
        string? until = null,
        IncidentType type = IncidentType.Raid,
        ViolenceType violence = ViolenceType.StateBased,
        Place? place = null,
        string[]? groups = null,
        Figure[]? figures = null,
        Seizure[]? seizures = null,
        string? summary = "Something happened.",
        long revision = 0) => new()
        {
            Id = IncidentId.Parse(id),
            Revision = revision,
            Type = type,
            Violence = violence,
            Start = Day(day),
            End = Day(until ?? day),
            Place = place ?? Argo,
            Actors = [.. (groups ?? ["IMU"]).Select(name => new Actor { Name = name })],
            Figures = [.. figures ?? []],
            Seizures = [.. seizures ?? []],
            Summary = summary,
            Sources = ImmutableArray.Create(new Source { Outlet = "Some Outlet", Title = "Some title" }),
        };

    public static Place Argo => Place("Afghanistan", "Badakhshan", "Argo");

    public static Place Place(string country, string? province = null, string? district = null, LocationPrecision? precision = null) => new()
    {
        Country = country,
        Province = province,
        District = district,
        Precision = precision ?? (district is not null ? LocationPrecision.District : province is not null ? LocationPrecision.Province : LocationPrecision.Country),
    };

    /// <summary>An ambush on each of the first days of a month, given as <c>2012-01-0</c>.</summary>
    public static IEnumerable<Incident> Days(string month, int days) => Enumerable.Range(1, days).Select(day => Incident($"test:{month}{day}", month + day, type: IncidentType.Ambush));

    public static Figure Killed(Side side, Quantity quantity, string? originator = null) =>
        new() { Harm = Harm.Killed, Side = side, Quantity = quantity, Originator = originator };

    public static Seizure Seized(WeaponCategory category, string item, Quantity quantity, string? originator = null) =>
        new() { Category = category, Item = item, Quantity = quantity, Originator = originator };
}
