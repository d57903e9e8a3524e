using Reporting.Briefs;

namespace Reporting.Html.Svg;

/// <summary>A picture of a chart, or of one of its panels.</summary>
/// <param name="Title">The heading above it; empty where the chart's own says enough.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Draw">Writes what the picture's element holds; the text size of its element is <see cref="TextSize"/>.</param>
internal sealed record SvgPicture(Prose Title, double Width, double Height, Action<MarkupText> Draw)
{
    /// <summary>The size of its texts in pixels.</summary>
    public const double TextSize = 10;

    /// <summary>The width of a page's content in pixels.</summary>
    public const double Whole = 704;

    /// <summary>The width of a picture of which two stand side by side.</summary>
    public const double Half = 340;
}
