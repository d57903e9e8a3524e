using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>An <see cref="IncidentFilter"/> for packed keys, of which only the facts that it names need be there.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class CellFilter
{
    private readonly ByNumber<bool>? _types;
    private readonly byte[] _typesInOrder = [];
    private readonly ByNumber<bool>? _violence;
    private readonly bool[][]? _groups;
    private readonly ByNumber<bool>? _places;

    public CellFilter(IncidentFilter filter)
    {
        IsAny = filter.IsAny;
        if (!filter.Types.IsDefaultOrEmpty)
        {
            _types = new(type => filter.Types.Contains((IncidentType)type));
            _typesInOrder = [.. filter.Types.Select(type => (byte)type).Order()];
        }
        if (!filter.Violence.IsDefaultOrEmpty) _violence = new(violence => filter.Violence.Contains((ViolenceType)violence));
        if (!filter.Groups.IsDefaultOrEmpty) _groups = [.. filter.Groups.Select(GroupMembers.Of)];
        if (!filter.Places.IsDefaultOrEmpty) _places = new(place => IsInside(filter.Places, CellNumbers.Places[place]));
    }

    /// <summary>Whether every cell is meant.</summary>
    public bool IsAny { get; }

    public bool IsMeant(PackedKey key) =>
        (_types is null || _types[key.Type])
        && (_violence is null || _violence[key.Violence])
        && (_groups is null || IsAmong(_groups, key.Groups))
        && (_places is null || _places[key.Place]);

    /// <summary>The smallest <see cref="PackedKey.Facts"/> after a key of a type that is not meant that may be meant again; 0 where the key's type is meant.</summary>
    public ulong NextMeant(PackedKey key)
    {
        if (_types is null || _types[key.Type]) return 0;
        foreach (var type in _typesInOrder)
            if (type > key.Type) return PackedKey.FirstOf(key.Day, type);
        return PackedKey.FirstOf(key.Day + 1, _typesInOrder[0]);
    }

    private static bool IsAmong(bool[][] groups, uint number)
    {
        foreach (var members in groups)
            if (members[number]) return true;
        return false;
    }

    private static bool IsInside(ImmutableArray<PlaceKey> places, PlaceKey place)
    {
        foreach (var one in places)
            if (one.Contains(place)) return true;
        return false;
    }
}
