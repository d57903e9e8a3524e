using System.Globalization;
using System.Text;
using Reporting.Benchmarks.Measuring;
using Reporting.Peers.Results;

namespace Reporting.Benchmarks.Scaling;

/// <summary>What was measured, as one Markdown table: a column for each size, medians of the rounds.</summary>
internal sealed class ScalingTable(ScalingOptions options, IReadOnlyList<IReadOnlyList<SizeRun>> sizes)
{
    private readonly StringBuilder _text = new();

    public static string Of(ScalingOptions options, IReadOnlyList<IReadOnlyList<SizeRun>> sizes) => new ScalingTable(options, sizes).Write();

    private string Write()
    {
        var rows = sizes[0][0].Taken.Rows;
        Line($"{Machine.Describe()} Silos, PostgreSQL and client on this one machine. {(options.IsSteady
            ? "Silos compile each method fully at its first call, in the warm-up: what is measured is what a silo costs that has run for a while."
            : "Silos run as users start them: some of what is measured is compiling.")} {rows:N0} rows after a warm-up of {options.WarmUp:N0}, {options.Shards} shards, {Rounds}; each 1,000 rows, and without what the cluster spends when it is idle where nothing else is said.");
        Line($"");
        Row("each 1,000 rows", [.. sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size[0].Silos} silo{(size[0].Silos == 1 ? "" : "s")}"))]);
        Line($"| --- |{string.Concat(Enumerable.Repeat(" ---: |", sizes.Count))}");
        Row("processor of all silos, ms", "F2", run => run.Each(run.Net.AllSilos) * 1e3);
        Ratio("the same, to the first", run => run.Each(run.Net.AllSilos));
        Row("with what they spend when idle until all is kept, ms", "F2", run => run.Each(run.Spent.AllSilos) * 1e3);
        Ratio("the same, to the first", run => run.Each(run.Spent.AllSilos));
        Row("the silo that works most, to the mean", "F2", run => run.Net.Spread);
        Row("a silo when idle, % of a core", "F1", run => run.Idle.Silos.Average() / run.Idle.Seconds * 100);
        Row("processor of PostgreSQL, ms", "F2", run => run.Each(run.Net.Database) * 1e3);
        Row("rows written to it", "F2", run => run.Each(run.Net.Rows));
        Row("commits", "F2", run => run.Each(run.Net.Commits));
        Row("bytes of its log", "F0", run => run.Each(run.Net.LogBytes));
        Row("messages that silos send", "F2", run => run.Each(run.Net.Messages));
        Row("bytes between silos", "F0", run => run.Each(run.Net.BytesBetween));
        Row("processor of the client, ms", "F2", run => run.Each(run.Taken.Processor) * 1e3);
        Row("most memory of a silo, MB (in all)", "F0", run => run.PeakMemory / 1e6);
        Row("rows a second (in all, everything on one machine)", "F0", run => run.Taken.Rows / run.Taken.Seconds);
        return _text.ToString();
    }

    private string Rounds => options.Rounds == 1 ? "one run of each size" : string.Create(CultureInfo.InvariantCulture, $"medians of {options.Rounds}");

    private void Row(string what, string format, Func<SizeRun, double> of) =>
        Row(what, [.. sizes.Select(size => Facts.Median(size.Select(of)).ToString(format, CultureInfo.InvariantCulture))]);

    private void Ratio(string what, Func<SizeRun, double> of)
    {
        var first = Facts.Median(sizes[0].Select(of));
        Row(what, [.. sizes.Select(size => (Facts.Median(size.Select(of)) / first).ToString("F2", CultureInfo.InvariantCulture))]);
    }

    private void Row(string what, IEnumerable<string> values) => Line($"| {what} | {string.Join(" | ", values)} |");

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
