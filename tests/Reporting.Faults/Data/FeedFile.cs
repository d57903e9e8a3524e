using System.Collections.Immutable;
using System.Globalization;
using Reporting.Casualties;
using Reporting.Export;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Faults.Data;

/// <summary>Makes the files that are imported: the same seed gives the same bytes.</summary>
/// <remarks>
/// Made up, with what makes tallies hard: later revisions of an id in the same file, spans of several days, places known only to the province,
/// incidents without a group, figures that are missing, words, ranges or an asserted zero.
/// </remarks>
internal static class FeedFile
{
    private static readonly string[] Groups = ["Taliban", "IMU", "Haqqani network", "Northern Front", "Lashkar-e-Nur", "Red Hill Brigade"];
    private static readonly string[] Words = ["several", "dozens", "multiple"];
    private static readonly IncidentType[] Types = [IncidentType.Raid, IncidentType.Airstrike, IncidentType.Bombing, IncidentType.WeaponsFind, IncidentType.NotCoded];

    /// <summary>Writes a file of reporting-jsonl.</summary>
    public static void Write(string path, IEnumerable<Incident> incidents)
    {
        using var file = File.Create(path);
        IncidentExport.JsonLines(file, incidents);
    }

    /// <summary>So many incidents, and every eighth of them once more, revised, in the file's order.</summary>
    public static IEnumerable<Incident> Incidents(int count, int seed, string dataSet = "made-up")
    {
        var random = new Random(seed);
        var later = new Queue<Incident>();
        for (var i = 0; i < count; i++)
        {
            var incident = One(random, dataSet, i);
            yield return incident;
            if (i % 8 == 0) later.Enqueue(Revised(random, incident));
            // Half of the revisions come soon after, the others when the queue is long.
            if (later.Count > 0 && (i % 16 == 5 || later.Count > 200)) yield return later.Dequeue();
        }
        while (later.TryDequeue(out var revised)) yield return revised;
    }

    private static Incident One(Random random, string dataSet, int number)
    {
        var start = new DateOnly(2019, 1, 1).AddDays(random.Next(1200));
        return new Incident
        {
            Id = IncidentId.Parse(string.Create(CultureInfo.InvariantCulture, $"{dataSet}:{number}")),
            // A file may not say two things of one revision, so that what is revised has a number.
            Revision = number % 8 == 0 ? 1 : number % 3 == 0 ? 0 : 7,
            Type = Types[random.Next(Types.Length)],
            Violence = (ViolenceType)random.Next(3),
            Start = start,
            End = random.Next(5) == 0 ? start.AddDays(random.Next(1, 40)) : start,
            Place = Where(random),
            Actors = [.. Enumerable.Range(0, random.Next(4) == 0 ? 2 : random.Next(2)).Select(_ => new Actor { Name = Groups[random.Next(Groups.Length)] }).DistinctBy(actor => actor.Name)],
            Figures = Figures(random),
            Seizures = random.Next(6) > 0 ? [] : [new Seizure { Category = WeaponCategory.AssaultRifles, Item = "AK-47", Quantity = HowMany(random) }],
            Summary = string.Create(CultureInfo.InvariantCulture, $"What is told of incident {number}, in so many words: {random.NextInt64()} {random.NextInt64()}."),
            Sources = [new Source { Outlet = "Some Outlet", Title = $"Some title {random.Next(1000)}" }],
        };
    }

    private static Incident Revised(Random random, Incident incident) => incident with
    {
        Revision = incident.Revision + 1,
        Place = random.Next(3) == 0 ? Where(random) : incident.Place,
        Figures = Figures(random),
        Summary = incident.Summary + " Corrected.",
    };

    private static Place Where(Random random)
    {
        var country = random.Next(10) == 0 ? 1 : 0;
        var (province, district) = (random.Next(12), random.Next(6));
        var depth = random.Next(10);
        return new Place
        {
            Country = country == 0 ? "Northland" : "Southland",
            Province = depth == 0 ? null : $"Province {province}",
            District = depth < 3 ? null : $"District {province}-{district}",
            Precision = depth == 0 ? LocationPrecision.Country : depth < 3 ? LocationPrecision.Province : LocationPrecision.District,
        };
    }

    private static ImmutableArray<Figure> Figures(Random random)
    {
        var figures = ImmutableArray.CreateBuilder<Figure>();
        foreach (var side in (Side[])[Side.Militants, Side.SecurityForces, Side.Civilians])
            if (random.Next(3) > 0) figures.Add(new Figure { Harm = random.Next(4) == 0 ? Harm.Wounded : Harm.Killed, Side = side, Quantity = HowMany(random), Originator = $"Desk {random.Next(3)}" });
        return figures.ToImmutable();
    }

    private static Quantity HowMany(Random random) => random.Next(10) switch
    {
        0 => Quantity.Vague(Words[random.Next(Words.Length)]),
        1 => Quantity.AtLeast(random.Next(1, 20)),
        2 or 3 => Quantity.Exact(0),
        4 => Quantity.Estimate(1, random.Next(1, 9), random.Next(9, 30)),
        _ => Quantity.Exact(random.Next(1, 40)),
    };
}
