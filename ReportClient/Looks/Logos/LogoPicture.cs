using System.Collections.Immutable;
using Reporting.Briefs;
using Reporting.Errors;
using SkiaSharp;

namespace Reporting.Looks.Logos;

/// <summary>A logo that can be drawn.</summary>
internal abstract class LogoPicture
{
    /// <summary>Its width, in a unit of its own.</summary>
    public abstract float Width { get; }

    /// <summary>Its height, in the same unit.</summary>
    public abstract float Height { get; }

    /// <summary>Reads a logo; null where there is none.</summary>
    /// <exception cref="LogoException">It is no picture of its kind, or holds what is not drawn.</exception>
    public static LogoPicture? Read(LogoKind kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        LogoKind.Png => PixelLogo.Read(bytes),
        LogoKind.Svg => VectorLogo.Read(bytes),
        _ => null,
    };

    /// <summary>The logo of a look; null where it has none.</summary>
    public static LogoPicture? Of(BriefLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        return Read(look.LogoKind, look.Logo.AsSpan());
    }

    /// <summary>Its size where it fills as much as it can of a box.</summary>
    public SKSize Within(float width, float height)
    {
        var scale = Math.Min(width / Width, height / Height);
        return new SKSize(Width * scale, Height * scale);
    }

    /// <summary>Draws it into a box of its own proportions.</summary>
    public abstract void Draw(SKCanvas canvas, SKRect box);
}

/// <summary>A logo is no picture of its kind, or holds what is not drawn. The message goes on after the file's name.</summary>
internal sealed class LogoException(string wrong, string advice, Exception? inner = null) : ReportingException(wrong, advice, inner);

/// <summary>A logo of pixels.</summary>
internal sealed class PixelLogo : LogoPicture
{
    private const int MostPixels = 4000;

    private readonly ImmutableArray<byte> _bytes;

    private PixelLogo(ImmutableArray<byte> bytes, SKSizeI size) => (_bytes, Width, Height) = (bytes, size.Width, size.Height);

    /// <inheritdoc/>
    public override float Width { get; }

    /// <inheritdoc/>
    public override float Height { get; }

    /// <summary>Reads a PNG file.</summary>
    /// <exception cref="LogoException">It is none, is damaged, or has too many pixels.</exception>
    public static PixelLogo Read(ReadOnlySpan<byte> bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Png }) throw new LogoException("is no PNG picture", "Save it as PNG, whatever its name ends with.");
        var size = codec.Info.Size;
        if (size.Width > MostPixels || size.Height > MostPixels) throw new LogoException($"has more than {MostPixels} pixels a side", "Make it smaller: 600 pixels wide are enough for print.");
        return codec.GetPixels(out _) == SKCodecResult.Success ? new PixelLogo([.. bytes], size) : throw new LogoException("is not complete", "Check that it was downloaded or written completely.");
    }

    /// <inheritdoc/>
    public override void Draw(SKCanvas canvas, SKRect box)
    {
        using var data = SKData.CreateCopy(_bytes.AsSpan());
        using var image = SKImage.FromEncodedData(data);
        canvas.DrawImage(image, box);
    }
}
