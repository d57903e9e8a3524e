namespace Reporting.Generate;

/// <summary>A country that does not exist.</summary>
internal sealed record MadeUpCountry(Name Name, Name Government, MadeUpProvince[] Provinces, UnequalShares Shares);

/// <summary>A province, with its middle in ten thousandths of a degree.</summary>
internal sealed record MadeUpProvince(int Number, Name Name, int Latitude, int Longitude, Name[] Districts, UnequalShares Shares);

/// <summary>Places, groups and parties of no real country, of very unequal size; always the same.</summary>
internal sealed class MadeUpWorld
{
    /// <summary>How many groups there are.</summary>
    public const int GroupCount = 40;

    private const int LargestProvince = 24;

    private MadeUpWorld(MadeUpCountry[] countries, Name[] groups, Name[] localities) => (Countries, Groups, Localities) = (countries, groups, localities);

    /// <summary>The countries; the first has most of the incidents.</summary>
    public MadeUpCountry[] Countries { get; }

    public UnequalShares CountryShares { get; } = new([70, 20, 10]);

    public Name[] Groups { get; }

    public UnequalShares GroupShares { get; } = UnequalShares.Zipf(GroupCount);

    /// <summary>Towns and spots, of any district.</summary>
    public Name[] Localities { get; }

    /// <summary>How many provinces there are in all.</summary>
    public int Provinces => Countries.Sum(country => country.Provinces.Length);

    public static MadeUpWorld Create()
    {
        var names = new MadeUpNames();
        var countries = new MadeUpCountry[3];
        var first = 0;
        foreach (var (i, name, provinces) in (ReadOnlySpan<(int, string, int)>)[(0, "Karvania", 34), (1, "Ostavar", 19), (2, "Melindra", 12)])
        {
            countries[i] = new MadeUpCountry(new Name(name), new Name("Government of " + name), MakeProvinces(names, i, first, provinces), UnequalShares.Zipf(provinces));
            first += provinces;
        }
        return new MadeUpWorld(countries, MakeGroups(names), MakeLocalities(names));
    }

    // A large province has more districts than a small one.
    private static MadeUpProvince[] MakeProvinces(MadeUpNames names, int country, int first, int count)
    {
        var provinces = new MadeUpProvince[count];
        for (var i = 0; i < count; i++)
        {
            var districts = new Name[Math.Max(4, LargestProvince - i)];
            var name = new Name(names.Next());
            for (var district = 0; district < districts.Length; district++) districts[district] = new Name(names.Next());
            provinces[i] = new MadeUpProvince(first + i, name, 300_000 + i / 6 * 9_000, 400_000 + country * 80_000 + i % 6 * 11_000, districts, UnequalShares.Zipf(districts.Length));
        }
        return provinces;
    }

    private static Name[] MakeGroups(MadeUpNames names)
    {
        var groups = new Name[GroupCount];
        for (var i = 0; i < groups.Length; i++)
        {
            var name = names.Next();
            groups[i] = new Name((i % 5) switch
            {
                0 => $"{name} Front",
                1 => $"Army of {name}",
                2 => $"Free {name} Movement",
                3 => $"{name} Brigade",
                _ => $"Sons of {name}",
            });
        }
        return groups;
    }

    private static Name[] MakeLocalities(MadeUpNames names)
    {
        var localities = new Name[512];
        for (var i = 0; i < localities.Length; i++) localities[i] = new Name(names.Next() + (i % 4) switch { 0 => " bazaar", 1 => " road", 2 => " village", _ => "" });
        return localities;
    }
}
