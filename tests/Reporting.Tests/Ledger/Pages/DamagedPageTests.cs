using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Errors;
using Reporting.Ledger;
using Reporting.Storage;

namespace Reporting.Tests.Ledger.Pages;

/// <summary>Content that no version wrote, under a checksum that fits it, is refused or read as something else: never an endless loop, never memory without bounds.</summary>
public sealed class DamagedPageTests
{
    private const byte ColumnsKind = 10;
    private const byte TextColumnsKind = 9;
    private const long MostBytesForOne = 200;
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private static readonly Gen<ImmutableArray<LedgerEntry>> Entries = GenIncident.Incident.Array[1, 60].Select(incidents => incidents.Select((incident, i) => new LedgerEntry
    {
        Sequence = i + 1,
        Kind = EntryKind.Recorded,
        RecordedAt = DateTimeOffset.UnixEpoch,
        RecordedBy = "test",
        Incident = incident,
    }).ToImmutableArray());

    private static readonly Gen<(int At, byte Value)[]> Changes = Gen.Select(Gen.Int[0, 1_000_000], Gen.OneOf(Gen.Byte, GenIncident.AnyOf<byte>(0, 1, 0x7F, 0x80, 0xFF))).Array[1, 6];

    [Fact]
    public void ReadEntries_OfAnyChangedContent_IsRefusedOrReadWithinBounds() =>
        Gen.Select(Entries, Changes).Sample((entries, changes) => Bounded(Changed(FactsWriter.Write(entries), changes), ColumnsKind, page => new PageForm(Serializer).ReadEntries(page)), iter: 3_000, threads: 1);

    [Fact]
    public void Index_OfAnyChangedContent_IsRefusedOrReadWithinBounds() =>
        Gen.Select(Entries, Changes).Sample((entries, changes) => Bounded(
            Changed(FactsWriter.Write(entries), changes), ColumnsKind, page => PageForm.Index(page, new IndexIntake(new LedgerIndex()))), iter: 3_000, threads: 1);

    [Fact]
    public void ReadEntry_OfAnyChangedContent_IsRefusedOrReadWithinBounds() =>
        Gen.Select(Entries, Changes).Sample((entries, changes) => Bounded(
            Changed(FactsWriter.Write(entries), changes), ColumnsKind, page => new PageForm(Serializer).ReadEntry(PageForm.Unpacked(page), entries.Length / 2)), iter: 3_000, threads: 1);

    [Fact]
    public void Index_CutAnywhere_IsRefused() => Gen.Select(Entries, Gen.Int[0, 1_000_000]).Sample((entries, at) =>
    {
        var content = FactsWriter.Write(entries);
        var page = Envelope.Seal(ColumnsKind, content.AsSpan(0, at % content.Length));
        Assert.Throws<InvalidDataException>(() => PageForm.Index(page, new IndexIntake(new LedgerIndex())));
    }, iter: 500, threads: 1);

    [Fact]
    public void ReadTexts_OfAnyChangedContent_IsRefusedOrReadWithinBounds() =>
        Gen.Select(Entries, Changes).Sample((entries, changes) => Bounded(Changed(TextsWriter.Write(entries), changes), TextColumnsKind, page => new PageForm(Serializer).ReadTexts(page)), iter: 3_000, threads: 1);

    [Fact]
    public void ReadEntries_CutAnywhere_IsRefused() => Gen.Select(Entries, Gen.Int[0, 1_000_000]).Sample((entries, at) =>
    {
        var content = FactsWriter.Write(entries);
        var page = Envelope.Seal(ColumnsKind, content.AsSpan(0, at % content.Length));
        Assert.Throws<InvalidDataException>(() => new PageForm(Serializer).ReadEntries(page));
    }, iter: 500, threads: 1);

    [Fact]
    public void ReadTexts_CutAnywhere_IsRefused() => Gen.Select(Entries, Gen.Int[0, 1_000_000]).Sample((entries, at) =>
    {
        var content = TextsWriter.Write(entries);
        var page = Envelope.Seal(TextColumnsKind, content[..(at % content.Length)]);
        Assert.Throws<InvalidDataException>(() => new PageForm(Serializer).ReadTexts(page));
    }, iter: 500, threads: 1);

    [Fact]
    public async Task Load_OfAPageCutUnderItsChecksum_NamesThePage()
    {
        var storage = await WithOnePage();
        storage.Change("page-000000000001", body => Resealed(body, ColumnsKind, content => content[..^1]));

        var damage = await Assert.ThrowsAsync<LedgerDamagedException>(() => Whole(storage));

        Assert.Equal("page-000000000001", damage.Part);
    }

    [Fact]
    public async Task Read_OfTextsOfAnotherNumberOfEntries_NamesThem()
    {
        var storage = await WithOnePage();
        storage.Change("text-000000000001-000000001024", _ => Stored(PageForm.Texts(Numbered(1023))));

        var damage = await Assert.ThrowsAsync<LedgerDamagedException>(() => Whole(storage));

        Assert.Equal("text-000000000001-000000001024", damage.Part);
    }

    private static byte[] Changed(ReadOnlySpan<byte> content, (int At, byte Value)[] changes)
    {
        var changed = content.ToArray();
        foreach (var (at, value) in changes) changed[at % changed.Length] = value;
        return changed;
    }

    private static void Bounded<T>(byte[] content, byte kind, Func<byte[], T> read)
    {
        var page = Envelope.Seal(kind, content);
        var most = 1_000_000 + MostBytesForOne * content.Length;
        var allocated = Allocated(page, read);
        // The process's tables of names grow once at a name that was never met, by as much as all earlier tests filled them; the same page has nothing new the second time.
        if (allocated > most) allocated = Allocated(page, read);
        Assert.InRange(allocated, 0, most);
    }

    private static long Allocated<T>(byte[] page, Func<byte[], T> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read(page);
        }
        catch (InvalidDataException)
        {
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static async Task<MemoryStorage> WithOnePage()
    {
        var storage = new MemoryStorage(Serializer);
        await new LedgerPages(storage, GrainId.Create("ledger", "0"), 0, Serializer).Append(Numbered(1024));
        return storage;
    }

    private static async Task Whole(MemoryStorage storage)
    {
        var pages = new LedgerPages(storage, GrainId.Create("ledger", "0"), 0, Serializer);
        await pages.Load(new LedgerIndex());
        await foreach (var _ in pages.Read(0, withTexts: true))
        {
        }
    }

    private static byte[] Resealed(byte[] body, byte kind, Func<byte[], byte[]> change)
    {
        Assert.True(Envelope.TryOpen(kind, Serializer.Deserialize<StoredBytes>(body)!.Bytes, out var content, out _));
        return Stored(Envelope.Seal(kind, change(content)));
    }

    private static byte[] Stored(byte[] page) => Serializer.SerializeToArray(new StoredBytes { Bytes = page });

    private static ImmutableArray<LedgerEntry> Numbered(int count) => [.. Enumerable.Range(1, count).Select(i => new LedgerEntry
    {
        Sequence = i,
        Kind = EntryKind.Recorded,
        RecordedAt = DateTimeOffset.UnixEpoch,
        RecordedBy = "test",
        Incident = Some.Incident($"test:{i}", summary: $"text {i}"),
    })];
}
