using Reporting.Ledger;

namespace Reporting.Schedules;

/// <summary>What became of an occurrence.</summary>
[GenerateSerializer, Alias("reporting.DeliveryOutcome")]
public enum DeliveryOutcome : byte
{
    /// <summary>Its briefs were delivered.</summary>
    Delivered = 1,
    /// <summary>It was tried until the next occurrence was due, and was not delivered.</summary>
    GivenUp = 2,
}

/// <summary>An entry of the log: what became of one occurrence of a schedule. Each is logged at most once.</summary>
[GenerateSerializer, Immutable, Alias("reporting.Delivery")]
public sealed record Delivery
{
    /// <summary>Its number in the log, from 1, without gaps.</summary>
    [Id(0)] public required long Number { get; init; }

    /// <summary>The schedule as it was.</summary>
    [Id(1)] public required Schedule Schedule { get; init; }

    /// <summary>When it was due.</summary>
    [Id(2)] public required DateTimeOffset Occurrence { get; init; }

    /// <summary>What became of it.</summary>
    [Id(3)] public required DeliveryOutcome Outcome { get; init; }

    /// <summary>When that was known, UTC.</summary>
    [Id(4)] public required DateTimeOffset At { get; init; }

    /// <summary>The worker that had it last.</summary>
    [Id(5)] public required string Worker { get; init; }

    /// <summary>The token by which it had it.</summary>
    [Id(6)] public required long Token { get; init; }

    /// <summary>How often it was given to a worker.</summary>
    [Id(7)] public required int Attempts { get; init; }

    /// <summary>How many occurrences just before this one were due and never given to a worker: they are not made up for.</summary>
    [Id(8)] public required int Missed { get; init; }

    /// <summary>From which ledger position its briefs were made; null where none was made.</summary>
    [Id(9)] public LedgerPosition? Position { get; init; }

    /// <summary>What was delivered; null where nothing is known to be.</summary>
    [Id(10)] public DeliveryReport? Report { get; init; }

    /// <summary>Whether its mail may have been sent more than the log says: twice where it was delivered, once where it was given up. Its Message-Id is the same each time.</summary>
    [Id(11)] public bool MailUncertain { get; init; }

    /// <summary>What went wrong last; null where nothing did.</summary>
    [Id(12)] public string? Failure { get; init; }

    /// <summary>The day that it was of, in the calendar of the schedule's zone.</summary>
    [Id(13)] public required DateOnly Day { get; init; }
}

/// <summary>A schedule and how it stands.</summary>
[GenerateSerializer, Immutable, Alias("reporting.ScheduleStatus")]
public sealed record ScheduleStatus
{
    /// <summary>The schedule.</summary>
    [Id(0)] public required Schedule Schedule { get; init; }

    /// <summary>Its next occurrence, in the zone's own time.</summary>
    [Id(1)] public required DateTimeOffset Next { get; init; }

    /// <summary>The occurrence that is due and not delivered yet; null for none.</summary>
    [Id(2)] public DateTimeOffset? Due { get; init; }

    /// <summary>The worker that has it now; null for none.</summary>
    [Id(3)] public string? Worker { get; init; }

    /// <summary>How often it has been given to a worker.</summary>
    [Id(4)] public int Attempts { get; init; }

    /// <summary>What went wrong last; null where nothing did.</summary>
    [Id(5)] public string? Failure { get; init; }

    /// <summary>The last occurrence that is in the log; null for none.</summary>
    [Id(6)] public DateTimeOffset? Last { get; init; }
}
