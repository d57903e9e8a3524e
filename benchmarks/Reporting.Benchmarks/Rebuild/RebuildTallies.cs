using System.Diagnostics;
using Reporting.Benchmarks.Measuring;
using Reporting.Hosting;
using Reporting.Import;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Benchmarks.Rebuild;

/// <summary>Every tally made anew from the ledger at once: what a silo that died without snapshots costs the others, at the worst.</summary>
internal static class RebuildTallies
{
    private const int Rounds = 5;

    public static async Task Run(string file)
    {
        using var folder = new ScratchFolder();
        await using var silo = await EmbeddedSilo.Start(folder.Path, TimeProvider.System);
        var summary = await new Importer(silo.Grains).Import(new ImportRequest { Path = file, RecordedBy = "benchmark" });
        var data = new LiveData(silo.Grains);
        var tallies = new List<ITallyGrain>();
        foreach (var kind in (SubjectKind[])[SubjectKind.Country, SubjectKind.Province, SubjectKind.Group])
            tallies.AddRange((await data.Names(kind)).Select(name => name.Subject).Distinct().Select(silo.Grains.GetTally));
        Facts.Say("incidents, tallies", summary.Recorded, FormattableString.Invariant($", {tallies.Count}"));
        for (var round = 0; round < Rounds; round++)
        {
            var (processor, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
            await Task.WhenAll(tallies.Select(tally => tally.Rebuild()));
            Facts.Say("all tallies made anew", watch.Elapsed.TotalSeconds, FormattableString.Invariant($"s, {(Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / summary.Recorded:F2} us of processor an incident"));
        }
    }
}
