using Reporting.Commands;
using Reporting.Connection;
using Reporting.Queries;
using Reporting.Schedules.Mail;

namespace Reporting.Schedules;

/// <summary>What became of a worker's question for work.</summary>
internal enum WorkOutcome
{
    /// <summary>Nothing is due that it could do.</summary>
    Nothing,
    /// <summary>An occurrence was delivered.</summary>
    Delivered,
    /// <summary>One was not, and is given out again.</summary>
    Failed,
}

/// <summary>Takes what is due, makes its briefs, delivers them, and says so.</summary>
/// <remarks>
/// While it works it holds the occurrence; what it does is done again by another where it vanishes, with the same briefs, the same files and the same mail. Mail comes last, after the grain has
/// said once more that the occurrence is its own.
/// </remarks>
/// <param name="schedules">Gives work.</param>
/// <param name="data">The data.</param>
/// <param name="briefs">Makes briefs.</param>
/// <param name="mail">By which mail is sent; null where none can be.</param>
/// <param name="name">Its name, unlike any other's.</param>
/// <param name="clock">The clock.</param>
/// <param name="tell">Tells the user in one line.</param>
internal sealed class ScheduleWorker(ISchedulesGrain schedules, IReportingData data, ScheduledBriefs briefs, MailSettings? mail, string name, TimeProvider clock, Action<string> tell)
{
    /// <summary>How often a worker that has nothing to do asks.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan ExtendEvery = Assignment.Lease / 4;

    /// <summary>Works until it is stopped; a cluster that does not answer is asked again.</summary>
    public async Task Stay(CancellationToken stop)
    {
        var silent = false;
        while (true)
        {
            try
            {
                if (await Once(stop) != WorkOutcome.Nothing) continue;
                silent = false;
            }
            catch (Exception failure) when (!stop.IsCancellationRequested && (failure is NoAnswerException || TransientFailure.Is(failure)))
            {
                if (!silent) tell("The cluster does not answer; still asking.");
                silent = true;
            }
            await Task.Delay(Poll, clock, stop);
        }
    }

    /// <summary>Does one piece of work, if there is one.</summary>
    public async Task<WorkOutcome> Once(CancellationToken stop)
    {
        if (await schedules.Take(new WorkerOffer(name, mail is not null)) is not { } work) return WorkOutcome.Nothing;
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var done = new CancellationTokenSource();
        var holding = Hold(work.Token, lost, done.Token);
        try
        {
            Say(work, await Deliver(work, lost.Token));
            return WorkOutcome.Delivered;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await schedules.GiveBack(work.Token, null, mailUnsent: false);
            throw;
        }
        catch (Exception failure) when (failure is AssignmentLostException || failure is OperationCanceledException && lost.IsCancellationRequested)
        {
            tell($"{Heading(work)}: given to another worker meanwhile; nothing more is done here.");
            return WorkOutcome.Failed;
        }
        catch (Exception failure) when (failure is not NoAnswerException)
        {
            var problem = Problems.Of(failure, writes: true);
            await schedules.GiveBack(work.Token, problem.What, failure is MailFailedException { IsUnsent: true });
            tell($"{Heading(work)}: {problem.What} It is tried again. {problem.Advice}");
            return WorkOutcome.Failed;
        }
        finally
        {
            await done.CancelAsync();
            await holding;
        }
    }

    private async Task<Delivery> Deliver(Assignment work, CancellationToken cancellation)
    {
        if (work.Position is null) work = await schedules.Prepare(work.Token, (await data.AsOf()).Position);
        var made = await briefs.Make(work, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (work.Schedule.Folder is { } folder) BriefFolder.Write(folder, made);
        var report = new DeliveryReport { Briefs = [.. made.Select(brief => brief.Delivered())] };
        if (work.Schedule.MailTo.IsEmpty) return await schedules.Complete(work.Token, report);

        var letter = BriefLetter.Compose(work, made, mail!.From);
        await using var session = await MailSession.Open(mail, cancellation);
        await schedules.BeginMail(work.Token);
        var refused = await session.Send(letter);
        return await Complete(work.Token, report with { MessageId = letter.MessageId, Refused = [.. refused] });
    }

    // It was sent: that is said also where the user has ended this meanwhile, which ends the first call.
    private async Task<Delivery> Complete(long token, DeliveryReport report)
    {
        try
        {
            return await schedules.Complete(token, report);
        }
        catch (OperationCanceledException)
        {
            return await schedules.Complete(token, report);
        }
    }

    private async Task Hold(long token, CancellationTokenSource lost, CancellationToken done)
    {
        while (true)
        {
            await Task.Delay(ExtendEvery, clock, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested) return;
            try
            {
                await schedules.Extend(token);
            }
            catch (AssignmentLostException)
            {
                await lost.CancelAsync();
                return;
            }
            catch (Exception)
            {
                // Asked again; whether it is still held is asked before mail is sent, and at the end.
            }
        }
    }

    private void Say(Assignment work, Delivery entry)
    {
        var briefs = entry.Report!.Briefs.Length == 1 ? entry.Report.Briefs[0].Title : FormattableString.Invariant($"{entry.Report.Briefs.Length} briefs");
        tell($"{Heading(work)}: {briefs} delivered.");
        if (!entry.Report.Refused.IsEmpty) tell($"{Heading(work)}: the mail server refused {string.Join(", ", entry.Report.Refused)}.");
        if (entry.MailUncertain) tell($"{Heading(work)}: its mail may have been sent before; it has the same Message-Id.");
    }

    private static string Heading(Assignment work) => FormattableString.Invariant($"{work.Schedule.Name} {work.Occurrence.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
}
