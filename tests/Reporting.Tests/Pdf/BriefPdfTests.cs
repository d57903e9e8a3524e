using Reporting.Tests.Briefs;

namespace Reporting.Tests.Pdf;

public sealed class BriefPdfTests
{
    public static TheoryData<string> Names => [.. TrialBriefs.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task Pdf_OfEachTrial_IsWrittenToLookAt(string name)
    {
        var brief = await TrialBriefs.Build(name);
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "briefs")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), TrialBriefs.Pdf(brief));
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".json"), TrialBriefs.Figures(brief));
    }
}
