using Reporting.Incidents;
using Reporting.Seizures;

namespace Reporting.Generate;

/// <summary>An item as releases name it.</summary>
internal sealed record SeizedItem(WeaponCategory Category, Name Item, Name? Unit, int Most);

/// <summary>The words that incidents are made of, beside names.</summary>
internal static class Vocabulary
{
    public static Name Civilians { get; } = new("Civilians");

    public static Name Unidentified { get; } = new("Unidentified gunmen");

    public static Name[] VagueWords { get; } = Name.Each("several", "multiple", "dozens", "many", "a number of", "scores");

    public static Name[] Originators { get; } = Name.Each("Joint Command", "Interior ministry", "Provincial council", "Group spokesman", "Hospital", "Eyewitnesses");

    public static Name[] Outlets { get; } =
        Name.Each("Harbour Wire", "Northern Courier", "Open Desk", "Radio Meridian", "Valley Post", "Lantern Agency", "Border Bulletin", "Daily Compass", "Station Nine", "Field Notes");

    public static Name[] Titles { get; } =
        Name.Each("Fighting reported overnight", "Officials confirm casualties", "Residents flee after attack", "Operation enters second day", "Weapons displayed to reporters", "Claims differ on losses");

    public static Name[] Ratings { get; } = Name.Each("A1", "A2", "B2", "B3", "C3", "D4", "F6", "?3");

    public static SeizedItem[] Items { get; } =
    [
        Of(WeaponCategory.AssaultRifles, "AK-pattern rifle", 12), Of(WeaponCategory.Ammunition, "7.62 mm cartridge", 900), Of(WeaponCategory.Grenades, "hand grenade", 20),
        Of(WeaponCategory.Pistols, "pistol", 6), Of(WeaponCategory.LightMachineGuns, "PK-pattern machine gun", 4), Of(WeaponCategory.GrenadeLaunchers, "RPG-pattern launcher", 4),
        Of(WeaponCategory.Explosives, "ammonium nitrate", 400, "kg"), Of(WeaponCategory.Mines, "anti-personnel mine", 15), Of(WeaponCategory.Mortars, "82 mm mortar", 3),
        Of(WeaponCategory.Components, "detonator", 60), Of(WeaponCategory.RecoillessRifles, "recoilless rifle", 2), Of(WeaponCategory.Other, "radio set", 8),
    ];

    public static UnequalShares ItemShares { get; } = UnequalShares.Zipf(Items.Length);

    /// <summary>Every incident type, and in how many of a thousand incidents.</summary>
    public static (IncidentType Type, int Share)[] Types { get; } =
    [
        (IncidentType.ArmedClash, 290), (IncidentType.Bombing, 175), (IncidentType.Raid, 150), (IncidentType.Shelling, 100), (IncidentType.Airstrike, 80), (IncidentType.Ambush, 65),
        (IncidentType.Assassination, 40), (IncidentType.Detention, 30), (IncidentType.Abduction, 25), (IncidentType.WeaponsFind, 20), (IncidentType.Other, 12), (IncidentType.NotCoded, 8), (IncidentType.Rescue, 5),
    ];

    public static UnequalShares TypeShares { get; } = new(Array.ConvertAll(Types, type => type.Share));

    private static SeizedItem Of(WeaponCategory category, string item, int most, string? unit = null) => new(category, new Name(item), unit is null ? null : new Name(unit), most);
}
