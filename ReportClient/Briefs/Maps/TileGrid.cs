using System.Collections.Immutable;
using Reporting.Places;

namespace Reporting.Briefs.Maps;

/// <summary>A cell of a grid.</summary>
/// <param name="Column">From 0, the westernmost.</param>
/// <param name="Row">From 0, the northernmost.</param>
public readonly record struct TileCell(int Column, int Row);

/// <summary>A square of a grid for each of several places, so that they lie among each other as on the earth.</summary>
/// <param name="Columns">How many squares are side by side.</param>
/// <param name="Rows">How many squares are one below the other.</param>
/// <param name="Cells">Each place's cell; no two share one.</param>
/// <remarks>
/// Each place is drawn to a spot, half by its coordinates and half by its rank from west to east and from north to south, so that crowded
/// parts spread out; then every place gets a cell of its own so that the squared distances to the spots add up to the least. It follows that
/// the line between two cells never turns by more than a right angle from the line between the spots: who lies west stays west where there
/// is room. The order in which places are given does not matter, and a place that comes new shifts ranks by little.
/// </remarks>
internal sealed record TileGrid(int Columns, int Rows, ImmutableDictionary<PlaceKey, TileCell> Cells)
{
    /// <summary>More places than this are too many for squares that can be read.</summary>
    public const int MostPlaces = 240;

    // Cells for each place: some stay empty, so that the outline of a country shows.
    private const double Room = 1.3;
    private const double Flattest = 2.2;
    private const double Steepest = 0.6;

    /// <summary>Spots are in thousandths of a cell.</summary>
    internal const int PerCell = 1_000;

    /// <summary>Lays out places, each named once and at most <see cref="MostPlaces"/>.</summary>
    public static TileGrid Of(IEnumerable<PlacePoint> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        var sorted = places.OrderBy(place => place.Place).ToList();
        if (sorted.Count == 0) return new TileGrid(0, 0, []);
        var (columns, rows, spots) = Spots(sorted);
        var cells = Enumerable.Range(0, columns * rows).Select(cell => new TileCell(cell % columns, cell / columns)).ToList();
        var chosen = Assignment.Cheapest([.. spots.Select(spot => cells.Select(cell => Squared(spot, cell)).ToArray())]).Select(cell => cells[cell]).ToList();
        return Cropped(sorted, chosen);
    }

    /// <summary>The size of the grid, and the spot of each place in it in thousandths of a cell.</summary>
    internal static (int Columns, int Rows, ImmutableArray<(long X, long Y)> Spots) Spots(IReadOnlyList<PlacePoint> places)
    {
        var middle = (places.Min(place => place.At.North) + places.Max(place => place.At.North)) / 2;
        // Rounded, so that the last digit of a machine's cosine decides nothing.
        var narrow = Math.Round(Math.Cos(middle * Math.PI / 180), 4);
        var (east, south) = (places.Select(place => place.At.East).ToList(), places.Select(place => -place.At.North).ToList());
        var (wide, high) = (narrow * (east.Max() - east.Min()), south.Max() - south.Min());
        var shape = wide <= 0 && high <= 0 ? 1 : high <= 0 ? Flattest : Math.Clamp(wide / high, Steepest, Flattest);
        var columns = (int)Math.Ceiling(Math.Sqrt(places.Count * Room * shape));
        var rows = (int)Math.Ceiling(Math.Sqrt(places.Count * Room / shape));
        return (columns, rows, [.. Along(east, columns).Zip(Along(south, rows))]);
    }

    private static IEnumerable<long> Along(List<double> degrees, int cells)
    {
        var sorted = degrees.Order().ToList();
        var (least, most) = (sorted[0], sorted[^1]);
        foreach (var one in degrees)
        {
            var share = most > least ? (one - least) / (most - least) : 0.5;
            var (before, upTo) = (sorted.Count(other => other < one), sorted.Count(other => other <= one));
            var rank = sorted.Count > 1 ? (before + upTo - 1) / 2.0 / (sorted.Count - 1) : 0.5;
            yield return (long)Math.Round((share + rank) / 2 * (cells - 1) * PerCell);
        }
    }

    private static long Squared((long X, long Y) spot, TileCell cell)
    {
        var (x, y) = (spot.X - (long)cell.Column * PerCell, spot.Y - (long)cell.Row * PerCell);
        return x * x + y * y;
    }

    // Without the outer columns and rows that no place took.
    private static TileGrid Cropped(List<PlacePoint> places, List<TileCell> cells)
    {
        var (west, north) = (cells.Min(cell => cell.Column), cells.Min(cell => cell.Row));
        return new TileGrid(
            cells.Max(cell => cell.Column) - west + 1,
            cells.Max(cell => cell.Row) - north + 1,
            places.Zip(cells).ToImmutableDictionary(one => one.First.Place, one => new TileCell(one.Second.Column - west, one.Second.Row - north)));
    }
}
