using Reporting.Briefs;
using Reporting.Looks.Logos;
using Reporting.Pdf.Structure;
using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>The strip above the masthead: logo and name of the publisher at the left, how it is reached at the right.</summary>
internal static class PublisherLayout
{
    // Printers leave the edge of the paper white.
    private const float Above = 20;
    private const float Below = 10;
    private const float Gap = 10;
    private const float LogoWidth = 150;
    private const float LogoHeight = 28;
    private static readonly TextStyle Name = Look.Strong with { Size = 10.5f };

    /// <summary>The strip; none where the look names no publisher.</summary>
    public static IEnumerable<Piece> Lay(BriefLook look, Typesetter type, float width, Element? into)
    {
        if (look is { Publisher: "", Contact: "", LogoKind: LogoKind.None }) yield break;
        var part = into?.Add(ElementKind.Sect);
        var logo = LogoPicture.Of(look);
        var size = logo?.Within(LogoWidth, LogoHeight) ?? SKSize.Empty;
        var contact = type.Set(look.Contact, Look.Small, width * 0.42f);
        var left = logo is null ? 0 : size.Width + Gap;
        var name = type.Set(look.Publisher, Name, width - left - contact.Width - Gap);
        var inner = Math.Max(LogoHeight, Math.Max(name.Height, contact.Height));
        yield return new Piece(Above + inner + Below, (canvas, x, y) =>
        {
            var middle = y + Above + inner / 2;
            if (logo is not null) DrawLogo(canvas, SKRect.Create(x, middle - size.Height / 2, size.Width, size.Height));
            name.Draw(canvas, x + left, middle - name.Height / 2, width, element: part?.Add(ElementKind.P));
            contact.Draw(canvas, x, middle - contact.Height / 2, width, Side.Right, part?.Add(ElementKind.P));
        })
        {
            KeepWithNext = true,
        };

        void DrawLogo(SKCanvas canvas, SKRect box)
        {
            using (part?.AddFigure(PageWords.Logo(look)).Begin(canvas, box)) logo.Draw(canvas, box);
        }
    }
}
