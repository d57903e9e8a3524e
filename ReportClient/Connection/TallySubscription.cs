using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Connection;

/// <summary>Is told by tally grains that they have changed.</summary>
internal sealed class TallySubscription : ITallySubscription, ITallyObserver
{
    // The command is ending, and a silo that is gone would hold it up for half a minute.
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);

    private readonly IGrainFactory _grains;
    private readonly Action _changed;
    private readonly ITallyObserver _reference;
    private IReadOnlyList<Subject> _subjects = [];

    public TallySubscription(IGrainFactory grains, Action changed)
    {
        (_grains, _changed) = (grains, changed);
        _reference = grains.CreateObjectReference<ITallyObserver>(this);
    }

    public Task Changed(Subject subject)
    {
        _changed();
        return Task.CompletedTask;
    }

    public async Task Renew(IncidentFilter filter)
    {
        _subjects = await new LiveData(_grains).Smallest(filter);
        await Task.WhenAll(_subjects.Select(subject => _grains.GetTally(subject).Subscribe(_reference)));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAll(_subjects.Select(subject => _grains.GetTally(subject).Unsubscribe(_reference))).WaitAsync(LongestFarewell);
        }
        catch (Exception lost) when (lost is Orleans.Runtime.OrleansException or TimeoutException)
        {
            // The silo is gone, and the subscription with it; else it ends by itself after five minutes.
        }
        _grains.DeleteObjectReference<ITallyObserver>(_reference);
    }
}
