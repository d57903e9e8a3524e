using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Reporting.Briefs;
using Reporting.Looks.Logos;
using Reporting.Pdf;
using Reporting.Pdf.Layout;
using TextStyle = Reporting.Pdf.TextStyle;

namespace Reporting.QuestPdf.Layout;

/// <summary>The strip above the masthead: logo and name of the publisher at the left, how it is reached at the right.</summary>
internal static class PublisherLayout
{
    private const float Above = 20;
    private const float Below = 10;
    private const float Gap = 10;
    private const float LogoWidth = 150;
    private const float LogoHeight = 28;
    private static readonly TextStyle Name = Look.Strong with { Size = 10.5f };

    /// <summary>Lays the strip; nothing where the look names no publisher.</summary>
    public static void Lay(IContainer box, BriefLook look, TextSetter text)
    {
        if (look is { Publisher: "", Contact: "", LogoKind: LogoKind.None }) return;
        box.PaddingHorizontal(PageFormat.Margin).PaddingTop(Above).PaddingBottom(Below).MinHeight(LogoHeight).SemanticSection().Row(row =>
        {
            row.Spacing(Gap);
            if (LogoPicture.Of(look) is { } logo)
            {
                var size = logo.Within(LogoWidth, LogoHeight);
                Draw(row.ConstantItem(size.Width).AlignMiddle().SemanticFigure(PageWords.Logo(look)), look, logo, size.Height);
            }
            var (name, contact) = (row.RelativeItem(58), row.RelativeItem(42));
            if (look.Publisher.Length > 0) text.Set(name.AlignMiddle(), look.Publisher, Name);
            if (look.Contact.Length > 0) text.Set(contact.AlignMiddle(), look.Contact, Look.Small, Side.Right);
        });
    }

    // Pixels are handed on as they are; lines are drawn as the default writer draws them.
    private static void Draw(IContainer box, BriefLook look, LogoPicture logo, float height)
    {
        if (look.LogoKind == LogoKind.Png) box.Height(height).Image([.. look.Logo]).UseOriginalImage().FitArea();
        else box.Draw(height, logo.Draw);
    }
}
