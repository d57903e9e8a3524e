using System.Collections.Immutable;
using Reporting.Ledger;

namespace Reporting.Schedules;

/// <summary>What a worker says of itself when it asks for work.</summary>
/// <param name="Worker">Its name, unlike that of any other worker there ever was: who asks again under it gets the work that it holds.</param>
/// <param name="CanMail">Whether it can send mail; one that cannot is given only what goes to folders.</param>
[GenerateSerializer, Immutable, Alias("reporting.WorkerOffer")]
public sealed record WorkerOffer([property: Id(0)] string Worker, [property: Id(1)] bool CanMail)
{
    /// <summary>The longest name of a worker, in characters.</summary>
    public const int LongestName = 200;
}

/// <summary>One occurrence of a schedule, given to one worker for a while.</summary>
/// <remarks>Only who holds the token of the last assignment of an occurrence can say that it is done; tokens grow, and none is given twice.</remarks>
[GenerateSerializer, Immutable, Alias("reporting.Assignment")]
public sealed record Assignment
{
    /// <summary>For how long it is given; a worker that is still at it asks for as long again.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>The schedule.</summary>
    [Id(0)] public required Schedule Schedule { get; init; }

    /// <summary>When it was due.</summary>
    [Id(1)] public required DateTimeOffset Occurrence { get; init; }

    /// <summary>The day that it is of, in the calendar of the schedule's zone: what the weeks and months of its briefs end before.</summary>
    [Id(2)] public required DateOnly Day { get; init; }

    /// <summary>Tells this assignment from every other, from 1.</summary>
    [Id(3)] public required long Token { get; init; }

    /// <summary>How often it has been given to a worker, this time included.</summary>
    [Id(4)] public required int Attempt { get; init; }

    /// <summary>From which ledger position its briefs are made: whoever makes them again makes the same; null until <see cref="ISchedulesGrain.Prepare"/>.</summary>
    [Id(5)] public LedgerPosition? Position { get; init; }

    /// <summary>When the position was fixed, UTC: the date of its mail.</summary>
    [Id(6)] public DateTimeOffset? PreparedAt { get; init; }

    /// <summary>Whether a worker before this one began to send its mail, and nobody knows whether it was sent.</summary>
    [Id(7)] public bool MailMayBeSent { get; init; }
}

/// <summary>What a worker did for an assignment.</summary>
[GenerateSerializer, Immutable, Alias("reporting.DeliveryReport")]
public sealed record DeliveryReport
{
    /// <summary>The briefs, in the order of the schedule.</summary>
    [Id(0)] public required ImmutableArray<DeliveredBrief> Briefs { get; init; }

    /// <summary>The Message-Id of the mail, without brackets; null, the default, where none was to be sent.</summary>
    [Id(1)] public string? MessageId { get; init; }

    /// <summary>Addresses that the mail server refused for good; none by default.</summary>
    [Id(2)] public ImmutableArray<string> Refused { get; init; } = [];
}

/// <summary>A brief that was made and delivered.</summary>
/// <param name="Title">Its title.</param>
/// <param name="File">The name of its file, without folder.</param>
/// <param name="Edition">The number of the edition that it is.</param>
/// <param name="Hash">The SHA-256 of the file, in lower-case hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("reporting.DeliveredBrief")]
public sealed record DeliveredBrief([property: Id(0)] string Title, [property: Id(1)] string File, [property: Id(2)] int Edition, [property: Id(3)] string Hash);
