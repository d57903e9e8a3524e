using System.Globalization;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Storage;

namespace Reporting.Schedules;

/// <summary>Where the schedules and the log of what became of them are kept.</summary>
/// <remarks>
/// An entry of the log is written first, under a number that only one can have, and while the book is as this activation knows it: that is what happened. The book follows, and where a crash kept it from doing so it counts the entry when it is
/// read again.
/// </remarks>
internal sealed class ScheduleShelf(IGrainStorage storage, Serializer serializer, GrainId grain)
{
    private const byte BookKind = 17, EntryKind = 18;
    private const string BookName = "book";

    private readonly GrainState<StoredBytes> _book = new(new StoredBytes());

    /// <summary>Reads the book, with every entry of the log counted.</summary>
    /// <exception cref="SchedulesDamagedException">It is not as it was written.</exception>
    public async Task<ScheduleBook> Open()
    {
        var book = await Read<ScheduleBook>(BookName, BookKind, _book) ?? new ScheduleBook();
        while (await Entry(book.Logged + 1) is { } entry) book = book.With(entry);
        return book;
    }

    /// <summary>Makes the book durable.</summary>
    public Task Keep(ScheduleBook book)
    {
        _book.State = Sealed(BookKind, book);
        return storage.WriteStateAsync(BookName, grain, _book);
    }

    /// <summary>Makes a new entry durable.</summary>
    /// <exception cref="InconsistentStateException">There is another one of its number, or another book: this activation is not the last.</exception>
    public Task Append(Delivery entry)
    {
        var state = new GrainState<StoredBytes>(Sealed(EntryKind, entry));
        // With storage that cannot look at two things in one step, the number alone keeps the log right; another worker may then have the occurrence by a later token.
        return storage is IGuardedStorage guarded ? guarded.WriteGuarded(Name(entry.Number), grain, state, BookName, _book.ETag!) : storage.WriteStateAsync(Name(entry.Number), grain, state);
    }

    /// <summary>An entry; null where there is none of the number.</summary>
    /// <exception cref="SchedulesDamagedException">It is not as it was written.</exception>
    public Task<Delivery?> Entry(long number) => Read<Delivery>(Name(number), EntryKind, new GrainState<StoredBytes>(new StoredBytes()));

    private static string Name(long number) => string.Create(CultureInfo.InvariantCulture, $"delivery-{number:D9}");

    private StoredBytes Sealed<T>(byte kind, T content) => new() { Bytes = Envelope.Seal(kind, serializer.SerializeToArray(content)) };

    private async Task<T?> Read<T>(string name, byte kind, GrainState<StoredBytes> state)
        where T : class
    {
        try
        {
            await storage.ReadStateAsync(name, grain, state);
            if (!state.RecordExists) return null;
            return Envelope.TryOpen(kind, state.State!.Bytes, out var content, out var damage) ? serializer.Deserialize<T>(content) : throw new SchedulesDamagedException(name, damage);
        }
        catch (Exception error) when (StoredBytes.IsUnreadable(error))
        {
            throw new SchedulesDamagedException(name, $"it cannot be read ({error.GetType().Name})");
        }
    }
}
