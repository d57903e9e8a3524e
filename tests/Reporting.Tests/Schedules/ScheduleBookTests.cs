using Microsoft.Extensions.Time.Testing;
using Reporting.Ledger;
using Reporting.Schedules;

namespace Reporting.Tests.Schedules;

/// <summary>Who is given what, and what becomes of it, by a clock that is set.</summary>
public sealed class ScheduleBookTests
{
    private static readonly DateTimeOffset Monday = new(2012, 6, 4, 1, 30, 0, TimeSpan.Zero);
    private static readonly LedgerPosition Position = new([5]), Later = new([6]);
    private static readonly DeliveryReport Report = new() { Briefs = [new DeliveredBrief("Title", "file.pdf", 7, "hash")] };

    private readonly FakeTimeProvider _clock = new(Monday.AddDays(-3));
    private ScheduleBook _book = new();

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public void Take_BeforeAnythingIsDue_IsNothing()
    {
        Add(SomeSchedule.Weekly());
        At(Monday.AddSeconds(-1));

        Assert.Null(Take("a"));
    }

    [Fact]
    public void Take_WhenItIsDue_IsGivenToOne()
    {
        Add(SomeSchedule.Weekly());
        At(Monday);

        var (first, second) = (Take("a"), Take("b"));

        Assert.Equal((Monday, Some.Day("2012-06-04"), 1L, 1), (first!.Occurrence, first.Day, first.Token, first.Attempt));
        Assert.Null(second);
    }

    [Fact]
    public void Take_ByWhoHoldsIt_IsTheSameAgain()
    {
        Add(SomeSchedule.Weekly());
        At(Monday);

        Assert.Equal(Take("a")!.Token, Take("a")!.Token);
    }

    [Fact]
    public void Take_AfterMissedWeeks_IsTheLatestOnce()
    {
        Add(SomeSchedule.Weekly());
        At(Monday.AddDays(23));

        var taken = Take("a")!;
        var entry = Complete(taken.Token);

        Assert.Equal((Monday.AddDays(21), 3), (taken.Occurrence, entry.Missed));
        Assert.Null(Take("a"));
    }

    [Fact]
    public void Take_WhenItsTimeRanOut_IsGivenToAnotherWithALaterToken()
    {
        Add(SomeSchedule.Weekly());
        At(Monday);
        var first = Take("a")!;
        At(Monday + Assignment.Lease);

        var second = Take("b")!;

        Assert.Equal((first.Token + 1, 2, first.Occurrence), (second.Token, second.Attempt, second.Occurrence));
        Assert.Throws<AssignmentLostException>(() => Complete(first.Token));
        Assert.Throws<AssignmentLostException>(() => _book.Extend(first.Token, Now));
        Assert.Throws<AssignmentLostException>(() => _book.BeginMail(first.Token, Now));
        Assert.Throws<AssignmentLostException>(() => _book.Prepare(first.Token, Position, Now));
    }

    [Fact]
    public void Extend_InTime_KeepsItFromOthers()
    {
        Add(SomeSchedule.Weekly());
        At(Monday);
        var taken = Take("a")!;
        At(Monday + Assignment.Lease / 2);
        _book = _book.Extend(taken.Token, Now);
        At(Monday + Assignment.Lease);

        Assert.Null(Take("b"));
    }

    [Fact]
    public void Complete_AfterItsTimeRanOutAndNobodyWasGivenIt_Counts()
    {
        Add(SomeSchedule.Weekly());
        At(Monday);
        var taken = Take("a")!;
        At(Monday.AddHours(1));

        Assert.Equal(DeliveryOutcome.Delivered, Complete(taken.Token).Outcome);
    }

    [Fact]
    public void Complete_SaidTwice_IsOneEntry()
    {
        Add(SomeSchedule.Weekly());
        At(Monday);
        var taken = Take("a")!;

        var (first, again) = (Complete(taken.Token), _book.Done(taken.Token, Report, Now));

        Assert.Equal((1L, 1L), (first.Number, again.Number));
    }

    [Fact]
    public void Prepare_OfASecondHolder_KeepsThePositionOfTheFirst()
    {
        Add(SomeSchedule.Weekly());
        At(Monday);
        var first = Take("a")!;
        _book = _book.Prepare(first.Token, Position, Now);
        At(Monday + Assignment.Lease);

        var second = Take("b")!;
        _book = _book.Prepare(second.Token, Later, Now);

        Assert.Equal((Position, Monday), (second.Position, second.PreparedAt));
        Assert.Equal(Position, _book.Held(second.Token).Assignment().Position);
    }

    [Fact]
    public void Take_OfAHolderWhoVanishedWhileSending_SaysThatMailMayBeSent()
    {
        Add(SomeSchedule.Weekly(mailTo: "desk@example.org"));
        At(Monday);
        var first = Take("a")!;
        _book = _book.BeginMail(first.Token, Now);
        At(Monday + Assignment.Lease);

        var second = Take("b")!;

        Assert.True(second.MailMayBeSent);
        Assert.True(Complete(second.Token).MailUncertain);
    }

    // Its answer was lost with the cluster, and it asks anew.
    [Fact]
    public void Take_ByWhoHoldsItAfterSendingBegan_SaysThatMailMayBeSent()
    {
        Add(SomeSchedule.Weekly(mailTo: "desk@example.org"));
        At(Monday);
        var first = Take("a")!;
        _book = _book.BeginMail(first.Token, Now);

        var again = Take("a")!;

        Assert.Equal((first.Token, true), (again.Token, again.MailMayBeSent));
        Assert.True(Complete(again.Token).MailUncertain);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void GiveBack_AfterSendingBegan_RemembersWhetherItIsKnown(bool unsent, bool uncertain)
    {
        Add(SomeSchedule.Weekly(mailTo: "desk@example.org"));
        At(Monday);
        var first = Take("a")!;
        _book = _book.BeginMail(first.Token, Now).GiveBack(first.Token, "The server said no.", unsent, Now);
        At(Monday.AddMinutes(1));

        Assert.Equal(uncertain, Take("b")!.MailMayBeSent);
    }

    [Fact]
    public void GiveBack_AfterAFailure_PausesLongerEachTime()
    {
        Add(SomeSchedule.Weekly());
        At(Monday);
        var pauses = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            var began = Now;
            var taken = Take("a")!;
            _book = _book.GiveBack(taken.Token, "It failed.", false, Now);
            while (_book.WithDue(Now).Take(new WorkerOffer("a", true), Now).Work is null) _clock.Advance(TimeSpan.FromMinutes(1));
            pauses.Add((Now - began).TotalMinutes);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], pauses);
    }

    [Fact]
    public void GiveBack_WithoutAFailure_IsGivenOutAtOnce()
    {
        Add(SomeSchedule.Weekly());
        At(Monday);
        var first = Take("a")!;
        _book = _book.GiveBack(first.Token, null, false, Now);

        Assert.Equal(2, Take("b")!.Token);
    }

    [Fact]
    public void GiveBack_OfWhatIsNotHeld_ChangesNothing()
    {
        Add(SomeSchedule.Weekly());

        Assert.Same(_book, _book.GiveBack(7, "It failed.", false, Now));
    }

    [Fact]
    public void Overtaken_ThatWasTried_IsGivenUpAndTheNextIsMade()
    {
        Add(SomeSchedule.Weekly());
        At(Monday);
        var first = Take("a")!;
        _book = _book.GiveBack(first.Token, "It failed.", false, Now);
        At(Monday.AddDays(7));

        var entry = _book.Overtaken(Now)!;
        _book = _book.With(entry);

        Assert.Equal((DeliveryOutcome.GivenUp, Monday, "It failed.", "a", 1), (entry.Outcome, entry.Occurrence, entry.Failure, entry.Worker, entry.Attempts));
        Assert.Null(_book.Overtaken(Now));
        Assert.Equal(Monday.AddDays(7), Take("a")!.Occurrence);
    }

    [Fact]
    public void Overtaken_WhileItIsHeld_IsLeftToItsHolder()
    {
        Add(SomeSchedule.Weekly() with { Days = ScheduleDays.EveryDay });
        At(Monday);
        var taken = Take("a")!;
        for (var now = Monday; now < Monday.AddDays(1); now += Assignment.Lease / 2) _book = _book.Extend(taken.Token, now);
        At(Monday.AddDays(1));

        Assert.Null(_book.Overtaken(Now));
        Assert.Equal(Monday, Complete(taken.Token).Occurrence);
        Assert.Equal(Monday.AddDays(1), Take("a")!.Occurrence);
    }

    [Fact]
    public void Take_OfOneThatCannotMail_IsOnlyWhatGoesToFolders()
    {
        Add(SomeSchedule.Weekly("a-mail", mailTo: "desk@example.org"));
        Add(SomeSchedule.Weekly("b-folder"));
        At(Monday);

        Assert.Equal("b-folder", Take("a", canMail: false)!.Schedule.Name);
        Assert.Null(Take("b", canMail: false));
        Assert.Equal("a-mail", Take("c")!.Schedule.Name);
    }

    [Fact]
    public void Add_OfASchedule_BeginsWithTheNextOccurrence()
    {
        At(Monday.AddDays(30));
        Add(SomeSchedule.Weekly());

        Assert.Null(Take("a"));
    }

    [Fact]
    public void With_AnEntryOfAScheduleThatWasAddedAnew_LeavesTheNewOneAlone()
    {
        Add(SomeSchedule.Weekly());
        At(Monday);
        var taken = Take("a")!;
        var entry = _book.Done(taken.Token, Report, Now);
        _book = _book.Remove("kabul-weekly");
        Add(SomeSchedule.Weekly());

        Assert.Equal((1L, null), (_book.With(entry).Logged, _book.With(entry).Cards.Single().Last));
    }

    [Fact]
    public void Take_AfterTheClockWasSetBack_GivesNothingTwice()
    {
        Add(SomeSchedule.Weekly());
        At(Monday.AddDays(7));
        Complete(Take("a")!.Token);

        Assert.Null(_book.WithDue(Monday).Take(new WorkerOffer("a", true), Monday).Work);
    }

    private void Add(Schedule schedule) => _book = _book.Add(schedule with { AddedAt = Now });

    private void At(DateTimeOffset time) => _clock.SetUtcNow(time);

    private Assignment? Take(string worker, bool canMail = true)
    {
        (_book, var work) = _book.WithDue(Now).Take(new WorkerOffer(worker, canMail), Now);
        return work;
    }

    private Delivery Complete(long token)
    {
        var entry = _book.Done(token, Report, Now);
        _book = _book.With(entry);
        return entry;
    }
}
