using System.Collections.Immutable;
using Orleans.Concurrency;
using Reporting.Access;
using Reporting.Ledger;

namespace Reporting.Schedules;

/// <summary>Keeps the schedules, gives what is due to workers, and logs what became of it. Its key is <see cref="Key"/>.</summary>
/// <remarks>Every call may be made twice, as after an answer that was lost, and does its work once.</remarks>
[GrainInterfaceType("reporting.schedules"), Alias("reporting.ISchedulesGrain")]
public interface ISchedulesGrain : IGrainWithStringKey
{
    /// <summary>The one key.</summary>
    const string Key = "schedules";

    /// <summary>Adds a schedule; its first occurrence is the next. When this returns it is durable.</summary>
    /// <returns>How it stands.</returns>
    /// <exception cref="InvalidScheduleException">It cannot be kept.</exception>
    /// <exception cref="UnknownZoneException">There is no such time zone.</exception>
    /// <exception cref="ScheduleExistsException">Another one has its name.</exception>
    [Alias("Add"), Needs(Role.Admin)]
    Task<ScheduleStatus> Add(Schedule schedule);

    /// <summary>Says that mail is about to be sent, to be called last before it is: nobody knows from then on whether it was, until the assignment ends.</summary>
    /// <exception cref="AssignmentLostException">The token is not, or no longer, the one that counts: nothing may be sent.</exception>
    [Alias("BeginMail"), Needs(Role.Recorder)]
    Task BeginMail(long token);

    /// <summary>Logs that an assignment is done; when this returns it is durable. Who says so again gets the same entry.</summary>
    /// <exception cref="AssignmentLostException">The token is not, or no longer, the one that counts: nothing was logged.</exception>
    [Alias("Complete"), Needs(Role.Recorder)]
    Task<Delivery> Complete(long token, DeliveryReport report);

    /// <summary>Has an assignment for as long again.</summary>
    /// <exception cref="AssignmentLostException">The token is not, or no longer, the one that counts.</exception>
    [Alias("Extend"), Needs(Role.Recorder)]
    Task Extend(long token);

    /// <summary>Gives an assignment back, so that it is given out again: at once where nothing went wrong, else after a pause that grows with each attempt. Nothing happens where it is not held any more.</summary>
    /// <param name="token">The assignment.</param>
    /// <param name="failure">What went wrong, in a sentence; null where nothing did.</param>
    /// <param name="mailUnsent">Whether it is certain that its mail was not sent this time.</param>
    [Alias("GiveBack"), Needs(Role.Recorder)]
    Task GiveBack(long token, string? failure, bool mailUnsent);

    /// <summary>Every schedule and how it stands, sorted by name.</summary>
    [AlwaysInterleave, Alias("List"), Needs(Role.Recorder)]
    Task<ImmutableArray<ScheduleStatus>> List();

    /// <summary>The last entries of the log, the oldest of them first.</summary>
    /// <param name="most">At most how many, at least 1.</param>
    [AlwaysInterleave, Alias("Log"), Needs(Role.Recorder)]
    Task<ImmutableArray<Delivery>> Log(int most);

    /// <summary>Fixes from which ledger position the briefs of an assignment are made. The first to say so decides for whoever has the occurrence later.</summary>
    /// <exception cref="AssignmentLostException">The token is not, or no longer, the one that counts.</exception>
    [Alias("Prepare"), Needs(Role.Recorder)]
    Task<Assignment> Prepare(long token, LedgerPosition position);

    /// <summary>Removes a schedule, with what is due of it; its log stays. False when there is none of the name.</summary>
    /// <exception cref="ScheduleBusyException">A worker is at it.</exception>
    [Alias("Remove"), Needs(Role.Admin)]
    Task<bool> Remove(string name);

    /// <summary>Gives the worker what it holds, else what has been due longest, for <see cref="Assignment.Lease"/>; null when there is nothing that it could do.</summary>
    [Alias("Take"), Needs(Role.Recorder)]
    Task<Assignment?> Take(WorkerOffer offer);
}
