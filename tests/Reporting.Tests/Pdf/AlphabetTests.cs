using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Pdf.Fonts;
using Reporting.Tests.Briefs;

namespace Reporting.Tests.Pdf;

/// <summary>A smaller copy of the font saves time and changes no byte.</summary>
public sealed class AlphabetTests
{
    private static readonly BriefPdfOptions OwnFontsOnly = new() { UseMachineFonts = false };

    public static TheoryData<string> Names => [.. TrialBriefs.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task Pdf_ByTheSmallestCopyThatHasItsLetters_IsTheSameToTheByte(string name)
    {
        var brief = await TrialBriefs.Build(name);
        var (needed, _) = Written(brief, Alphabet.Whole);

        Assert.All(Enum.GetValues<Alphabet>().Where(alphabet => alphabet >= needed), alphabet => Assert.Equal(TrialBriefs.Pdf(brief, OwnFontsOnly), Written(brief, alphabet).Pdf));
        Assert.All(Enum.GetValues<Alphabet>().Where(alphabet => alphabet < needed), alphabet => Assert.Empty(Written(brief, alphabet).Pdf));
    }

    [Theory]
    [InlineData("Badakhshan – “Faizabad” · ±5", Alphabet.Plain)]
    [InlineData("Kūhistoni Badakhshon", Alphabet.Latin)]
    [InlineData("Фронт", Alphabet.Whole)]
    [InlineData("بدخشان", Alphabet.Plain)]
    public void Legible_OfAText_TellsTheLeastAlphabetThatHasIt(string text, object needed)
    {
        using var legible = new Legible(useMachineFonts: false, Alphabet.Plain);

        legible.Of(text, InterFont.Regular);

        Assert.Equal(needed, legible.Needed);
    }

    private static (Alphabet Needed, byte[] Pdf) Written(Brief brief, Alphabet alphabet)
    {
        using var laid = LaidBrief.Of(brief, OwnFontsOnly, alphabet);
        using var pdf = new MemoryStream();
        if (laid.Needed <= alphabet) laid.Finish(laid.Draw(), pdf);
        return (laid.Needed, pdf.ToArray());
    }
}
