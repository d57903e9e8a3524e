using Reporting.Names;

namespace Reporting.Places;

/// <summary>How deep a place lies.</summary>
public enum PlaceLevel
{
    /// <summary>A whole country.</summary>
    Country = 1,
    /// <summary>A first-order division, whatever the country calls it.</summary>
    Province = 2,
    /// <summary>A second-order division, whatever the country calls it.</summary>
    District = 3,
}

/// <summary>Names a country, province or district: <c>afghanistan</c>, <c>afghanistan/badakhshan</c>, <c>afghanistan/badakhshan/argo</c>.</summary>
/// <remarks>Built from names by one pure rule, so that no registry has to be asked. <c>default</c> is no place. Equality is ordinal.</remarks>
[GenerateSerializer, Immutable, Alias("reporting.PlaceKey")]
public readonly record struct PlaceKey : IComparable<PlaceKey>
{
    // Only words that never tell two places of a level apart: a raion and a municipality, an oblast and a city, may share a name.
    private static readonly string[] Divisions = ["province", "district", "governorate", "state", "department", "departement", "département", "county", "lga", "cercle", "woreda", "upazila", "tehsil"];

    // Words that people leave out when they ask for a place.
    private static readonly string[] LongerDivisions = [.. Divisions, "oblast", "raion", "rayon", "region", "municipality", "agency", "commune", "division", "territory", "constituency", "zone", "city", "town"];

    private static readonly KeyMemo<(string Country, string? Province, string? District), PlaceKey> Memo = new(Make);

    private PlaceKey(string path) => Path = path;

    /// <summary>The key as a path; the key of the place's grain.</summary>
    [Id(0)] public string Path { get; }

    /// <summary>True for <c>default</c>, which names no place.</summary>
    public bool IsDefault => Path is null;

    /// <summary>How deep the place lies.</summary>
    public PlaceLevel Level => IsDefault ? default : (PlaceLevel)(1 + Path.AsSpan().Count('/'));

    /// <summary>The key's own last part: <c>argo</c>.</summary>
    public string Leaf => IsDefault ? "" : Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The place one level up; <c>default</c> above a country.</summary>
    public PlaceKey Parent => IsDefault || Path.LastIndexOf('/') is var cut && cut < 0 ? default : new PlaceKey(Path[..cut]);

    /// <summary>The place itself or the place above it at a level; <c>default</c> when it does not reach so deep.</summary>
    public PlaceKey At(PlaceLevel level)
    {
        var place = this;
        while (!place.IsDefault && place.Level > level) place = place.Parent;
        return place.Level == level ? place : default;
    }

    /// <summary>Whether <paramref name="other"/> is this place or lies in it.</summary>
    public bool Contains(PlaceKey other) =>
        !IsDefault && !other.IsDefault && (other.Path == Path || other.Path.Length > Path.Length && other.Path[Path.Length] == '/' && other.Path.StartsWith(Path, StringComparison.Ordinal));

    /// <summary>The key of names as a source writes them; deeper names may be missing. <c>default</c> when the country has no letter or digit.</summary>
    /// <remarks>Words that only say the kind of division ("province") do not count, nor does the province's name in brackets after a district's.</remarks>
    public static PlaceKey FromNames(string country, string? province = null, string? district = null) => Memo.Of((country, province, district));

    private static PlaceKey Make((string Country, string? Province, string? District) names)
    {
        var (country, province, district) = names;
        var top = NameKey.Of(country);
        if (top.Length == 0) return default;
        var middle = province is null ? "" : NameKey.Of(ShortName(province));
        if (middle.Length == 0) return new PlaceKey(top);
        var bottom = district is null ? "" : NameKey.Of(ShortName(district, ShortName(province!)));
        return new PlaceKey(bottom.Length == 0 ? $"{top}/{middle}" : $"{top}/{middle}/{bottom}");
    }

    /// <summary>Reads a path as <see cref="Path"/> writes it; false when a part is not a key.</summary>
    public static bool TryParse(string? path, out PlaceKey key)
    {
        key = default;
        if (string.IsNullOrEmpty(path)) return false;
        var parts = path.Split('/');
        if (parts.Length > 3 || parts.Any(part => part.Length == 0 || NameKey.Of(part) != part)) return false;
        key = new PlaceKey(path);
        return true;
    }

    /// <summary>A name without the word for its kind of division, and without its province in brackets: "Arghandab district (Kandahar)" is "Arghandab" in Kandahar.</summary>
    public static string ShortName(string name, string? province = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        name = name.Trim();
        var bracket = name.LastIndexOf(" (", StringComparison.Ordinal);
        var note = "";
        if (bracket > 0 && name[^1] == ')')
        {
            note = name[bracket..];
            name = name[..bracket].TrimEnd();
            if (province is not null && NameKey.Of(note) == NameKey.Of(province)) note = "";
        }
        return Without(name, Divisions) + note;
    }

    /// <summary>A name as people say it in short, without any word for the kind of division: "Sumska" for "Sumska oblast". For finding, never for keys.</summary>
    public static string SpokenName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Without(name.Trim(), LongerDivisions);
    }

    private static string Without(string name, string[] divisions)
    {
        foreach (var division in divisions)
        {
            if (name.Length > division.Length + 1 && name.EndsWith(division, StringComparison.OrdinalIgnoreCase) && name[^(division.Length + 1)] == ' ')
                return name[..^(division.Length + 1)].TrimEnd();
        }
        return name;
    }

    /// <inheritdoc/>
    public int CompareTo(PlaceKey other) => string.CompareOrdinal(Path, other.Path);

    /// <inheritdoc/>
    public override string ToString() => Path ?? "";

    /// <summary>Earlier in ordinal order.</summary>
    public static bool operator <(PlaceKey left, PlaceKey right) => left.CompareTo(right) < 0;

    /// <summary>Later in ordinal order.</summary>
    public static bool operator >(PlaceKey left, PlaceKey right) => left.CompareTo(right) > 0;

    /// <summary>Earlier or the same in ordinal order.</summary>
    public static bool operator <=(PlaceKey left, PlaceKey right) => left.CompareTo(right) <= 0;

    /// <summary>Later or the same in ordinal order.</summary>
    public static bool operator >=(PlaceKey left, PlaceKey right) => left.CompareTo(right) >= 0;
}
