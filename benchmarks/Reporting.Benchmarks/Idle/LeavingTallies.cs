using Orleans.Core.Internal;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Benchmarks.Idle;

/// <summary>Has tallies leave memory in the way in which those that nobody asks leave it, and waits until they are gone.</summary>
internal sealed class LeavingTallies(IGrainFactory grains, LiveData data)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly IManagementGrain _silos = grains.GetGrain<IManagementGrain>(0);

    /// <summary>A subject and the tallies that it answers from: a country's provinces, the province of a district.</summary>
    public async Task<IReadOnlyList<ITallyGrain>> Of(Subject subject)
    {
        IEnumerable<Subject> all = subject.Kind switch
        {
            SubjectKind.Country => [subject, .. (await data.Names(SubjectKind.Province)).Select(name => name.Subject).Where(province => subject.Place.Contains(province.Place))],
            SubjectKind.District => [subject, Subject.Of(subject.Place.Parent)],
            _ => [subject],
        };
        return [.. all.Select(grains.GetTally)];
    }

    /// <summary>Returns when none of the tallies is in memory any more.</summary>
    /// <exception cref="TimeoutException">One is still there after half a minute.</exception>
    public async Task Leave(IReadOnlyList<ITallyGrain> tallies)
    {
        await Task.WhenAll(tallies.Select(async tally => await tally.AsReference<IGrainManagementExtension>().DeactivateOnIdle()));
        using var patience = new CancellationTokenSource(Patience);
        var wanted = tallies.Select(tally => tally.GetGrainId()).ToHashSet();
        while ((await _silos.GetDetailedGrainStatistics()).FirstOrDefault(one => wanted.Contains(one.GrainId)) is { } left)
        {
            if (patience.IsCancellationRequested) throw new TimeoutException($"{left.GrainId} is still in memory.");
            await Task.Yield();
        }
    }
}
