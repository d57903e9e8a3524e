using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.Timers;
using Reporting.Access;
using Reporting.Homes;
using Reporting.Ledger;
using Reporting.Storage;
using Reporting.Tallies;
using Reporting.Telemetry;

namespace Reporting.Schedules;

/// <summary>Keeps the schedules; each call is one step of <see cref="ScheduleBook"/>, and is durable when it returns.</summary>
/// <remarks>
/// A reminder brings it to life when something is due, so that this is on record also where no worker asks. The client's own silo has none, and needs none: who asks brings it to life.
/// </remarks>
[GrainType("schedules"), TallyPlacement]
internal sealed partial class SchedulesGrain : Grain, ISchedulesGrain, IRemindable
{
    private const string WhenDue = "due";
    private const int LongestFailure = 500;

    // Until it is set anew, as when the database did not answer just then.
    private static readonly TimeSpan AgainAfter = TimeSpan.FromHours(1);

    private readonly ScheduleShelf _shelf;
    private readonly TimeProvider _time;
    private readonly Residents _residents;
    private readonly ReportingMeters _meters;
    private readonly IServiceProvider _services;
    private readonly ILogger<SchedulesGrain> _logger;
    private ScheduleBook _book = new();

    public SchedulesGrain(
        [FromKeyedServices(ReportingStorage.Provider)] IGrainStorage storage, Serializer serializer, TimeProvider time, Residents residents, TallyServices tallies, IServiceProvider services,
        ILogger<SchedulesGrain> logger)
    {
        (_time, _residents, _meters, _services, _logger) = (time, residents, tallies.Meters, services, logger);
        _shelf = new ScheduleShelf(storage, serializer, this.GetGrainId());
    }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _residents.Enter(GrainContext);
        _book = await _shelf.Open();
        _meters.EnterSchedules(() => _book.Overdue(Now));
        try
        {
            // What became due meanwhile is put on record now. A silo on a folder forgets its reminders when it ends; and one that could not be set when a schedule was added is made up for.
            if (HasReminders && !_book.Cards.IsEmpty) await PutOnRecord();
        }
        catch (Exception failure)
        {
            LogNotReminded(failure);
        }
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _meters.LeaveSchedules();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<ScheduleStatus> Add(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (schedule.Wrong() is { } wrong) throw new InvalidScheduleException(schedule.Name ?? "", wrong);
        var added = schedule.ByCaller() with { Zone = Zones.Named(schedule.Zone), AddedAt = Now };
        if (_book.Find(added.Name) is not { } known) await Keep(_book.Add(added));
        else if (!known.Schedule.AsksForTheSameAs(added)) throw new ScheduleExistsException(added.Name, $"{known.Schedule.When}, {string.Join("; ", known.Schedule.Briefs)}");
        await Remind();
        return _book.Find(added.Name)!.Status(Now);
    }

    /// <inheritdoc/>
    public async Task<bool> Remove(string name)
    {
        if (_book.Find(name) is not { } card) return false;
        if (card.Due is { } due && due.IsHeld(Now)) throw new ScheduleBusyException(name, due.Held!.Worker, due.Held.Until);
        await Keep(_book.Remove(name));
        await Remind();
        return true;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ScheduleStatus>> List()
    {
        var now = Now;
        return Task.FromResult<ImmutableArray<ScheduleStatus>>([.. _book.WithDue(now).Cards.Select(card => card.Status(now))]);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Delivery>> Log(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var (entries, last) = (ImmutableArray.CreateBuilder<Delivery>(), _book.Logged);
        for (var number = Math.Max(1, last - most + 1); number <= last; number++)
            entries.Add(await _shelf.Entry(number) ?? throw new SchedulesDamagedException($"entry {number} of the log", "it is missing"));
        return entries.DrainToImmutable();
    }

    /// <inheritdoc/>
    public async Task<Assignment?> Take(WorkerOffer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        if (string.IsNullOrEmpty(offer.Worker) || offer.Worker.Length > WorkerOffer.LongestName) throw new ArgumentException("A worker has a name.", nameof(offer));
        await GiveUpOvertaken();
        var (book, work) = _book.WithDue(Now).Take(offer, Now);
        await Keep(book);
        return work;
    }

    /// <inheritdoc/>
    public Task Extend(long token) => Keep(_book.Extend(token, Now));

    /// <inheritdoc/>
    public async Task<Assignment> Prepare(long token, LedgerPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        await Keep(_book.Prepare(token, position, Now));
        return _book.Held(token).Assignment();
    }

    /// <inheritdoc/>
    public Task BeginMail(long token) => Keep(_book.BeginMail(token, Now));

    /// <inheritdoc/>
    public Task GiveBack(long token, string? failure, bool mailUnsent) => Keep(_book.GiveBack(token, failure?.Length > LongestFailure ? failure[..LongestFailure] : failure, mailUnsent, Now));

    /// <inheritdoc/>
    public async Task<Delivery> Complete(long token, DeliveryReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var entry = _book.Done(token, report, Now);
        if (entry.Number > _book.Logged) await Settle(entry);
        return entry;
    }

    /// <summary>Something is due.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) => PutOnRecord();

    private DateTimeOffset Now => _time.GetUtcNow();

    private bool HasReminders => _services.GetService<IReminderRegistry>() is not null;

    private async Task PutOnRecord()
    {
        await GiveUpOvertaken();
        var (before, now) = (_book, Now);
        await Keep(_book.WithDue(now));
        foreach (var card in _book.Cards.Except(before.Cards)) LogDue(card.Schedule.Name, card.Due!.At);
        await Remind();
    }

    private async Task GiveUpOvertaken()
    {
        while (_book.Overtaken(Now) is { } entry)
        {
            await Settle(entry);
            LogGivenUp(entry.Schedule.Name, entry.Occurrence, entry.Failure);
        }
    }

    private async Task Settle(Delivery entry)
    {
        await Durable(_shelf.Append(entry));
        await Keep(_book.With(entry));
    }

    private async Task Keep(ScheduleBook book)
    {
        if (ReferenceEquals(book, _book)) return;
        await Durable(_shelf.Keep(book));
        _book = book;
    }

    private async Task Durable(Task write)
    {
        try
        {
            await write;
        }
        catch
        {
            // Whether it is durable is unknown: the next activation reads what is.
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task Remind()
    {
        if (!HasReminders) return;
        var now = Now;
        if (_book.Next(now) is { } next) await this.RegisterOrUpdateReminder(WhenDue, next - now, AgainAfter);
        else if (await this.GetReminder(WhenDue) is { } reminder) await this.UnregisterReminder(reminder);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No reminder could be set for when schedules are due; workers make what is due nevertheless.")]
    private partial void LogNotReminded(Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Schedule {Name} is due since {Occurrence:u} and waits for a worker.")]
    private partial void LogDue(string name, DateTimeOffset occurrence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Schedule {Name}: the occurrence of {Occurrence:u} was not delivered until the next one was due: {Failure}")]
    private partial void LogGivenUp(string name, DateTimeOffset occurrence, string? failure);
}
