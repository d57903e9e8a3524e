using QuestPDF.Infrastructure;
using Reporting.Commands;
using Reporting.QuestPdf;
using Reporting.Tests.Commands;

namespace Reporting.Tests.QuestPdf;

public sealed class DeclaredLicenseTests
{
    [Theory]
    [InlineData("community", LicenseType.Community)]
    [InlineData("Professional", LicenseType.Professional)]
    [InlineData("ENTERPRISE", LicenseType.Enterprise)]
    [InlineData(" evaluation ", LicenseType.Evaluation)]
    public void Read_EachLicence_IsTheOneDeclared(string declared, LicenseType license) => Assert.Equal(license, Read(declared));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Read_None_SaysWhatToSet(string? declared)
    {
        var refused = Assert.Throws<Problem>(() => Read(declared));

        Assert.Equal((ExitCode.Usage, "This program writes PDFs with QuestPDF, and no licence of QuestPDF is declared.", "REPORTING_QUESTPDF_LICENSE"), (refused.ExitCode, refused.What, refused.Where));
        Assert.StartsWith("Set REPORTING_QUESTPDF_LICENSE to the licence that applies to you, one of community, professional, enterprise, evaluation:", refused.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownOne_QuotesIt() => Assert.Equal("'free' is no licence of QuestPDF.", Assert.Throws<Problem>(() => Read("free")).What);

    private static LicenseType Read(string? declared) => DeclaredLicense.Read(
        (CommandRun.With([]) with { Variables = declared is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [DeclaredLicense.Variable] = declared } }).Context(TextWriter.Null, TextWriter.Null));
}
