using System.Collections.Immutable;
using System.Text.Json;
using Reporting.Errors;

namespace Reporting.Briefs.Maps;

/// <summary>Reads boundaries from GeoJSON (RFC 7946): the polygons of its features.</summary>
/// <remarks>Points and lines are passed over. A ring needs four positions, the last of which repeats the first; of a position the first two numbers are read.</remarks>
internal static class GeoJson
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const long MostBytes = 200_000_000;

    /// <summary>Reads a file that exists.</summary>
    /// <exception cref="BoundaryFileException">It holds no boundaries in degrees.</exception>
    public static Boundaries Read(string path)
    {
        if (new FileInfo(path).Length > MostBytes) throw new BoundaryFileException(path, "it has more than 200 MB", "Simplify the boundaries: a page shows no more than a few thousand points.");
        try
        {
            using var stream = File.OpenRead(path);
            using var json = JsonDocument.Parse(stream);
            var areas = Features(json.RootElement, path).Select((feature, at) => new GeoJsonFeature(path, at + 1).Read(feature)).OfType<Boundary>().ToList();
            if (areas.Count == 0) throw new BoundaryFileException(path, "it has no Polygon and no MultiPolygon", "Name a file of areas, not of points or lines.");
            return new Boundaries(Path.GetFileName(path), Unbroken(areas));
        }
        catch (JsonException failure)
        {
            throw new BoundaryFileException(path, FormattableString.Invariant($"it is not JSON from line {(failure.LineNumber ?? 0) + 1} on"), "Check that it was downloaded or written completely, and that it is GeoJSON.", failure);
        }
    }

    private static IEnumerable<JsonElement> Features(JsonElement root, string path)
    {
        if (root.Member("type") is { ValueKind: JsonValueKind.String } type)
        {
            if (type.ValueEquals("FeatureCollection") && root.Member("features") is { ValueKind: JsonValueKind.Array } features) return features.EnumerateArray();
            if (type.ValueEquals("Feature")) return [root];
        }
        throw new BoundaryFileException(path, "it is JSON, but no FeatureCollection of GeoJSON", "Name a GeoJSON file (RFC 7946); 'ogr2ogr -f GeoJSON' makes one of a shapefile, and TopoJSON is another format.");
    }

    // What a file cuts at the date line comes together again.
    private static ImmutableArray<Boundary> Unbroken(List<Boundary> areas)
    {
        var cut = DateLine.Cut(areas.SelectMany(area => area.Rings).Select(Middle));
        return [.. areas.Select(area => area with { Rings = [.. area.Rings.Select(ring => Middle(ring) < cut ? [.. ring.Select(point => point with { East = point.East + 360 })] : ring)] })];
    }

    private static double Middle(ImmutableArray<Degrees> ring) => (ring.Min(point => point.East) + ring.Max(point => point.East)) / 2;

    /// <summary>A member of an object; null where there is none, or no object.</summary>
    public static JsonElement? Member(this JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}

/// <summary>Reads one feature; errors say which one it is.</summary>
/// <param name="Path">The file.</param>
/// <param name="Number">The feature, from 1.</param>
internal sealed record GeoJsonFeature(string Path, int Number)
{
    private const int LeastPositions = 4;

    /// <summary>The area; null where the feature is none.</summary>
    /// <exception cref="BoundaryFileException">Its coordinates are not those of an area in degrees.</exception>
    public Boundary? Read(JsonElement feature)
    {
        if (feature.Member("geometry") is not { ValueKind: JsonValueKind.Object } geometry || geometry.Member("type") is not { ValueKind: JsonValueKind.String } type) return null;
        var isMany = type.ValueEquals("MultiPolygon");
        if (!isMany && !type.ValueEquals("Polygon")) return null;
        if (geometry.Member("coordinates") is not { } coordinates) throw Wrong("it has no 'coordinates'");
        var rings = (isMany ? Items(coordinates).SelectMany(Items) : Items(coordinates)).Select(Ring).ToImmutableArray();
        return rings.IsEmpty ? null : new Boundary(Texts(feature.Member("properties") ?? default), rings);
    }

    private static ImmutableDictionary<string, string> Texts(JsonElement properties)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        if (properties.ValueKind != JsonValueKind.Object) return texts.ToImmutable();
        foreach (var property in properties.EnumerateObject())
            if (property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is { Length: > 0 } text) texts.TryAdd(property.Name, text);
        return texts.ToImmutable();
    }

    private IEnumerable<JsonElement> Items(JsonElement array) => array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : throw Wrong("its 'coordinates' are not arrays within arrays");

    private ImmutableArray<Degrees> Ring(JsonElement ring)
    {
        var points = Items(ring).Select(Position).ToImmutableArray();
        if (points.Length < LeastPositions) throw Wrong("a ring of it has fewer than four positions");
        return points[0] == points[^1] ? points : throw Wrong("a ring of it is not closed: its last position is not its first");
    }

    private Degrees Position(JsonElement position)
    {
        var numbers = Items(position).Take(2).ToList();
        if (numbers.Count < 2 || numbers.Any(number => number.ValueKind != JsonValueKind.Number)) throw Wrong("a position of it is not two numbers");
        var at = new Degrees(numbers[0].GetDouble(), numbers[1].GetDouble());
        return Math.Abs(at.East) <= 180 && Math.Abs(at.North) <= 90 ? at : throw new BoundaryFileException(Path,
            FormattableString.Invariant($"feature {Number}: the position {at.East:0.###}, {at.North:0.###} is not degrees east and north"), "Write it in WGS 84 (EPSG:4326), as GeoJSON prescribes: 'ogr2ogr -t_srs EPSG:4326 -f GeoJSON'.");
    }

    private BoundaryFileException Wrong(string what) =>
        new(Path, FormattableString.Invariant($"feature {Number}: {what}"), "Check that the file is GeoJSON as RFC 7946 describes it, with Polygon and MultiPolygon features.");
}

/// <summary>A boundary file that cannot be used.</summary>
internal sealed class BoundaryFileException(string file, string wrong, string advice, Exception? inner = null)
    : ReportingException($"The boundary file cannot be used: {wrong}.", advice, inner)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;
}
