using Reporting.Pdf;
using Reporting.QuestPdf;
using Reporting.Tests.Commands;

namespace Reporting.Tests.Pdf;

internal static partial class BuiltWriters
{
    public const string QuestPdf = "questpdf";

    // Whoever runs these tests declares a licence, as whoever prints briefs does.
    static partial void AddFurther(Dictionary<string, IBriefWriter> writers)
    {
        var declared = Environment.GetEnvironmentVariable(DeclaredLicense.Variable) ?? "";
        var context = (CommandRun.With([]) with { Variables = new Dictionary<string, string> { [DeclaredLicense.Variable] = declared } }).Context(TextWriter.Null, TextWriter.Null);
        writers.Add(QuestPdf, new LateWriter(() => new QuestPdfWriter(DeclaredLicense.Read(context))));
    }

    /// <summary>Makes a writer once something is written, so that what it asks for fails only what it writes.</summary>
    private sealed class LateWriter(Func<IBriefWriter> make) : IBriefWriter
    {
        private readonly Lazy<IBriefWriter> _writer = new(make);

        public void Write(Reporting.Briefs.Brief brief, Stream output, BriefPdfOptions options) => _writer.Value.Write(brief, output, options);
    }
}
