namespace Reporting.Faults.Cluster.Watching;

/// <summary>One question that is asked over and over, each time a pause after the answer.</summary>
/// <param name="name">Its name.</param>
/// <param name="pause">The pause between an answer and the next question.</param>
/// <param name="ask">Asks, and gives the number of incidents that was told.</param>
internal sealed class LiveQuestion(string name, TimeSpan pause, Func<Task<long>> ask)
{
    // Shorter ones happen all the time, and are no interruption that anybody would see.
    private static readonly TimeSpan ShortestGap = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromMilliseconds(500);

    private readonly TimeProvider _clock = TimeProvider.System;
    private long _answers;
    private long _most;
    private long _counted;

    /// <summary>Asks until it is told to stop, and prints what came.</summary>
    public async Task Ask(CancellationToken stop)
    {
        var asked = _counted = _clock.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Answered(await ask().WaitAsync(stop), asked);
                await Task.Delay(pause, CancellationToken.None);
                asked = _clock.GetTimestamp();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception shown)
            {
                // Whatever comes here is what a person would be shown; the answer is still waited for.
                Told.Error(name, shown);
                await Task.Delay(pause, CancellationToken.None);
            }
        }
        Told.Gap(name, asked, _clock.GetTimestamp());
        Told.Count(name, _answers, _most, _clock.GetTimestamp());
    }

    private void Answered(long incidents, long asked)
    {
        var now = _clock.GetTimestamp();
        if (_clock.GetElapsedTime(asked, now) >= ShortestGap) Told.Gap(name, asked, now);
        // Nothing is withdrawn, so that no figure has a reason to go back.
        if (incidents < _most) Told.Back(name, _most, incidents);
        _most = Math.Max(_most, incidents);
        _answers++;
        if (_answers > 1 && _clock.GetElapsedTime(_counted, now) < BetweenCounts) return;
        Told.Count(name, _answers, incidents, now);
        _counted = now;
    }
}
