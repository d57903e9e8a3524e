using Reporting.Incidents;

namespace Reporting.Tallies;

/// <summary>An <see cref="IncidentFilter"/> for packed keys, of which only the facts that it names need be there.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class CellFilter
{
    private readonly ByNumber<bool>? _types;
    private readonly ByNumber<bool>? _violence;
    private readonly ByNumber<bool>? _groups;
    private readonly ByNumber<bool>? _places;

    public CellFilter(IncidentFilter filter)
    {
        IsAny = filter.IsAny;
        if (!filter.Types.IsDefaultOrEmpty) _types = new(type => filter.Types.Contains((IncidentType)type));
        if (!filter.Violence.IsDefaultOrEmpty) _violence = new(violence => filter.Violence.Contains((ViolenceType)violence));
        if (!filter.Groups.IsDefaultOrEmpty)
            _groups = new(groups => new IncidentFilter { Groups = filter.Groups }.Matches(new CellKey(default, default, default, CellNumbers.Groups[groups], default)));
        if (!filter.Places.IsDefaultOrEmpty)
            _places = new(place => new IncidentFilter { Places = filter.Places }.Matches(new CellKey(default, default, default, "", CellNumbers.Places[place])));
    }

    /// <summary>Whether every cell is meant.</summary>
    public bool IsAny { get; }

    public bool IsMeant(PackedKey key) =>
        (_types is null || _types[key.Type])
        && (_violence is null || _violence[key.Violence])
        && (_groups is null || _groups[key.Groups])
        && (_places is null || _places[key.Place]);
}
