using Orleans.Storage;
using Reporting.Schedules;
using Reporting.Tests.Ledger;

namespace Reporting.Tests.Schedules;

/// <summary>Two activations of the schedules for a moment, as a cut network may bring about: only the last that wrote counts.</summary>
public sealed class ScheduleShelfTests
{
    private static readonly DateTimeOffset Monday = new(2012, 6, 4, 1, 30, 0, TimeSpan.Zero);
    private static readonly DeliveryReport Report = new() { Briefs = [new DeliveredBrief("Title", "file.pdf", 7, "hash")] };

    [Fact]
    public async Task Append_AfterAnotherActivationGaveTheOccurrenceToAnother_IsRefused()
    {
        var storage = MemoryStorage.Of(LoneShard.Serializer, guarded: true);
        var (stale, other) = (Shelf(storage), Shelf(storage));
        var (book, work) = new ScheduleBook().Add(SomeSchedule.Weekly() with { AddedAt = Monday.AddDays(-3) }).WithDue(Monday).Take(new WorkerOffer("a", true), Monday);
        await stale.Keep(book);
        var (later, again) = (await other.Open()).Take(new WorkerOffer("b", true), Monday + Assignment.Lease);
        await other.Keep(later);

        await Assert.ThrowsAsync<InconsistentStateException>(() => stale.Append(book.Done(work!.Token, Report, Monday)));

        await other.Append(later.Done(again!.Token, Report, Monday));
        Assert.Equal("b", (await other.Entry(1))!.Worker);
    }

    [Fact]
    public async Task Keep_AfterAnotherActivationHasKept_IsRefused()
    {
        var storage = MemoryStorage.Of(LoneShard.Serializer, guarded: true);
        var (stale, other) = (Shelf(storage), Shelf(storage));
        var book = await stale.Open();
        await other.Open();
        await other.Keep(book.Add(SomeSchedule.Weekly()));

        await Assert.ThrowsAsync<InconsistentStateException>(() => stale.Keep(book.Add(SomeSchedule.Weekly("other"))));
    }

    private static ScheduleShelf Shelf(MemoryStorage storage) => new(storage, LoneShard.Serializer, GrainId.Create("schedules", ISchedulesGrain.Key));
}
