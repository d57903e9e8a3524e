using System.Collections.Immutable;
using Reporting.Names;
using Reporting.Places;

namespace Reporting.Briefs.Maps;

/// <summary>The areas of a boundary file.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Areas">Its areas, in the order of the file.</param>
internal sealed record Boundaries(string File, ImmutableArray<Boundary> Areas)
{
    /// <summary>The areas with their names as areas of a level; without those of other countries or provinces, where the file says in which ones its areas lie.</summary>
    /// <param name="level">What the areas are.</param>
    /// <param name="above">The names of what they lie in, the outermost first.</param>
    public ImmutableArray<(AreaNames Names, Boundary Area)> Of(PlaceLevel level, IEnumerable<string> above)
    {
        ArgumentNullException.ThrowIfNull(above);
        var areas = Areas.Select(area => (Names: BoundaryNames.Of(area.Properties, level), Area: area)).ToImmutableArray();
        foreach (var key in above.Select(name => NameKey.Of(PlaceKey.ShortName(name))))
        {
            var inside = areas.Where(area => area.Names.Above.Contains(key)).ToImmutableArray();
            if (!inside.IsEmpty) areas = inside;
        }
        return areas;
    }
}

/// <summary>One area of a boundary file.</summary>
/// <param name="Properties">Its properties that are texts, by their names in any letter case.</param>
/// <param name="Rings">Its rings in degrees, each closed.</param>
internal sealed record Boundary(ImmutableDictionary<string, string> Properties, ImmutableArray<ImmutableArray<Degrees>> Rings);

/// <summary>What an area is called.</summary>
/// <param name="Name">Its name to print; empty where it has none.</param>
/// <param name="Keys">The keys of its names and codes, the likeliest first.</param>
/// <param name="Above">The keys of the names of what it lies in.</param>
internal sealed record AreaNames(string Name, ImmutableArray<string> Keys, ImmutableHashSet<string> Above);
