using Reporting.Generate;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Examples.History;

/// <summary>What is decided of an incident before anybody says anything about it.</summary>
/// <param name="Number">The number that fixes it, and its id.</param>
/// <param name="Other">The second group of a fight between two; null in any other.</param>
internal sealed record Happening(int Number, DateOnly Day, IncidentType Type, ViolenceType Violence, ArmedGroup Group, ArmedGroup? Other, Province Province, int District, string Spot, LocationPrecision Precision)
{
    private const ulong Seed = 1_903;

    private static readonly UnequalShares[] Reaches = Array.ConvertAll(Auresia.Groups, Auresia.Reach);

    private static readonly (IncidentType Type, int Share)[] Types =
    [
        (IncidentType.ArmedClash, 300), (IncidentType.Bombing, 170), (IncidentType.Raid, 150), (IncidentType.Shelling, 95), (IncidentType.Ambush, 90),
        (IncidentType.Airstrike, 75), (IncidentType.Assassination, 45), (IncidentType.Abduction, 35), (IncidentType.WeaponsFind, 25), (IncidentType.Detention, 15),
    ];

    private static readonly UnequalShares TypeShares = new(Array.ConvertAll(Types, type => type.Share));

    private static readonly string[] Spots = ["Old Bridge", "Salt Road", "River Crossing", "Grain Market", "Quarry", "Mill", "Northern Checkpoint", "Railway Halt", "Harbour Road", "Eagle Pass", "School Hill", "Bus Station"];

    /// <summary>Draws what happens on a day.</summary>
    public static Happening Draw(int number, DateOnly day)
    {
        var random = new RandomStream(Seed, (ulong)number);
        var type = Types[TypeShares.Draw(ref random)].Type;
        var group = DrawGroup(ref random, day);
        var place = Auresia.Provinces[Reaches[group].Draw(ref random)];
        if (Course.Offensive(day) is { } name && random.Chance(170)) place = Auresia.Provinces.First(province => province.Name == name);
        var violence = ViolenceOf(type, ref random);
        var other = violence == ViolenceType.NonState ? Auresia.Groups[(group + 1 + random.Below(2)) % Auresia.Groups.Length] : null;
        if (other?.Since > day) (other, violence) = (null, ViolenceType.StateBased);
        var precision = random.Below(100) switch { < 42 => LocationPrecision.Exact, < 64 => LocationPrecision.Near, < 85 => LocationPrecision.District, < 97 => LocationPrecision.Province, _ => LocationPrecision.Country };
        return new Happening(number, day, type, violence, Auresia.Groups[group], other, place, random.Below(place.Districts.Length), Spots[random.Below(Spots.Length)], precision);
    }

    /// <summary>The place as sources know it.</summary>
    public Place Place()
    {
        var (longitude, latitude) = ProvinceMap.Middle(Province);
        var random = new RandomStream(Seed + 1, (ulong)Number);
        var hasDistrict = Precision <= LocationPrecision.District;
        var isSpot = Precision <= LocationPrecision.Near;
        return new Place
        {
            Country = Auresia.Name,
            Province = Precision <= LocationPrecision.Province ? Province.Name : null,
            District = hasDistrict ? Province.Districts[District] : null,
            Locality = isSpot ? Spot : null,
            Latitude = hasDistrict ? (double)((latitude + District * 700 - 2_000 + (isSpot ? random.Between(-300, 300) : 0)) / 10_000m) : null,
            Longitude = hasDistrict ? (double)((longitude + District * 1_100 % 4_100 - 2_000 + (isSpot ? random.Between(-300, 300) : 0)) / 10_000m) : null,
            Precision = Precision,
        };
    }

    /// <summary>Where it was, as a sentence says it.</summary>
    public string Somewhere => Precision switch
    {
        LocationPrecision.Exact => $"at the {Spot} in {Province.Districts[District]}",
        LocationPrecision.Near => $"near the {Spot} in {Province.Districts[District]}",
        LocationPrecision.District => $"in {Province.Districts[District]} district",
        LocationPrecision.Province => $"in {Province.Name}",
        _ => "at an undisclosed place",
    };

    private static int DrawGroup(ref RandomStream random, DateOnly day)
    {
        // A group that is not there yet leaves its share to the others.
        var active = Auresia.Groups.Where(group => group.Since <= day).ToList();
        var drawn = random.Below(active.Sum(group => group.Share));
        foreach (var group in active)
        {
            if (drawn < group.Share) return Array.IndexOf(Auresia.Groups, group);
            drawn -= group.Share;
        }
        throw new InvalidOperationException("Shares do not add up.");
    }

    private static ViolenceType ViolenceOf(IncidentType type, ref RandomStream random) => type switch
    {
        IncidentType.Bombing => random.Chance(350) ? ViolenceType.OneSided : ViolenceType.StateBased,
        IncidentType.Assassination or IncidentType.Abduction => random.Chance(700) ? ViolenceType.OneSided : ViolenceType.StateBased,
        IncidentType.ArmedClash => random.Chance(130) ? ViolenceType.NonState : ViolenceType.StateBased,
        _ => ViolenceType.StateBased,
    };
}
