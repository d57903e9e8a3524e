using Reporting.Briefs;
using Reporting.Pdf.Layout.Maps;
using SkiaSharp;

namespace Reporting.Html.Svg;

/// <summary>What the colours of a map mean.</summary>
internal static class MapLegend
{
    /// <summary>White for no incident, a colour for each class, and stripes where there are areas of which the data know nothing.</summary>
    public static IEnumerable<(SKColor? Fill, string Text)> Of(PlaceMap map, bool hasUnknown)
    {
        yield return (MapColors.Fill(-1), "no incident");
        for (var of = 0; of < map.Scale.From.Length; of++) yield return (MapColors.Fill(of), map.Scale.Label(of));
        if (hasUnknown) yield return (null, $"no such {map.Level} in the data");
    }
}
