namespace Reporting.Seizures;

/// <summary>Weapons categories after the UN panel of experts on small arms (A/52/298, paragraphs 26-29).</summary>
/// <remarks>The numbers are stored: never reuse or renumber one.</remarks>
[GenerateSerializer, Alias("reporting.WeaponCategory")]
public enum WeaponCategory : byte
{
    /// <summary>None of these, or not said.</summary>
    Other = 0,
    /// <summary>Revolvers and self-loading pistols.</summary>
    Pistols = 1,
    /// <summary>Rifles and carbines that are not assault rifles.</summary>
    Rifles = 2,
    /// <summary>Sub-machine guns.</summary>
    SubMachineGuns = 3,
    /// <summary>Assault rifles, the AK family among them.</summary>
    AssaultRifles = 4,
    /// <summary>Light machine guns.</summary>
    LightMachineGuns = 5,
    /// <summary>Heavy machine guns.</summary>
    HeavyMachineGuns = 6,
    /// <summary>Hand-held, under-barrel and mounted grenade launchers; RPG launchers are listed here.</summary>
    GrenadeLaunchers = 7,
    /// <summary>Portable anti-aircraft guns.</summary>
    AntiAircraftGuns = 8,
    /// <summary>Portable anti-tank guns.</summary>
    AntiTankGuns = 9,
    /// <summary>Recoilless rifles.</summary>
    RecoillessRifles = 10,
    /// <summary>Portable launchers of anti-tank missiles and rocket systems.</summary>
    AntiTankMissileLaunchers = 11,
    /// <summary>Portable launchers of anti-aircraft missiles.</summary>
    AntiAircraftMissileLaunchers = 12,
    /// <summary>Mortars under 100 mm.</summary>
    Mortars = 13,
    /// <summary>Ammunition, rounds of rocket-propelled grenade launchers among it.</summary>
    Ammunition = 14,
    /// <summary>Hand grenades.</summary>
    Grenades = 15,
    /// <summary>Landmines.</summary>
    Mines = 16,
    /// <summary>Explosives and explosive devices.</summary>
    Explosives = 17,
    /// <summary>Components and precursors: detonators, wire, fertiliser.</summary>
    Components = 18,
}

/// <summary>The codes and labels of <see cref="WeaponCategory"/>.</summary>
public static class WeaponCategories
{
    private static readonly (WeaponCategory Category, string Code, string Label)[] Table =
    [
        (WeaponCategory.Pistols, "pistols", "Pistols and revolvers"),
        (WeaponCategory.Rifles, "rifles", "Rifles and carbines"),
        (WeaponCategory.SubMachineGuns, "sub-machine-guns", "Sub-machine guns"),
        (WeaponCategory.AssaultRifles, "assault-rifles", "Assault rifles"),
        (WeaponCategory.LightMachineGuns, "light-machine-guns", "Light machine guns"),
        (WeaponCategory.HeavyMachineGuns, "heavy-machine-guns", "Heavy machine guns"),
        (WeaponCategory.GrenadeLaunchers, "grenade-launchers", "Grenade launchers"),
        (WeaponCategory.AntiAircraftGuns, "anti-aircraft-guns", "Anti-aircraft guns"),
        (WeaponCategory.AntiTankGuns, "anti-tank-guns", "Anti-tank guns"),
        (WeaponCategory.RecoillessRifles, "recoilless-rifles", "Recoilless rifles"),
        (WeaponCategory.AntiTankMissileLaunchers, "anti-tank-missile-launchers", "Anti-tank missile launchers"),
        (WeaponCategory.AntiAircraftMissileLaunchers, "anti-aircraft-missile-launchers", "Anti-aircraft missile launchers"),
        (WeaponCategory.Mortars, "mortars", "Mortars under 100 mm"),
        (WeaponCategory.Ammunition, "ammunition", "Ammunition"),
        (WeaponCategory.Grenades, "grenades", "Grenades"),
        (WeaponCategory.Mines, "mines", "Mines"),
        (WeaponCategory.Explosives, "explosives", "Explosives"),
        (WeaponCategory.Components, "components", "Components"),
        (WeaponCategory.Other, "other", "Other"),
    ];

    /// <summary>Every category, in the order of the UN's list.</summary>
    public static IReadOnlyList<WeaponCategory> All { get; } = [.. Table.Select(row => row.Category)];

    /// <summary>The code in files, for example <c>assault-rifles</c>.</summary>
    public static string Code(this WeaponCategory category) => Row(category).Code;

    /// <summary>The label in tables and briefs, for example <c>Assault rifles</c>.</summary>
    public static string Label(this WeaponCategory category) => Row(category).Label;

    /// <summary>Finds a category by its code.</summary>
    public static bool TryParse(string? code, out WeaponCategory category)
    {
        foreach (var row in Table)
        {
            if (!string.Equals(row.Code, code?.Trim(), StringComparison.OrdinalIgnoreCase)) continue;
            category = row.Category;
            return true;
        }
        category = WeaponCategory.Other;
        return false;
    }

    private static (WeaponCategory Category, string Code, string Label) Row(WeaponCategory category)
    {
        foreach (var row in Table)
            if (row.Category == category) return row;
        return (category, $"category-{(byte)category}", $"Category {(byte)category}");
    }
}
