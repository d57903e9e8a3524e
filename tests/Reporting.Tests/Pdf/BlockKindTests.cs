using System.Text.RegularExpressions;
using Reporting.Briefs;

namespace Reporting.Tests.Pdf;

/// <summary>A kind of block that is added is added to every writer of PDFs, also to the one that the default build leaves out.</summary>
public sealed class BlockKindTests
{
    public static TheoryData<string> Kinds => [.. typeof(Block).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Block))).Select(type => type.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public void DefaultWriter_EachKindOfBlock_HasAPlaceInItsSwitch(string kind) =>
        Assert.Matches(new Regex($@"^\s+{kind} \w+ =>", RegexOptions.Multiline), Source("ReportClient/Pdf/Layout/BriefLayout.cs"));

    [Theory, MemberData(nameof(Kinds))]
    public void QuestPdfWriter_EachKindOfBlock_HasAPlaceInItsSwitch(string kind) =>
        Assert.Matches(new Regex($@"^\s+case {kind} \w+:", RegexOptions.Multiline), Source("ReportClient.QuestPdf/Layout/BlockLayout.cs"));

    private static string Source(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));
}
