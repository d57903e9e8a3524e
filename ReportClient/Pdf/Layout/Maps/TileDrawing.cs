using Reporting.Briefs;
using SkiaSharp;

namespace Reporting.Pdf.Layout.Maps;

/// <summary>Draws the squares of a map, each with its name and its number.</summary>
internal sealed class TileDrawing
{
    private const float Largest = 44;
    private const float Gap = 1.6f;
    private const float Pad = 2;
    private const float Roomy = 33;

    private readonly TileMap _map;
    private readonly float _size;
    private readonly List<(MapTile Tile, int Class, List<TextLines> Label, TextLines Number)> _tiles;

    /// <param name="map">The map.</param>
    /// <param name="type">Measures text.</param>
    /// <param name="room">The largest side that a square may have.</param>
    public TileDrawing(TileMap map, Typesetter type, float room)
    {
        (_map, _size) = (map, Math.Min(Largest, room));
        var isRoomy = _size >= Roomy;
        var name = new TextStyle(Look.Small.Face, isRoomy ? 6.4f : 5.8f, Look.Ink, 1.1f);
        var number = new TextStyle(Look.Strong.Face, isRoomy ? 10.5f : 8.5f, Look.Ink, 1.1f);
        var inner = _size - Gap - 2 * Pad;
        var labels = TileLabels.Of(map.Tiles.Select(tile => tile.Name), isRoomy ? 2 : 1, line => type.Set(line, name, float.MaxValue).Width <= inner);
        _tiles = [.. map.Tiles.Select(tile =>
        {
            var of = map.Scale.ClassOf((long)tile.Incidents.Value!.Value);
            var color = MapColors.TextOn(MapColors.Fill(of));
            return (tile, of, labels[tile.Name].Select(line => type.Set(line, name.In(color), float.MaxValue)).ToList(),
                type.Set(tile.Incidents, (of < 0 ? number with { Face = Look.Body.Face } : number).In(of < 0 ? Look.Grey : color), float.MaxValue));
        })];
    }

    public float Width => _map.Columns * _size - Gap;

    public float Height => _map.Rows * _size - Gap;

    public void Draw(SKCanvas canvas, float x, float y)
    {
        foreach (var (tile, of, label, number) in _tiles)
        {
            var box = SKRect.Create(x + tile.Cell.Column * _size, y + tile.Cell.Row * _size, _size - Gap, _size - Gap);
            MapLayout.Square(canvas, box, of);
            var top = box.Top + Pad;
            foreach (var line in label)
            {
                line.Draw(canvas, box.MidX - line.Width / 2, top, line.Width);
                top += line.Height;
            }
            // The number stands in the middle of what the name leaves.
            number.Draw(canvas, box.MidX - number.Width / 2, (top + box.Bottom - number.Height) / 2, number.Width);
        }
    }
}
