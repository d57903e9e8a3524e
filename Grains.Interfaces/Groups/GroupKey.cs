using Reporting.Names;

namespace Reporting.Groups;

/// <summary>Names a group: <c>imu</c>, <c>taliban</c>. The key of the group's grain.</summary>
/// <remarks>Every alias of a group gives the same key (<see cref="KnownGroups"/>); a name nobody has met gives a key of its own. <c>default</c> is no group.</remarks>
[GenerateSerializer, Immutable, Alias("reporting.GroupKey")]
public readonly record struct GroupKey : IComparable<GroupKey>
{
    private static readonly KeyMemo<string, GroupKey> Memo = new(Make);

    private GroupKey(string value) => Value = value;

    /// <summary>The key.</summary>
    [Id(0)] public string Value { get; }

    /// <summary>True for <c>default</c>, which names no group.</summary>
    public bool IsDefault => Value is null;

    /// <summary>The key of a name or alias; <c>default</c> when it has no letter or digit.</summary>
    public static GroupKey FromName(string name) => Memo.Of(name);

    private static GroupKey Make(string name)
    {
        var key = NameKey.Of(name);
        return key.Length == 0 ? default : new GroupKey(KnownGroups.KeyOfAlias(key) ?? key);
    }

    /// <inheritdoc/>
    public int CompareTo(GroupKey other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";

    /// <summary>Earlier in ordinal order.</summary>
    public static bool operator <(GroupKey left, GroupKey right) => left.CompareTo(right) < 0;

    /// <summary>Later in ordinal order.</summary>
    public static bool operator >(GroupKey left, GroupKey right) => left.CompareTo(right) > 0;

    /// <summary>Earlier or the same in ordinal order.</summary>
    public static bool operator <=(GroupKey left, GroupKey right) => left.CompareTo(right) <= 0;

    /// <summary>Later or the same in ordinal order.</summary>
    public static bool operator >=(GroupKey left, GroupKey right) => left.CompareTo(right) >= 0;
}
