using Reporting.Pdf.Fonts;
using Reporting.Pdf.Layout;

namespace Reporting.Tests.Pdf;

public sealed class FontTests
{
    [Fact]
    public void Digits_OfTheBriefsFont_AreAllAsWide()
    {
        using var font = FontOf.Make(InterFont.Regular, 10);

        Assert.Single("0123456789".Select(digit => font.MeasureText(digit.ToString())).Distinct());
    }

    [Fact]
    public void Font_AfterTheCut_HasLatinGreekAndCyrillic()
    {
        Assert.True(InterFont.Regular.ContainsGlyphs("Zażółć Ġānistān Ωμέγα Фронт –−×“”…·±"));
        Assert.False(InterFont.Regular.ContainsGlyphs("تحریک"));
    }

    [Theory]
    [InlineData("بدخشان", "bdkhshan")]
    [InlineData("طالبان", "talban")]
    [InlineData("۱۲٣", "123")]
    [InlineData("塔", "[U+5854]")]
    public void Transliteration_OfLetters_IsPlainLatin(string text, string latin) => Assert.Equal(latin, Transliteration.Of(text, rune => rune.IsAscii));

    [Theory]
    [InlineData("line\nbreak\tand\u0007bell", "line break and bell")]
    [InlineData("zero\u200Bwidth\uFEFF and\u00A0fixed", "zerowidth and fixed")]
    public void Legible_OfControlCharacters_IsPlainAndNothingIsTransliterated(string text, string printed)
    {
        using var legible = new Legible(useMachineFonts: false);

        Assert.Equal(printed, string.Concat(legible.Of(text, InterFont.Regular).Select(stretch => stretch.Text)));
        Assert.False(legible.HasTransliterated);
    }
}
