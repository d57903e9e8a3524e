using System.Collections.Immutable;
using Reporting.Ledger;

namespace Reporting.Schedules;

/// <summary>The schedules, what is due of each, and who has it: what each call makes of them. Pure.</summary>
/// <remarks>
/// A worker holds an occurrence by a token. Who holds the last token that was given for it counts, also when its time has run out, as long as nobody else was given it and no later occurrence
/// has taken its place.
/// </remarks>
[GenerateSerializer, Immutable, Alias("reporting.ScheduleBook")]
internal sealed record ScheduleBook
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1), LongestPause = TimeSpan.FromHours(1);

    /// <summary>The last token that was given; 0 for none.</summary>
    [Id(0)] public long LastToken { get; init; }

    /// <summary>The number of the last entry of the log that is counted here; 0 for none.</summary>
    [Id(1)] public long Logged { get; init; }

    /// <summary>A card for each schedule, sorted by name.</summary>
    [Id(2)] public ImmutableArray<ScheduleCard> Cards { get; init; } = [];

    /// <summary>The card of a schedule; null where there is none.</summary>
    public ScheduleCard? Find(string name) => Cards.FirstOrDefault(card => card.Schedule.Name == name);

    /// <summary>The card of what is held by a token.</summary>
    /// <exception cref="AssignmentLostException">It is not the one that counts.</exception>
    public ScheduleCard Held(long token) => Cards.FirstOrDefault(card => card.Due?.Held?.Token == token) ?? throw new AssignmentLostException(token);

    public ScheduleBook Add(Schedule schedule) => this with { Cards = [.. Cards.Append(new ScheduleCard { Schedule = schedule, Settled = schedule.AddedAt }).OrderBy(card => card.Schedule.Name, StringComparer.Ordinal)] };

    public ScheduleBook Remove(string name) => this with { Cards = Cards.RemoveAll(card => card.Schedule.Name == name) };

    /// <summary>With what is due by now; only the last occurrence of a schedule ever is.</summary>
    public ScheduleBook WithDue(DateTimeOffset now)
    {
        var cards = Cards.Select(card => card.WithDue(now)).ToImmutableArray();
        return cards.Zip(Cards).All(pair => ReferenceEquals(pair.First, pair.Second)) ? this : this with { Cards = cards };
    }

    /// <summary>The entry of an occurrence that was tried and that the next one of its schedule has overtaken; null where there is none.</summary>
    public Delivery? Overtaken(DateTimeOffset now) => Cards.FirstOrDefault(card => card.IsOvertaken(now)) is { } card ? Entry(card, DeliveryOutcome.GivenUp, null, now) : null;

    /// <summary>Gives the worker what it holds, or what has been due longest of what it can do.</summary>
    public (ScheduleBook Book, Assignment? Work) Take(WorkerOffer offer, DateTimeOffset now)
    {
        if (Cards.FirstOrDefault(card => card.Due is { } due && due.IsHeld(now) && due.Held!.Worker == offer.Worker) is { } held) return Again(held);
        var next = Cards.Where(card => card.Due is { } due && !due.IsHeld(now) && due.NotBefore <= now && (offer.CanMail || card.Schedule.MailTo.IsEmpty)).OrderBy(card => card.Due!.At).FirstOrDefault();
        if (next?.Due is not { } given) return (this, null);
        var taken = next with
        {
            Due = given.WithMailUnknown() with { Attempts = given.Attempts + 1, Held = new HeldBy(LastToken + 1, offer.Worker, now + Schedules.Assignment.Lease) },
        };
        return (With(taken) with { LastToken = LastToken + 1 }, taken.Assignment());
    }

    public ScheduleBook Extend(long token, DateTimeOffset now) => With(Held(token).Extended(now));

    public ScheduleBook Prepare(long token, LedgerPosition position, DateTimeOffset now)
    {
        var card = Held(token).Extended(now);
        return With(card.Due!.Position is null ? card with { Due = card.Due with { Position = position, PreparedAt = now } } : card);
    }

    public ScheduleBook BeginMail(long token, DateTimeOffset now)
    {
        var card = Held(token).Extended(now);
        return With(card with { Due = card.Due! with { MailBegun = true } });
    }

    public ScheduleBook GiveBack(long token, string? failure, bool mailUnsent, DateTimeOffset now)
    {
        if (Cards.FirstOrDefault(one => one.Due?.Held?.Token == token) is not { Due: { } due } card) return this;
        return With(card with
        {
            Due = due with
            {
                Held = null,
                Worker = due.Held!.Worker,
                Token = token,
                MailMayBeSent = due.MailMayBeSent || due.MailBegun && !mailUnsent,
                MailBegun = false,
                NotBefore = failure is null ? now : now + Pause(due.Attempts),
                Failure = failure ?? due.Failure,
            },
        });
    }

    /// <summary>The entry of an assignment that is done, which may be there already.</summary>
    /// <exception cref="AssignmentLostException">The token is not the one that counts.</exception>
    public Delivery Done(long token, DeliveryReport report, DateTimeOffset now) =>
        Cards.FirstOrDefault(card => card.Last is { Outcome: DeliveryOutcome.Delivered } last && last.Token == token)?.Last ?? Entry(Held(token), DeliveryOutcome.Delivered, report, now);

    /// <summary>With an entry of the log counted: the schedule that it is of, if it is still there, waits for its next occurrence.</summary>
    public ScheduleBook With(Delivery entry)
    {
        var counted = this with { Logged = entry.Number };
        return Find(entry.Schedule.Name) is { } card && card.Schedule.AddedAt == entry.Schedule.AddedAt ? counted.With(card with { Settled = entry.Occurrence, Due = null, Last = entry }) : counted;
    }

    /// <summary>When the next occurrence of any schedule is due; null where there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset now) => Cards.IsEmpty ? null : Cards.Min(card => Occurrences.Of(card.Schedule).Next(now));

    /// <summary>For how long what has waited longest has been due; zero when nothing is.</summary>
    public TimeSpan Overdue(DateTimeOffset now) => WithDue(now).Cards.Max(card => card.Due is { } due && now > due.At ? now - due.At : (TimeSpan?)null) ?? TimeSpan.Zero;

    // Who asks for work while it holds some was cut off from it, as where the cluster did not answer for long. If it had begun to send, it is going to send again.
    private (ScheduleBook Book, Assignment? Work) Again(ScheduleCard held)
    {
        var again = held with { Due = held.Due!.WithMailUnknown() };
        return (held.Due.MailBegun ? With(again) : this, again.Assignment());
    }

    private static TimeSpan Pause(int attempts)
    {
        var pause = FirstPause;
        for (var i = 1; i < attempts && pause < LongestPause; i++) pause *= 2;
        return pause < LongestPause ? pause : LongestPause;
    }

    private ScheduleBook With(ScheduleCard card) => this with { Cards = Cards.SetItem(Cards.IndexOf(Find(card.Schedule.Name)!), card) };

    private Delivery Entry(ScheduleCard card, DeliveryOutcome outcome, DeliveryReport? report, DateTimeOffset now)
    {
        var due = card.Due!;
        return new Delivery
        {
            Number = Logged + 1,
            Schedule = card.Schedule,
            Occurrence = due.At,
            Day = due.Day,
            Outcome = outcome,
            At = now,
            Worker = due.Held?.Worker ?? due.Worker ?? "",
            Token = due.Held?.Token ?? due.Token,
            Attempts = due.Attempts,
            Missed = due.Missed,
            Position = due.Position,
            Report = report,
            MailUncertain = due.MailMayBeSent || outcome == DeliveryOutcome.GivenUp && due.MailBegun,
            Failure = due.Failure,
        };
    }
}
