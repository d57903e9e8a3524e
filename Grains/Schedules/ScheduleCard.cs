using Reporting.Ledger;

namespace Reporting.Schedules;

/// <summary>A schedule and how it stands.</summary>
[GenerateSerializer, Immutable, Alias("reporting.ScheduleCard")]
internal sealed record ScheduleCard
{
    [Id(0)] public required Schedule Schedule { get; init; }

    /// <summary>Occurrences up to here are logged or missed, or lie before the schedule.</summary>
    [Id(1)] public required DateTimeOffset Settled { get; init; }

    /// <summary>What is due; null for nothing.</summary>
    [Id(2)] public DueOccurrence? Due { get; init; }

    /// <summary>Its last entry in the log; null for none.</summary>
    [Id(3)] public Delivery? Last { get; init; }

    /// <summary>With the last occurrence that is due by now in place of one that was due before and that nobody was ever given. One that is held is left alone.</summary>
    public ScheduleCard WithDue(DateTimeOffset now)
    {
        if (Due is { } held && (held.IsHeld(now) || held.Attempts > 0) || Later(now) is not { } late) return this;
        return this with { Due = new DueOccurrence { At = late.At, Day = late.Day, Missed = late.Before + (Due is { } before ? before.Missed + 1 : 0) } };
    }

    /// <summary>Whether what is due was given to somebody, nobody has it now, and the next occurrence is due as well.</summary>
    public bool IsOvertaken(DateTimeOffset now) => Due is { Attempts: > 0 } due && !due.IsHeld(now) && Later(now) is not null;

    /// <summary>The same for as long again as is given out now.</summary>
    public ScheduleCard Extended(DateTimeOffset now) => this with { Due = Due! with { Held = Due.Held! with { Until = now + Schedules.Assignment.Lease } } };

    /// <summary>What is due, as whoever holds it is told.</summary>
    public Assignment Assignment() => new()
    {
        Schedule = Schedule,
        Occurrence = Due!.At,
        Day = Due.Day,
        Token = Due.Held!.Token,
        Attempt = Due.Attempts,
        Position = Due.Position,
        PreparedAt = Due.PreparedAt,
        MailMayBeSent = Due.MailMayBeSent,
    };

    /// <summary>How it stands.</summary>
    public ScheduleStatus Status(DateTimeOffset now) => new()
    {
        Schedule = Schedule,
        Next = Occurrences.Of(Schedule).Next(now),
        Due = Due?.At,
        Worker = Due is { } due && due.IsHeld(now) ? due.Held!.Worker : null,
        Attempts = Due?.Attempts ?? 0,
        Failure = Due?.Failure,
        Last = Last?.Occurrence,
    };

    private LateOccurrence? Later(DateTimeOffset now) => Occurrences.Of(Schedule).LastDue(Due?.At ?? Settled, now);
}

/// <summary>An occurrence that is due and not in the log.</summary>
[GenerateSerializer, Immutable, Alias("reporting.DueOccurrence")]
internal sealed record DueOccurrence
{
    /// <summary>When it was due, UTC.</summary>
    [Id(0)] public required DateTimeOffset At { get; init; }

    /// <summary>The day that it is of.</summary>
    [Id(1)] public required DateOnly Day { get; init; }

    /// <summary>How many before it are not made up for.</summary>
    [Id(2)] public required int Missed { get; init; }

    /// <summary>How often it was given to a worker.</summary>
    [Id(3)] public int Attempts { get; init; }

    /// <summary>Before then it is given to nobody.</summary>
    [Id(4)] public DateTimeOffset NotBefore { get; init; }

    /// <summary>What went wrong last; null where nothing did.</summary>
    [Id(5)] public string? Failure { get; init; }

    /// <summary>What its briefs are made from; null until a worker has said so.</summary>
    [Id(6)] public LedgerPosition? Position { get; init; }

    /// <summary>When that was said.</summary>
    [Id(7)] public DateTimeOffset? PreparedAt { get; init; }

    /// <summary>Whether whoever has it has begun to send its mail.</summary>
    [Id(8)] public bool MailBegun { get; init; }

    /// <summary>Whether somebody who had it before had begun to, and did not say how it ended.</summary>
    [Id(9)] public bool MailMayBeSent { get; init; }

    /// <summary>Who has it, or had it and has not given it back; null for nobody.</summary>
    [Id(10)] public HeldBy? Held { get; init; }

    /// <summary>The worker that gave it back last; null for none.</summary>
    [Id(11)] public string? Worker { get; init; }

    /// <summary>The token by which that worker had it; 0 for none.</summary>
    [Id(12)] public long Token { get; init; }

    /// <summary>The same for whoever has it next: where sending had begun, nobody knows whether the mail was sent.</summary>
    public DueOccurrence WithMailUnknown() => this with { MailMayBeSent = MailMayBeSent || MailBegun, MailBegun = false };

    /// <summary>Whether somebody has it whose time has not run out.</summary>
    public bool IsHeld(DateTimeOffset now) => Held is { } held && now < held.Until;
}

/// <summary>Who holds an occurrence.</summary>
/// <param name="Token">By which token.</param>
/// <param name="Worker">The worker.</param>
/// <param name="Until">Until when nobody else is given it.</param>
[GenerateSerializer, Immutable, Alias("reporting.HeldBy")]
internal sealed record HeldBy([property: Id(0)] long Token, [property: Id(1)] string Worker, [property: Id(2)] DateTimeOffset Until);
