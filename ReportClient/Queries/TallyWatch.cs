using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Reporting.Connection;

namespace Reporting.Queries;

/// <summary>Asks a question again whenever its answer may have changed.</summary>
/// <remarks>
/// The tallies concerned tell of changes; since a lost call is silent and new subjects may join, it also asks every
/// <see cref="Poll"/>. Subscriptions are renewed every <see cref="Renewal"/>. A silo that stops answering after the first answer is told
/// once by <paramref name="lost"/>, and asked until it is back.
/// </remarks>
internal sealed class TallyWatch(IConnection connection, TimeProvider clock, Action? lost = null)
{
    /// <summary>How long until it asks without having been told.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(1.5);

    /// <summary>How often it subscribes again; a subscription lasts five minutes.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromMinutes(2);

    /// <summary>The first answer, then each that differs from the one before; ends without an exception when cancelled.</summary>
    public async IAsyncEnumerable<Answer> Changes(Question question, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        await using var subscription = connection.Listen(() => told.Writer.TryWrite(true));
        await subscription.Renew(question.Filter);
        var renewed = clock.GetTimestamp();
        FigureSet? shown = null;
        var silent = false;
        while (!cancellation.IsCancellationRequested)
        {
            Answer? answer = null;
            try
            {
                if (silent || clock.GetElapsedTime(renewed) >= Renewal)
                {
                    await subscription.Renew(question.Filter).WaitAsync(cancellation);
                    renewed = clock.GetTimestamp();
                }
                answer = await Answer.Tally(connection.Data, question).WaitAsync(cancellation);
                silent = false;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                yield break;
            }
            catch (Exception failure) when (shown is not null && IsNoAnswer(failure))
            {
                if (!silent) lost?.Invoke();
                silent = true;
            }
            if (answer is not null)
            {
                if (!answer.Rows[0].Figures.Equals(shown)) yield return answer;
                shown = answer.Rows[0].Figures;
            }
            await Wait(told.Reader, cancellation);
        }
    }

    // A damaged store does not mend by waiting; a silo that stops or starts again does.
    private static bool IsNoAnswer(Exception failure) =>
        failure is TimeoutException or Orleans.Runtime.OrleansException or System.Net.Sockets.SocketException && Commands.Damage.In(failure) is null;

    private async Task Wait(ChannelReader<bool> told, CancellationToken cancellation)
    {
        using var poll = new CancellationTokenSource(Poll, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(poll.Token, cancellation);
        try
        {
            await told.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Time to ask, or to end: the caller looks.
        }
    }
}
