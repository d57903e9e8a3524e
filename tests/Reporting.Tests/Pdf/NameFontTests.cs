using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.Tests.Briefs;
using Reporting.Tests.Pdf.Structure;

namespace Reporting.Tests.Pdf;

/// <summary>A font that is given for names prints them without a font of the machine. Here it is the brief's own before it was cut, which has signs that the cut one lacks.</summary>
public sealed class NameFontTests
{
    private const string Name = "①②";

    private static BriefPdfOptions WithFont => new() { UseMachineFonts = false, NameFont = NameFont.Read(InterFont.FontFile("/Assets/Inter-Regular.ttf")) };

    [Fact]
    public void Pdf_WithAFontForNames_PrintsThemAndSaysTheirLetters()
    {
        using var pdf = TaggedPdf.Of(Brief(new Paragraph(Prose.Name(Name))), WithFont);

        Assert.Equal(Name, Assert.Single(pdf.Of("Span")).Letters);
        Assert.Contains(pdf.Pages, page => page.Text.Contains('①', StringComparison.Ordinal));
    }

    [Fact]
    public void Pdf_WithoutAFontForNames_PrintsThemInLatinLetters()
    {
        using var pdf = TaggedPdf.Of(Brief(new Paragraph(Prose.Name(Name))), new BriefPdfOptions { UseMachineFonts = false });

        Assert.Empty(pdf.Of("Span"));
        Assert.Contains("[U+2460][U+2461]", pdf.Root.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pdf_WithAFontForNames_SaysThatChartsHaveLatinLetters()
    {
        var chart = new BarChart { Id = "c", Title = "Chart", Finding = Prose.Words("It says this."), Note = Prose.Words("Source: made by hand."), Bars = [new Bar(Name, new PrintedFigure("c.one", 1, "1"), BarHue.Incidents)] };
        using var pdf = TaggedPdf.Of(Brief(chart), WithFont);

        Assert.Contains("In charts, names in other scripts are written in Latin letters", pdf.Root.Text, StringComparison.Ordinal);
        Assert.EndsWith($"{Name}: 1.", pdf.Of("Figure").Single().Alt, StringComparison.Ordinal);
    }

    [Fact]
    public void Pdf_WithTheSameFont_IsTheSameToTheByte()
    {
        var brief = Brief(new Paragraph(Prose.Name(Name)));

        Assert.Equal(TrialBriefs.Pdf(brief, WithFont), TrialBriefs.Pdf(brief, WithFont));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.5 this is no font")]
    [InlineData("OTTO has outlines of another kind")]
    public void Font_OfBytesThatAreNone_IsNone(string text) => Assert.Null(NameFont.Read(System.Text.Encoding.ASCII.GetBytes(text)));

    private static Brief Brief(Block block) => SmallBrief.Of() with { Sections = [new Section("x", "One block", [block])] };
}
