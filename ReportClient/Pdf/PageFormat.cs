namespace Reporting.Pdf;

/// <summary>The size of a page in points.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
public sealed record PageFormat(float Width, float Height)
{
    /// <summary>ISO A4.</summary>
    public static PageFormat A4 { get; } = new(595.28f, 841.89f);

    /// <summary>US Letter.</summary>
    public static PageFormat Letter { get; } = new(612, 792);

    internal const float Margin = 46;
    internal const float Top = 66;
    internal const float Bottom = 50;

    internal float ContentWidth => Width - 2 * Margin;

    internal float ContentBottom => Height - Bottom;
}
