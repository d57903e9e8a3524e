using System.Collections.Concurrent;
using Reporting.Groups;

namespace Reporting.Tallies;

/// <summary>Which groups a cell must name to be meant by a filter: worked out once for each group that is asked for, and not for each question.</summary>
/// <remarks>Safe for many threads.</remarks>
internal static class GroupMembers
{
    // Anybody may ask for groups of any name.
    private const int MostRemembered = 64;

    private static readonly ConcurrentDictionary<GroupKey, bool[]> Remembered = [];

    /// <summary>For every number that <see cref="CellNumbers.Groups"/> has given, whether a group is among those that it stands for.</summary>
    public static bool[] Of(GroupKey group)
    {
        var count = CellNumbers.Groups.Count;
        var known = Remembered.GetValueOrDefault(group) ?? [];
        if (known.Length >= count) return known;
        var members = new bool[count];
        known.CopyTo(members, 0);
        for (var number = known.Length; number < count; number++) members[number] = Holds(CellNumbers.Groups[(uint)number], group);
        if (Remembered.Count >= MostRemembered) Remembered.Clear();
        return Remembered[group] = members;
    }

    private static bool Holds(ReadOnlySpan<char> joined, GroupKey group)
    {
        if (group.IsDefault) return false;
        foreach (var one in joined.Split('+'))
            if (joined[one].SequenceEqual(group.Value)) return true;
        return false;
    }
}
