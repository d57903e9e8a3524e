namespace Reporting.Tallies;

/// <summary>The types, types of violence and groups that a question names. Cells put together for it are those alone, of which there may be few among many.</summary>
/// <remarks>Equal where the same are named, in whatever order. Immutable: roll-ups of several tallies, which live on other threads, have one in common.</remarks>
internal sealed class NamedFacts : IEquatable<NamedFacts>
{
    private readonly IncidentFilter _filter;
    private readonly string _name;

    private NamedFacts(IncidentFilter filter)
    {
        _filter = filter with { Places = [] };
        _name = string.Join('|',
            filter.Types.IsDefaultOrEmpty ? "" : string.Join(',', filter.Types.Select(type => (byte)type).Order()),
            filter.Violence.IsDefaultOrEmpty ? "" : string.Join(',', filter.Violence.Select(violence => (byte)violence).Order()),
            filter.Groups.IsDefaultOrEmpty ? "" : string.Join(',', filter.Groups.Select(group => group.Value).Order(StringComparer.Ordinal)));
    }

    /// <summary>What a filter names; null where that is nothing but places.</summary>
    public static NamedFacts? Of(IncidentFilter filter) =>
        filter.Types.IsDefaultOrEmpty && filter.Violence.IsDefaultOrEmpty && filter.Groups.IsDefaultOrEmpty ? null : new NamedFacts(filter);

    /// <summary>Whether groups are named.</summary>
    public bool HasGroups => !_filter.Groups.IsDefaultOrEmpty;

    /// <summary>Finds the cells that have one of each.</summary>
    public CellFilter ToFilter() => new(_filter);

    public bool Equals(NamedFacts? other) => other is not null && _name == other._name;

    public override bool Equals(object? obj) => Equals(obj as NamedFacts);

    public override int GetHashCode() => _name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _name;
}
