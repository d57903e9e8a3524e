using CsCheck;
using Reporting.Briefs.Maps;
using Reporting.Places;

namespace Reporting.Tests.Briefs.Maps;

public sealed class TileGridTests
{
    private static readonly Gen<PlacePoint[]> Points = Gen.Select(Gen.Int[-900, 900], Gen.Int[-400, 400]).Array[1, 40]
        .Select(spots => spots.Select((spot, i) => Point(FormattableString.Invariant($"p{i}"), spot.Item1 / 10.0, spot.Item2 / 10.0)).ToArray());

    [Fact]
    public void Cells_OfAnyPlaces_AreInsideTheGridAndNoTwoTheSame() => Points.Sample(points =>
    {
        var grid = TileGrid.Of(points);
        return grid.Cells.Count == points.Length && grid.Cells.Values.Distinct().Count() == points.Length
            && grid.Cells.Values.All(cell => cell.Column >= 0 && cell.Column < grid.Columns && cell.Row >= 0 && cell.Row < grid.Rows);
    });

    [Fact]
    public void Cells_OfPlacesInAnotherOrder_AreTheSame() => Gen.Select(Points, Gen.Int).Sample((points, seed) =>
    {
        var shuffled = points.ToArray();
        new Random(seed).Shuffle(shuffled);
        var (grid, again) = (TileGrid.Of(points), TileGrid.Of(shuffled));
        return points.All(point => grid.Cells[point.Place] == again.Cells[point.Place]);
    });

    // The least sum of squares has no pair that would be nearer with its cells exchanged.
    [Fact]
    public void Cells_OfAnyPair_AreTurnedByNoMoreThanARightAngle() => Points.Sample(points =>
    {
        var sorted = points.OrderBy(point => point.Place).ToList();
        var spots = TileGrid.Spots(sorted).Spots;
        var cells = sorted.Select(point => TileGrid.Of(points).Cells[point.Place]).ToList();
        return Enumerable.Range(0, sorted.Count).All(i => Enumerable.Range(0, i).All(j =>
            (spots[i].X - spots[j].X) * (cells[i].Column - cells[j].Column) + (spots[i].Y - spots[j].Y) * (cells[i].Row - cells[j].Row) >= 0));
    }, iter: 30);

    [Fact]
    public void Cells_OfAPlaceWestOfAllOthers_AreNeverEastOfOneInItsLatitude() => Points.Sample(points =>
    {
        var west = Point("west", points.Min(point => point.At.East) - 30, points[0].At.North);
        var grid = TileGrid.Of([.. points, west]);
        return grid.Cells[west.Place].Column <= grid.Cells[points[0].Place].Column;
    });

    [Fact]
    public void Grid_OfFourCorners_HasThemInItsCorners()
    {
        var grid = TileGrid.Of([Point("north-west", 60, 38), Point("north-east", 75, 38), Point("south-west", 60, 30), Point("south-east", 75, 30)]);

        Assert.Equal(new TileCell(0, 0), Cell(grid, "north-west"));
        Assert.Equal(new TileCell(grid.Columns - 1, 0), Cell(grid, "north-east"));
        Assert.Equal(new TileCell(0, grid.Rows - 1), Cell(grid, "south-west"));
        Assert.Equal(new TileCell(grid.Columns - 1, grid.Rows - 1), Cell(grid, "south-east"));
    }

    [Fact]
    public void Grid_OfPlacesOnOneLineOrOneSpot_StillHasACellForEach()
    {
        Assert.Equal(5, TileGrid.Of([.. Enumerable.Range(0, 5).Select(i => Point($"p{(char)('a' + i)}", 60 + i, 30))]).Cells.Values.Distinct().Count());
        Assert.Equal(5, TileGrid.Of([.. Enumerable.Range(0, 5).Select(i => Point($"p{(char)('a' + i)}", 60, 30))]).Cells.Values.Distinct().Count());
    }

    [Fact]
    public void Grid_OfProvinces_KeepsMostWhereTheyAreWhenOneIsLeftOut()
    {
        var provinces = MappedIncidents.Points;
        var whole = TileGrid.Of(provinces);

        var moved = provinces.Select(left => TileGrid.Of(provinces.Where(place => place != left)) is var grid ? grid.Cells.Count(cell => whole.Cells[cell.Key] != cell.Value) : 0).Order().ToList();

        Assert.InRange(moved[moved.Count / 2], 0, provinces.Count / 4);
    }

    [Fact]
    public void Assignment_OfSmallCosts_IsTheCheapestOfAll() => Gen.Long[0, 20].Array[5].Array[4].Sample(costs =>
    {
        var chosen = Assignment.Cheapest(costs);
        return chosen.Distinct().Count() == 4 && chosen.Select((column, row) => costs[row][column]).Sum() == Cheapest(costs, 0, []);
    });

    private static long Cheapest(long[][] costs, int row, HashSet<int> taken) => row == costs.Length ? 0
        : Enumerable.Range(0, costs[row].Length).Where(column => !taken.Contains(column)).Min(column => costs[row][column] + Cheapest(costs, row + 1, [.. taken, column]));

    private static TileCell Cell(TileGrid grid, string name) => grid.Cells[PlaceKey.FromNames("Land", name)];

    private static PlacePoint Point(string name, double east, double north) => new(PlaceKey.FromNames("Land", name), new Degrees(east, north));
}
