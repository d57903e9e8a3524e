using System.Collections.Frozen;
using Reporting.Names;

namespace Reporting.Groups;

/// <summary>A group that many sources name differently.</summary>
/// <param name="Key">The key of its grain.</param>
/// <param name="Name">The name printed.</param>
/// <param name="Aliases">Other names in use, as sources write them.</param>
/// <param name="Parent">The key of the group it belongs to; null where it stands alone. Its incidents count in its own tally only.</param>
public sealed record KnownGroup(string Key, string Name, string[] Aliases, string? Parent = null);

/// <summary>The groups whose aliases ship with the product. Any other name is a group of its own.</summary>
/// <remarks>Changing an alias moves incidents between groups: raise <see cref="Edition"/> so that tallies are rebuilt from the ledger.</remarks>
public static class KnownGroups
{
    /// <summary>Raised whenever the table changes.</summary>
    public const int Edition = 1;

    /// <summary>The groups, by key.</summary>
    public static IReadOnlyList<KnownGroup> All { get; } =
    [
        new("al-qaida", "Al-Qaida", ["al-Qaeda", "Al Qaida", "Al Qaeda", "AQ"]),
        new("al-shabaab", "Al-Shabaab", ["Al Shabab", "Al-Shabab", "Harakat al-Shabaab al-Mujahideen"]),
        new("haqqani-network", "Haqqani network", ["Haqqani", "HQN"], Parent: "taliban"),
        new("hezb-i-islami", "Hezb-i-Islami", ["Hizb-i Islami-yi Afghanistan", "Hezb-e-Islami Gulbuddin", "HIG"]),
        new("imu", "Islamic Movement of Uzbekistan", ["IMU"]),
        new("is", "Islamic State", ["IS", "ISIS", "ISIL", "Daesh", "Islamic State of Iraq and the Levant"]),
        new("is-k", "Islamic State Khorasan Province", ["ISKP", "IS-K", "ISIS-K", "ISK", "Islamic State Khorasan"], Parent: "is"),
        new("nrf", "National Resistance Front", ["NRF", "National Resistance Front of Afghanistan"]),
        new("taliban", "Taliban", ["Taleban", "Islamic Emirate of Afghanistan"]),
        new("ttp", "Tehrik-i-Taliban Pakistan", ["TTP", "Tehreek-e-Taliban Pakistan", "Pakistani Taliban"]),
    ];

    private static readonly FrozenDictionary<string, string> KeyByAlias = All
        .SelectMany(group => group.Aliases.Append(group.Name).Select(NameKey.Of).Append(group.Key), (group, alias) => (alias, group.Key))
        .Distinct()
        .ToFrozenDictionary(pair => pair.alias, pair => pair.Key, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, KnownGroup> ByKey = All.ToFrozenDictionary(group => group.Key, StringComparer.Ordinal);

    /// <summary>The group with a key; null where the product does not know it.</summary>
    public static KnownGroup? Find(GroupKey key) => key.IsDefault ? null : ByKey.GetValueOrDefault(key.Value);

    internal static string? KeyOfAlias(string aliasKey) => KeyByAlias.GetValueOrDefault(aliasKey);
}
