using System.Text;
using Reporting.Briefs;
using Reporting.Looks.Logos;
using SkiaSharp;

namespace Reporting.Tests.Looks;

public sealed class VectorLogoTests
{
    private const string Red = "#ff0000";

    [Theory]
    [InlineData("<rect width='10' height='10' fill='#f00'/>")]
    [InlineData("<rect width='10' height='10' style='fill: red'/>")]
    [InlineData("<style>.a, .b { fill: rgb(255, 0, 0) }</style><rect class='b' width='10' height='10'/>")]
    [InlineData("<defs><style>/* colours */ .cls-1{fill:#ff0000;}</style></defs><path class='cls-1' d='M0 0h10v10h-10z'/>")]
    [InlineData("<g fill='red' transform='translate(10 0)'><g transform='rotate(90)'><rect width='10' height='10'/></g></g>")]
    [InlineData("<g transform='matrix(2 0 0 2 0 0)'><rect width='5' height='5' fill='red'/></g>")]
    [InlineData("<polygon points='0,0 10,0 10,10 0,10' fill='red'/>")]
    [InlineData("<circle cx='5' cy='5' r='20' fill='red'/>")]
    [InlineData("<ellipse cx='5' cy='5' rx='20' ry='21' fill='red'/>")]
    [InlineData("<line x1='0' y1='5' x2='10' y2='5' stroke='red' stroke-width='10px'/>")]
    [InlineData("<g stroke='red' stroke-width='2' transform='scale(5)'><path d='M0 1h2' fill='none'/></g>")]
    [InlineData("<rect width='10' height='10' fill='blue' display='none'/><rect width='10' height='10' fill='red'/>")]
    [InlineData("<title>Logo</title><metadata>made by hand</metadata><rect width='10' height='10' fill='red'/>")]
    public void Draw_AShape_HasItsColourInTheMiddle(string shapes) => Assert.Equal(SKColor.Parse(Red), Middle(Svg(shapes)));

    [Fact]
    public void Draw_WithAViewBoxThatBeginsElsewhere_IsMovedIntoItsBox() =>
        Assert.Equal(SKColor.Parse(Red), Middle("<svg xmlns='http://www.w3.org/2000/svg' viewBox='100 200 10 10'><rect x='100' y='200' width='10' height='10' fill='red'/></svg>"));

    [Fact]
    public void Draw_WithAWholeByTheEvenOddRule_LeavesItOpen() =>
        Assert.Equal(SKColors.White, Middle(Svg("<path fill-rule='evenodd' fill='red' d='M0 0h10v10h-10z M2 2h6v6h-6z'/>")));

    [Fact]
    public void Size_OfASvgWithoutViewBox_IsItsWidthAndHeight()
    {
        var logo = Read("<svg xmlns='http://www.w3.org/2000/svg' width='30px' height='12'><rect width='10' height='10'/></svg>");

        Assert.Equal((30f, 12f), (logo.Width, logo.Height));
    }

    [Theory]
    [InlineData("<text>Desk</text>", "has an element 'text', which is not drawn")]
    [InlineData("<script>alert(1)</script>", "has an element 'script', which is not drawn")]
    [InlineData("<image href='https://example.org/a.png'/>", "has an element 'image', which is not drawn")]
    [InlineData("<use href='#a'/>", "has an element 'use', which is not drawn")]
    [InlineData("<rect width='10' height='10' fill='url(#g)'/>", "has a colour that is not known, 'url(#g)'")]
    [InlineData("<rect width='10' height='10' clip-path='url(#c)'/>", "uses 'clip-path', which is not drawn")]
    [InlineData("<rect width='10' height='10' transform='perspective(3)'/>", "has a transform that is not known, 'perspective(3)'")]
    [InlineData("<rect width='50%' height='10'/>", "has a length that is no number of its own unit, '50%'")]
    [InlineData("<path d='M0 0 X'/>", "has a path that cannot be read")]
    [InlineData("<style>@import url(a.css);</style><rect width='10' height='10'/>", "has a style sheet that cannot be read")]
    [InlineData("<style>rect{fill:red}</style><rect width='10' height='10'/>", "has styles for other things than classes")]
    [InlineData("<title>nothing</title>", "draws nothing")]
    public void Read_WhatIsNotDrawn_IsRefused(string shapes, string wrong) => Assert.Equal(wrong, Assert.Throws<LogoException>(() => Read(Svg(shapes))).Message);

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><rect width='10' height='10'/></svg>", "says no size")]
    [InlineData("<html/>", "is no SVG picture")]
    [InlineData("<svg>\n<rect", "is not XML from line 2 on")]
    public void Read_WhatIsNoPicture_IsRefused(string svg, string wrong) => Assert.Equal(wrong, Assert.Throws<LogoException>(() => Read(svg)).Message);

    [Fact]
    public void Read_AnEntityOfAFile_IsRefused() => Assert.Throws<LogoException>(() =>
        Read("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><title>&a;</title><rect width='1' height='1'/></svg>"));

    [Fact]
    public void Read_GroupsWithoutEnd_IsRefused() =>
        Assert.Equal("has groups within groups too deep to be read", Assert.Throws<LogoException>(() => Read(Svg(string.Concat(Enumerable.Repeat("<g>", 5000)) + string.Concat(Enumerable.Repeat("</g>", 5000))))).Message);

    private static string Svg(string shapes) => $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>{shapes}</svg>";

    private static LogoPicture Read(string svg) => LogoPicture.Read(LogoKind.Svg, Encoding.UTF8.GetBytes(svg))!;

    private static SKColor Middle(string svg)
    {
        using var bitmap = new SKBitmap(40, 40);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        Read(svg).Draw(canvas, SKRect.Create(0, 0, 40, 40));
        canvas.Flush();
        return bitmap.GetPixel(20, 20);
    }
}
