using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Backup;

/// <summary>Drops every tally and makes it anew from the ledger, while others record.</summary>
internal sealed class TallyRebuild(IGrainFactory grains, IReportingData data)
{
    // Tallies that read the ledger at the same time share the reading.
    private const int Together = 128;

    /// <returns>How many tallies were made anew.</returns>
    public async Task<int> Run(IProgress<WorkStep> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        // A district's tally is a part of its province's.
        var subjects = (await data.Subjects()).Where(subject => subject.Kind != SubjectKind.District).ToList();
        var done = 0;
        foreach (var chunk in subjects.Chunk(Together))
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.WhenAll(chunk.Select(subject => grains.GetTally(subject).Rebuild()));
            progress.Report(new WorkStep(done += chunk.Length, subjects.Count, "tallies"));
        }
        return done;
    }
}
