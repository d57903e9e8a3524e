namespace Reporting.Incidents;

/// <summary>What kind of thing happened. Every source has a mapping table onto these.</summary>
/// <remarks>The numbers are stored: never reuse or renumber one. Codes for people are in <see cref="IncidentTypes"/>.</remarks>
[GenerateSerializer, Alias("reporting.IncidentType")]
public enum IncidentType : byte
{
    /// <summary>The source codes no tactic (UCDP GED): not the same as <see cref="Other"/>.</summary>
    NotCoded = 0,
    /// <summary>A planned entry by security forces to capture or kill.</summary>
    Raid = 1,
    /// <summary>A strike from the air, crewed or not.</summary>
    Airstrike = 2,
    /// <summary>Fighting in which both sides shoot.</summary>
    ArmedClash = 3,
    /// <summary>An explosive set or carried: roadside, vehicle, suicide.</summary>
    Bombing = 4,
    /// <summary>Artillery, mortar or rocket fire.</summary>
    Shelling = 5,
    /// <summary>The killing of a chosen person.</summary>
    Assassination = 6,
    /// <summary>A person taken by a group.</summary>
    Abduction = 7,
    /// <summary>A person taken by security forces without a raid being reported.</summary>
    Detention = 8,
    /// <summary>Held persons freed by force or operation.</summary>
    Rescue = 9,
    /// <summary>Weapons found without fighting.</summary>
    WeaponsFind = 10,
    /// <summary>An attack from hiding on a moving force.</summary>
    Ambush = 11,
    /// <summary>Coded by the source, and none of these.</summary>
    Other = 255,
}

/// <summary>The codes and labels of <see cref="IncidentType"/>, as files and the command line write them.</summary>
public static class IncidentTypes
{
    private static readonly (IncidentType Type, string Code, string Label)[] Table =
    [
        (IncidentType.NotCoded, "not-coded", "Not coded"),
        (IncidentType.Raid, "raid", "Raid"),
        (IncidentType.Airstrike, "airstrike", "Airstrike"),
        (IncidentType.ArmedClash, "armed-clash", "Armed clash"),
        (IncidentType.Bombing, "bombing", "Bombing"),
        (IncidentType.Shelling, "shelling", "Shelling"),
        (IncidentType.Assassination, "assassination", "Assassination"),
        (IncidentType.Abduction, "abduction", "Abduction"),
        (IncidentType.Detention, "detention", "Detention"),
        (IncidentType.Rescue, "rescue", "Rescue"),
        (IncidentType.WeaponsFind, "weapons-find", "Weapons find"),
        (IncidentType.Ambush, "ambush", "Ambush"),
        (IncidentType.Other, "other", "Other"),
    ];

    /// <summary>Every type, in the order in which it is listed to people.</summary>
    public static IReadOnlyList<IncidentType> All { get; } = [.. Table.Select(row => row.Type)];

    /// <summary>The code in files and on the command line, for example <c>armed-clash</c>.</summary>
    public static string Code(this IncidentType type) => Row(type).Code;

    /// <summary>The label in tables and briefs, for example <c>Armed clash</c>.</summary>
    public static string Label(this IncidentType type) => Row(type).Label;

    /// <summary>Finds a type by its code; letter case and surrounding spaces do not matter.</summary>
    public static bool TryParse(string? code, out IncidentType type)
    {
        var wanted = code?.Trim();
        foreach (var row in Table)
        {
            if (!string.Equals(row.Code, wanted, StringComparison.OrdinalIgnoreCase)) continue;
            type = row.Type;
            return true;
        }
        type = IncidentType.NotCoded;
        return false;
    }

    private static (IncidentType Type, string Code, string Label) Row(IncidentType type)
    {
        foreach (var row in Table)
            if (row.Type == type) return row;
        // A store written by a newer version may hold a type that this one does not know.
        return (type, $"type-{(byte)type}", $"Type {(byte)type}");
    }
}
