using System.Text.Json;
using Reporting.Generate;

namespace Reporting.Examples.History;

/// <summary>Where the provinces lie, and their borders, which neighbours share to the last point.</summary>
/// <remarks>Cells of a grid whose corners are moved and whose sides are broken again and again; by whole numbers and halves alone, so the same on every machine.</remarks>
internal static class ProvinceMap
{
    private const ulong Seed = 26;
    // In ten thousandths of a degree.
    private const int West = -385_000, North = 462_000, CellWidth = 13_500, CellHeight = 10_500;
    private const int Breaks = 5;

    /// <summary>The middle of a province, in ten thousandths of a degree.</summary>
    public static (int Longitude, int Latitude) Middle(Province province)
    {
        var corners = Corners(province);
        return (corners.Sum(corner => corner.X) / 4, corners.Sum(corner => corner.Y) / 4);
    }

    /// <summary>Writes the provinces as GeoJSON.</summary>
    public static void Write(Stream stream)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var province in Auresia.Provinces) Write(json, province);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Province province)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("name", province.Name);
        json.WriteString("admin", Auresia.Name);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "Polygon");
        json.WriteStartArray("coordinates");
        json.WriteStartArray();
        foreach (var (x, y) in Ring(province))
        {
            json.WriteStartArray();
            json.WriteNumberValue(x / 10_000m);
            json.WriteNumberValue(y / 10_000m);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static List<(int X, int Y)> Ring(Province province)
    {
        var corners = CornerCells(province);
        var ring = new List<(int X, int Y)>();
        for (var i = 0; i < corners.Length; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % corners.Length]);
            // Both neighbours break a side in the same direction, so that it is the same line.
            var turned = from.Column + from.Row * 100 > to.Column + to.Row * 100;
            var side = Side(turned ? to : from, turned ? from : to);
            if (turned) side.Reverse();
            ring.AddRange(side.Take(side.Count - 1));
        }
        ring.Add(ring[0]);
        return ring;
    }

    private static List<(int X, int Y)> Side((int Column, int Row) from, (int Column, int Row) to)
    {
        var random = new RandomStream(Seed, (ulong)(from.Column + from.Row * 16 + to.Column * 256 + to.Row * 4_096));
        var line = new List<(int X, int Y)> { Corner(from), Corner(to) };
        for (var i = 0; i < Breaks; i++)
        {
            var broken = new List<(int X, int Y)> { line[0] };
            for (var j = 1; j < line.Count; j++)
            {
                var (a, b) = (line[j - 1], line[j]);
                var (dx, dy) = (b.X - a.X, b.Y - a.Y);
                var off = random.Between(-22, 22);
                broken.Add(((a.X + b.X) / 2 - dy * off / 100, (a.Y + b.Y) / 2 + dx * off / 100));
                broken.Add(b);
            }
            line = broken;
        }
        return line;
    }

    private static (int Column, int Row)[] CornerCells(Province province) =>
        [(province.Column, province.Row), (province.Column, province.Row + 1), (province.Column + 1, province.Row + 1), (province.Column + 1, province.Row)];

    private static (int X, int Y)[] Corners(Province province) => Array.ConvertAll(CornerCells(province), Corner);

    private static (int X, int Y) Corner((int Column, int Row) at)
    {
        var random = new RandomStream(Seed, (ulong)(1_000_000 + at.Column * 100 + at.Row));
        return (West + at.Column * CellWidth + at.Row * 900 + random.Between(-3_000, 3_000), North - at.Row * CellHeight + at.Column * 500 + random.Between(-2_400, 2_400));
    }
}
