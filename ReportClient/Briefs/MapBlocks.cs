using System.Collections.Immutable;
using Reporting.Briefs.Maps;

namespace Reporting.Briefs;

/// <summary>A map: the incidents of the week in the places one level below.</summary>
/// <remarks>Incidents that are not located so deep are on no map; the note says how many they are.</remarks>
public abstract record PlaceMap : Chart
{
    /// <summary>Which numbers share a colour.</summary>
    public required MapScale Scale { get; init; }

    /// <summary>The word for one place: <c>province</c>.</summary>
    public required string Level { get; init; }
}

/// <summary>A square a place, near to where it lies among the others. It needs no boundaries and says nothing of sizes.</summary>
public sealed record TileMap : PlaceMap
{
    /// <summary>How many squares stand side by side.</summary>
    public required int Columns { get; init; }

    /// <summary>How many squares stand one below the other.</summary>
    public required int Rows { get; init; }

    /// <summary>The squares, sorted by their places' keys; no two share a cell.</summary>
    public required ImmutableArray<MapTile> Tiles { get; init; }
}

/// <summary>One place as a square.</summary>
/// <param name="Name">The place's name; printed shortened where it does not fit.</param>
/// <param name="Cell">Where it stands.</param>
/// <param name="Incidents">Its incidents of the week; 0 is none that is recorded.</param>
public sealed record MapTile(string Name, TileCell Cell, PrintedFigure Incidents);

/// <summary>Places in the boundaries of a file that the user gave.</summary>
public sealed record BoundaryMap : PlaceMap
{
    /// <summary>The areas, in the order of the file.</summary>
    public required ImmutableArray<MapArea> Areas { get; init; }

    /// <summary>Places of the data for which the file has no area, sorted by their names.</summary>
    public required ImmutableArray<string> PlacesWithoutArea { get; init; }

    /// <summary>Areas of the file whose name is no place of the data, sorted by their names.</summary>
    public required ImmutableArray<string> AreasWithoutPlace { get; init; }
}

/// <summary>One area of a map.</summary>
/// <param name="Name">The place's name; the file's where the data have no such place.</param>
/// <param name="Incidents">Its incidents of the week; null where the data have no such place, which is not zero.</param>
/// <param name="Rings">Its rings in degrees: what lies within an odd number of them is inside.</param>
public sealed record MapArea(string Name, PrintedFigure? Incidents, ImmutableArray<ImmutableArray<Degrees>> Rings);
