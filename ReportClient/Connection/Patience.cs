using System.Globalization;

namespace Reporting.Connection;

/// <summary>Makes calls again over a failover, so that whoever asks notices a pause and no more.</summary>
/// <remarks>
/// For calls that may be made twice. One that fails in passing (<see cref="TransientFailure"/>) is made again after a pause that grows. One that nobody answers, as when its silo was killed,
/// is made once more beside the first after <see cref="FirstSilence"/>, and again each time that has doubled; the first answer counts, whichever call it answers.
/// Safe for several threads.
/// </remarks>
/// <param name="clock">The clock.</param>
/// <param name="changes">Tells when a silo has come or gone: what nobody has answered is asked once more at once.</param>
/// <param name="tell">Tells the user, in one line, that it waits: once an outage.</param>
/// <param name="stop">The user's wish to end, which is obeyed at once.</param>
internal sealed class Patience(TimeProvider clock, ClusterChanges changes, Action<string> tell, CancellationToken stop)
{
    /// <summary>How long a call may be unanswered before it is made once more.</summary>
    public static readonly TimeSpan FirstSilence = TimeSpan.FromSeconds(4);

    /// <summary>How long after its first failure a call is given up.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>How long a call may take before the user is told.</summary>
    public static readonly TimeSpan BeforeTelling = TimeSpan.FromSeconds(5);

    /// <summary>How long after it was told nothing more is told.</summary>
    public static readonly TimeSpan BetweenTelling = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly Lock _telling = new();
    private int _waiting;
    private long? _told;

    /// <summary>The answer of a call.</summary>
    /// <param name="send">Makes the call, each time anew.</param>
    /// <exception cref="NoAnswerException">It failed for <see cref="Longest"/>; the last failure is inside.</exception>
    /// <exception cref="OperationCanceledException">The user wishes to end.</exception>
    public async Task<T> Make<T>(Func<Task<T>> send)
    {
        ArgumentNullException.ThrowIfNull(send);
        // What is said in farewell, once the user has ended it, is said once.
        if (stop.IsCancellationRequested) return await send();
        var call = new Call(clock.GetTimestamp());
        List<Task<T>> pending = [];
        try
        {
            while (true)
            {
                var now = clock.GetElapsedTime(call.Began);
                if (now >= call.NextSend)
                {
                    call.Sent(now);
                    pending.Add(send());
                }
                await Next(pending, call);
                stop.ThrowIfCancellationRequested();
                foreach (var ended in pending.Where(one => one.IsCompleted).ToList())
                {
                    if (!TransientFailure.Is(ended)) return await ended;
                    pending.Remove(ended);
                    call.Failed(clock.GetElapsedTime(call.Began), ended.Exception?.GetBaseException() ?? new TaskCanceledException(ended));
                }
                if (call.LastFailure is { } last && clock.GetElapsedTime(call.Began) >= call.FirstFailure + Longest) throw new NoAnswerException(last);
                TellWhenDue(call);
            }
        }
        finally
        {
            if (call.IsWaiting) Interlocked.Decrement(ref _waiting);
            // What is still under way may yet fail, and nobody looks.
            foreach (var late in pending) late.Ignore();
        }
    }

    // Until a call ends, or something is due.
    private async Task Next<T>(List<Task<T>> pending, Call call)
    {
        if (pending.Exists(one => one.IsCompleted)) return;
        var due = call.NextSend;
        if (!call.IsWaiting && BeforeTelling < due) due = BeforeTelling;
        if (call.FirstFailure + Longest is { } end && end < due) due = end;
        var rest = due - clock.GetElapsedTime(call.Began);
        if (rest <= TimeSpan.Zero) return;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var (alarm, changed) = (Task.Delay(rest, clock, done.Token), changes.Next);
        var first = await Task.WhenAny([alarm, changed, .. pending]);
        done.Cancel();
        if (first == changed) call.SendNow(clock.GetElapsedTime(call.Began));
    }

    private void TellWhenDue(Call call)
    {
        var now = clock.GetElapsedTime(call.Began);
        if (call.IsWaiting || now < BeforeTelling) return;
        call.IsWaiting = true;
        var first = Interlocked.Increment(ref _waiting) == 1;
        lock (_telling)
        {
            if (!first || _told is { } before && clock.GetElapsedTime(before) < BetweenTelling) return;
            _told = clock.GetTimestamp();
        }
        tell(call.FirstFailure is { } failed
            ? string.Create(CultureInfo.InvariantCulture, $"The cluster does not answer; trying again until {clock.GetLocalNow() + (failed + Longest - now):HH:mm:ss}.")
            : "Waiting for the cluster's answer.");
    }

    // All times are since the call began.
    private sealed class Call(long began)
    {
        private TimeSpan _silence = FirstSilence;
        private TimeSpan _pause = FirstPause;

        public long Began { get; } = began;

        public TimeSpan NextSend { get; private set; } = TimeSpan.Zero;

        public TimeSpan? FirstFailure { get; private set; }

        public bool IsWaiting { get; set; }

        public Exception? LastFailure { get; private set; }

        // Due again after a silence, which is twice as long the next time.
        public void Sent(TimeSpan now)
        {
            NextSend = now + _silence;
            _silence *= 2;
        }

        // What is under way may be lost.
        public void SendNow(TimeSpan now) => NextSend = now;

        public void Failed(TimeSpan now, Exception failure)
        {
            (FirstFailure, LastFailure) = (FirstFailure ?? now, failure);
            if (now + _pause < NextSend) NextSend = now + _pause;
            // The silence is counted anew from there.
            _silence = FirstSilence;
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        }
    }
}
