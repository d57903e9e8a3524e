using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Tests.Briefs;
using UglyToad.PdfPig;

namespace Reporting.Tests.Pdf;

/// <summary>The writers of PDF that this build has: the default one, and QuestPDF's in a build with <c>-p:WithQuestPdf=true</c>.</summary>
internal static partial class BuiltWriters
{
    public const string Default = "default";

    private static readonly Dictionary<string, IBriefWriter> All = Known();

    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>Each writer with each of the texts.</summary>
    public static TheoryData<string, string> With(IEnumerable<string> texts)
    {
        var data = new TheoryData<string, string>();
        foreach (var text in texts)
            foreach (var writer in Names) data.Add(writer, text);
        return data;
    }

    /// <summary>The PDF of a trial, by fonts of its own only.</summary>
    public static async Task<byte[]> Pdf(string writer, string trial, PageFormat? format = null) => Pdf(writer, await TrialBriefs.Build(trial), format);

    public static byte[] Pdf(string writer, Brief brief, PageFormat? format = null, NameFont? font = null)
    {
        using var pdf = new MemoryStream();
        All[writer].Write(brief, pdf, new BriefPdfOptions { UseMachineFonts = false, Format = format ?? PageFormat.A4, NameFont = font });
        return pdf.ToArray();
    }

    /// <summary>All that the PDF says, without white space.</summary>
    public static string Text(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().Select(page => Close(page.Text)));
    }

    /// <summary>A text without white space, whose places on a page are the writer's business.</summary>
    public static string Close(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static Dictionary<string, IBriefWriter> Known()
    {
        var writers = new Dictionary<string, IBriefWriter>(StringComparer.Ordinal) { [Default] = BriefPdf.Writer };
        AddFurther(writers);
        return writers;
    }

    static partial void AddFurther(Dictionary<string, IBriefWriter> writers);
}
