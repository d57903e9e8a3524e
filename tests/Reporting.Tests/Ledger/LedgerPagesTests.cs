using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Errors;
using Reporting.Ledger;

namespace Reporting.Tests.Ledger;

public sealed class LedgerPagesTests
{
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private readonly MemoryStorage _storage = new(Serializer);

    [Fact]
    public async Task Load_AnyBatches_GivesEveryEntryInOrder() =>
        await Gen.Int[1, 1500].Array[1, 12].SampleAsync(async batches =>
        {
            var storage = new MemoryStorage(Serializer);
            var pages = await Loaded(storage);
            foreach (var batch in batches) await pages.Append(Entries(pages.LastSequence + 1, batch));

            Assert.Equal(batches.Sum(), (await Loaded(storage)).LastSequence);
            Assert.Equal(Enumerable.Range(1, batches.Sum()).Select(i => (i, $"text {i}")), (await Whole(storage)).Select(entry => ((int)entry.Sequence, entry.Incident.Summary!)));
        }, iter: 20, threads: 1);

    [Fact]
    public async Task Load_AfterACrashAtAnyWrite_GivesEveryAcknowledgedEntry() =>
        await Gen.Select(Gen.Int[1, 1500].Array[1, 8], Gen.Int[0, 40]).SampleAsync(async (batches, writes) =>
        {
            var storage = new MemoryStorage(Serializer) { WritesLeft = writes };
            var (pages, acknowledged) = (await Loaded(storage), 0L);
            try
            {
                foreach (var batch in batches)
                {
                    await pages.Append(Entries(acknowledged + 1, batch));
                    acknowledged += batch;
                }
            }
            catch (IOException)
            {
            }
            storage.WritesLeft = int.MaxValue;

            var after = await Loaded(storage);
            Assert.True(after.LastSequence >= acknowledged, $"{after.LastSequence} of {acknowledged}");
            var next = after.LastSequence + 1;
            await after.Append(Entries(next, 1500));
            Assert.Equal(Enumerable.Range(1, (int)next + 1499).Select(i => (long)i), (await Whole(storage)).Select(entry => entry.Sequence));
        }, iter: 40, threads: 1);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Append_FromTwoActivationsAtOnce_RefusesTheSecondAndLosesNothing(bool guarded)
    {
        var storage = MemoryStorage.Of(Serializer, guarded);
        var one = await Loaded(storage);
        await one.Append(Entries(1, 1000));
        var other = await Loaded(storage);
        await other.Append(Entries(1001, 10));

        await Assert.ThrowsAsync<InconsistentStateException>(() => one.Append(Entries(1001, 100)));

        Assert.Equal(1010, (await Loaded(storage)).LastSequence);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Append_ManyFromTwoActivationsAtOnce_RefusesTheSecondAndLosesNothing(bool guarded)
    {
        var storage = MemoryStorage.Of(Serializer, guarded);
        var one = await Loaded(storage);
        await one.Append(Entries(1, 500));
        var other = await Loaded(storage);
        await other.Append(Entries(501, 600));

        await Assert.ThrowsAsync<InconsistentStateException>(() => one.Append(Entries(501, 2000)));

        Assert.Equal(Enumerable.Range(1, 1100).Select(i => (long)i), (await Whole(storage)).Select(entry => entry.Sequence));
    }

    // The pages that the other sealed are cleared in any order, so that names are free while pages before them are still there.
    [Fact]
    public async Task Append_FromAnyActivationsAtOnce_IsRefusedOrKept() =>
        await Gen.Select(Gen.Bool, Gen.Int[0, 1_000_000], Gen.Select(Gen.Int[0, 2], Gen.OneOf(Gen.Int[1, 20], Gen.Int[200, 700], Gen.Int[1024, 1100])).Array[1, 20]).SampleAsync(async (guarded, seed, appends) =>
        {
            var (storage, random) = (MemoryStorage.Of(Serializer, guarded), new Random(seed));
            var acknowledged = new List<LedgerEntry>();
            await LoneShard.Run(LoneShard.OneAtATime(), async () =>
            {
                var activations = new[] { await Loaded(storage), await Loaded(storage), await Loaded(storage) };
                storage.Before = async () => { for (var i = random.Next(4) * random.Next(20); i > 0; i--) await Task.Yield(); };
                foreach (var (which, count) in appends)
                {
                    var entries = Entries(activations[which].LastSequence + 1, count).Select(entry => entry with { Reason = $"{random.Next()}" }).ToImmutableArray();
                    try
                    {
                        await activations[which].Append(entries);
                        acknowledged.AddRange(entries);
                    }
                    catch (InconsistentStateException)
                    {
                        activations[which] = await Loaded(storage);
                    }
                }
                return 0;
            });

            Assert.Equal(acknowledged.Select(entry => (entry.Sequence, entry.Reason)), (await Whole(storage)).Select(entry => (entry.Sequence, entry.Reason)));
        }, iter: 60, threads: 1);

    [Fact]
    public async Task Append_UpToSealing_LeavesOneSealedPageAndItsTexts()
    {
        var pages = await Loaded(_storage);
        for (var i = 0; i < 8; i++) await pages.Append(Entries(i * 128 + 1, 128));

        Assert.Equal(["page-000000000001", "text-000000000001-000000001024"], _storage.Names.Order());
    }

    [Fact]
    public async Task Read_AnyPageWithAFlippedBit_IsRefusedByName() =>
        await Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1_000_000]).SampleAsync(async (which, at) =>
        {
            var storage = new MemoryStorage(Serializer);
            var pages = await Loaded(storage);
            foreach (var batch in new[] { 1100, 300, 5 }) await pages.Append(Entries(pages.LastSequence + 1, batch));
            var names = storage.Names.Order().ToList();
            var name = names[which % names.Count];
            // The last quarter of a page is its content, whatever wraps it.
            storage.Change(name, body => { body[body.Length * 3 / 4 + at % (body.Length / 4)] ^= 0x10; return body; });

            var damage = await Assert.ThrowsAsync<LedgerDamagedException>(() => Whole(storage));
            Assert.Equal(name, damage.Part);
        }, iter: 40, threads: 1);

    private static async Task<LedgerPages> Loaded(MemoryStorage storage)
    {
        var pages = new LedgerPages(storage, GrainId.Create("ledger", "0"), 0, Serializer);
        await pages.Load(new LedgerIndex());
        return pages;
    }

    private static async Task<List<LedgerEntry>> Whole(MemoryStorage storage)
    {
        var entries = new List<LedgerEntry>();
        await foreach (var page in (await Loaded(storage)).Read(0, withTexts: true)) entries.AddRange(page);
        return entries;
    }

    private static ImmutableArray<LedgerEntry> Entries(long first, int count) => [.. Enumerable.Range(0, count).Select(i => new LedgerEntry
    {
        Sequence = first + i,
        Kind = EntryKind.Recorded,
        RecordedAt = DateTimeOffset.UnixEpoch,
        RecordedBy = "test",
        Incident = Some.Incident($"test:{first + i}", summary: $"text {first + i}"),
    })];
}
