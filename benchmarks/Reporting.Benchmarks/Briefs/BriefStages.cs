using System.Diagnostics;
using Reporting.Benchmarks.Measuring;
using Reporting.Briefs;
using Reporting.Briefs.Weekly;
using Reporting.Pdf;
using Reporting.Queries;

namespace Reporting.Benchmarks.Briefs;

/// <summary>What the parts of one brief took, in milliseconds, from the first question to the last byte of its PDF and its figures.</summary>
/// <param name="Asking">The facts, of the grains.</param>
/// <param name="Composing">The brief, of the facts.</param>
/// <param name="Laying">Lines, tables and pages.</param>
/// <param name="Drawing">Skia's file.</param>
/// <param name="Finishing">Tags, outline, cut fonts: the file as it is delivered; and the file of figures.</param>
/// <param name="Pages">How many pages it has.</param>
/// <param name="Bytes">The size of the PDF.</param>
internal sealed record BriefStages(double Asking, double Composing, double Laying, double Drawing, double Finishing, int Pages, long Bytes)
{
    /// <summary>All of it.</summary>
    public double All => Asking + Composing + Laying + Drawing + Finishing;

    /// <summary>Makes one brief.</summary>
    public static async Task<BriefStages> Of(IReportingData data, WeeklyBriefRequest request)
    {
        var start = Stopwatch.GetTimestamp();
        var facts = await new WeeklyBriefBuilder(data).Gather(request);
        var asked = Stopwatch.GetTimestamp();
        var brief = WeeklyBriefBuilder.Compose(facts);
        var composed = Stopwatch.GetTimestamp();
        using var laid = LaidBrief.Of(brief, new BriefPdfOptions());
        var set = Stopwatch.GetTimestamp();
        var pages = laid.Draw();
        var drawn = Stopwatch.GetTimestamp();
        using var pdf = new MemoryStream();
        laid.Finish(pages, pdf);
        using var figures = new MemoryStream();
        FiguresJson.Write(brief, figures);
        return new BriefStages(Between(start, asked), Between(asked, composed), Between(composed, set), Between(set, drawn), Between(drawn, Stopwatch.GetTimestamp()), laid.Pages, pdf.Length);
    }

    /// <summary>The medians of the parts of several.</summary>
    public static string InWords(IReadOnlyCollection<BriefStages> times)
    {
        double Of(Func<BriefStages, double> part) => Facts.Median(times.Select(part));
        return FormattableString.Invariant($"ms: {Of(one => one.Asking):F1} asking, {Of(one => one.Composing):F1} composing, {Of(one => one.Laying):F1} laying out, {Of(one => one.Drawing):F1} drawing, {Of(one => one.Finishing):F1} finishing and figures");
    }

    private static double Between(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;
}
