using Reporting.Pdf.Fonts;
using SkiaSharp;

namespace Reporting.Pdf;

/// <summary>How a stretch of text looks.</summary>
/// <param name="Face">The typeface.</param>
/// <param name="Size">The size in points.</param>
/// <param name="Color">The colour.</param>
/// <param name="Leading">From one line to the next, as a multiple of the size.</param>
/// <param name="Tracking">Space added after each letter, as a multiple of the size.</param>
internal sealed record TextStyle(SKTypeface Face, float Size, SKColor Color, float Leading = 1.42f, float Tracking = 0)
{
    /// <summary>From one line to the next, in points.</summary>
    public float LineHeight => Size * Leading;

    public TextStyle In(SKColor color) => this with { Color = color };
}

/// <summary>Colours, sizes and text styles of a brief: one place for its look.</summary>
/// <remarks>Colours of data are from Okabe and Ito's palette, told apart by colour-blind readers; no meaning is carried by colour alone.</remarks>
internal static class Look
{
    public static readonly SKColor Night = new(0x10, 0x20, 0x36);
    public static readonly SKColor Ink = new(0x1B, 0x25, 0x33);
    public static readonly SKColor Grey = new(0x5B, 0x67, 0x77);
    public static readonly SKColor Hairline = new(0xD5, 0xDB, 0xE3);
    public static readonly SKColor Tint = new(0xF3, 0xF6, 0xF9);
    public static readonly SKColor Accent = new(0x00, 0x72, 0xB2);
    public static readonly SKColor AccentLight = new(0x9C, 0xC4, 0xE0);
    public static readonly SKColor Killed = new(0xD5, 0x5E, 0x00);
    public static readonly SKColor KilledLight = new(0xEF, 0xBE, 0x97);
    public static readonly SKColor Rest = new(0xA3, 0xAD, 0xB8);
    public static readonly SKColor Paper = SKColors.White;

    public static readonly TextStyle Body = new(InterFont.Regular, 9.2f, Ink);
    public static readonly TextStyle Strong = new(InterFont.SemiBold, 9.2f, Ink);
    public static readonly TextStyle Small = new(InterFont.Regular, 7.4f, Grey, 1.38f);
    public static readonly TextStyle SmallStrong = new(InterFont.SemiBold, 7.4f, Ink, 1.38f);
    public static readonly TextStyle Label = new(InterFont.SemiBold, 6.6f, Grey, 1.4f, 0.07f);
    public static readonly TextStyle Heading = new(InterFont.SemiBold, 13.5f, Night, 1.25f);
    public static readonly TextStyle ChartTitle = new(InterFont.SemiBold, 9.4f, Ink, 1.35f);
    public static readonly TextStyle Cell = new(InterFont.Regular, 8.2f, Ink, 1.32f);
    public static readonly TextStyle CellStrong = new(InterFont.SemiBold, 8.2f, Ink, 1.32f);
    public static readonly TextStyle CellHead = new(InterFont.SemiBold, 7.2f, Grey, 1.28f);

    public const float Hair = 0.6f;
}
