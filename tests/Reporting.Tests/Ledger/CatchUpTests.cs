using System.Collections.Immutable;
using CsCheck;
using Reporting.Errors;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Tests.Ledger;

public sealed class CatchUpTests
{
    private static readonly CountingRule Highest = new() { Choice = FigureChoice.Highest };

    // Batches from this size on are pages of columns at once; smaller ones are open pages.
    [Theory, InlineData(1), InlineData(LedgerPages.SealAt)]
    public async Task Changes_OfAnyHistory_AreWhatItsEntriesCountOneByOne(int least) =>
        await Gen.Select(AnyHistory.Entries(least + 200).Where(entries => entries.Length >= least), Gen.Double.Unit, Gen.Bool).SampleAsync(async (entries, part, isDefault) =>
        {
            var after = (long)(part * entries.Length);
            var rule = isDefault ? CountingRule.Default : Highest;
            var catchUp = await Of([entries]);

            // The second asks when the pages were counted already.
            foreach (var _ in new[] { 1, 2 })
                await AssertChanges(catchUp, entries, after, rule);
        }, iter: 30, threads: 1);

    // Of a page in which nothing is revised no incident is made.
    [Fact]
    public async Task Changes_OfRecordedAndWithdrawnIncidents_AreWhatItsEntriesCountOneByOne() =>
        await Gen.Select(GenIncident.Incident, Gen.Int[0, 4]).Array[LedgerPages.SealAt, LedgerPages.SealAt + 50].SampleAsync(async steps =>
        {
            var entries = RecordedAndWithdrawn(steps);
            await AssertChanges(await Of([entries]), entries, 0, CountingRule.Default);
        }, iter: 10, threads: 1);

    [Fact]
    public async Task Changes_WhileEntriesAreAddedToAPageThatWasCounted_CountThemAsWell()
    {
        var entries = Recorded(1, 2_500);
        var (pages, index, activation) = (await Pages(), new LedgerIndex(), LoneShard.OneAtATime());
        var catchUp = new CatchUp(0, pages, index, TimeProvider.System);
        foreach (var batch in entries.Chunk(300))
        {
            await Append(pages, index, [.. batch]);
            await LoneShard.Run(activation, async () =>
            {
                await AssertChanges(catchUp, entries[..(int)pages.LastSequence], 0, CountingRule.Default);
                return true;
            });
        }
    }

    [Theory, InlineData(LedgerPages.SealAt), InlineData(LedgerPages.SealAt + 80)]
    public async Task Changes_OfAPageWithOtherEntriesThanItHad_AreRefused(int there)
    {
        var (storage, other, had) = (new MemoryStorage(LoneShard.Serializer), new MemoryStorage(LoneShard.Serializer), LedgerPages.SealAt + 40);
        var (pages, index) = (await Pages(storage), new LedgerIndex());
        await Append(pages, index, Recorded(1, had));
        await Append(await Pages(other), new LedgerIndex(), Recorded(1, there));
        var page = other.Names.Single(name => name.StartsWith("page", StringComparison.Ordinal));
        other.Change(page, body =>
        {
            storage.Change(page, _ => body);
            return body;
        });

        var refused = await Assert.ThrowsAsync<LedgerDamagedException>(() => AssertChanges(new CatchUp(0, pages, index, TimeProvider.System), Recorded(1, had), 0, CountingRule.Default));

        Assert.Contains($"it holds {there} entries and not {had}", refused.Message, StringComparison.Ordinal);
    }

    private static async Task AssertChanges(CatchUp catchUp, ImmutableArray<LedgerEntry> entries, long after, CountingRule rule)
    {
        var subjects = entries.SelectMany(entry => Subjects.Touched(entry.Incident)).Distinct().ToList();
        var changes = await Task.WhenAll(subjects.Select(subject => catchUp.Changes(new ChangeQuery(subject, after, long.MaxValue, rule))));
        foreach (var (subject, change) in subjects.Zip(changes)) Assert.Equal(Expected(entries, after, subject, rule), change?.Cells.ToList() ?? []);
    }

    private static List<Cell> Expected(ImmutableArray<LedgerEntry> entries, long after, Subject subject, CountingRule rule)
    {
        var sums = new CellSums();
        foreach (var entry in entries.Where(entry => entry.Sequence > after))
        {
            var before = entry.Kind == EntryKind.Revised && entries[(int)entry.Replaces - 1] is { Kind: not EntryKind.Retracted } replaced ? replaced.Incident : null;
            foreach (var (touched, cell) in EntryCells.Of(entry, before, rule))
                if (touched == subject) sums.Add(cell);
        }
        return [.. sums.Cells()];
    }

    private static async Task<CatchUp> Of(IEnumerable<ImmutableArray<LedgerEntry>> batches)
    {
        var (pages, index) = (await Pages(), new LedgerIndex());
        foreach (var batch in batches) await Append(pages, index, batch);
        return new CatchUp(0, pages, index, TimeProvider.System);
    }

    private static async Task<LedgerPages> Pages(MemoryStorage? storage = null)
    {
        var pages = new LedgerPages(storage ?? new MemoryStorage(LoneShard.Serializer), GrainId.Create("ledger", "0"), 0, LoneShard.Serializer);
        await pages.Load(new LedgerIndex());
        return pages;
    }

    private static async Task Append(LedgerPages pages, LedgerIndex index, ImmutableArray<LedgerEntry> batch)
    {
        await pages.Append(batch);
        foreach (var entry in batch)
        {
            var before = await pages.Before(entry);
            index.Apply(IncidentKey.Of(entry.Incident.Id), entry, index.Subjects.Of(entry.Incident), before is null ? null : index.Subjects.Of(before));
        }
    }

    private static ImmutableArray<LedgerEntry> RecordedAndWithdrawn((Incident Incident, int Choice)[] steps)
    {
        var entries = new List<LedgerEntry>();
        foreach (var (incident, choice) in steps)
        {
            var number = entries.Count + 1;
            var last = entries.Count > 0 ? entries[^1] : null;
            var withdraws = choice == 0 && last is { Kind: EntryKind.Recorded };
            entries.Add(new LedgerEntry
            {
                Sequence = number,
                Kind = withdraws ? EntryKind.Retracted : EntryKind.Recorded,
                RecordedAt = DateTimeOffset.UnixEpoch,
                RecordedBy = "test",
                Replaces = withdraws ? last!.Sequence : 0,
                Incident = withdraws ? last!.Incident : incident with { Id = Some.Incident(id: $"test:{number}").Id },
            });
        }
        return [.. entries];
    }

    private static ImmutableArray<LedgerEntry> Recorded(int first, int count) => [.. Enumerable.Range(first, count).Select(number => new LedgerEntry
    {
        Sequence = number,
        Kind = EntryKind.Recorded,
        RecordedAt = DateTimeOffset.UnixEpoch,
        RecordedBy = "test",
        Incident = Some.Incident(id: $"test:{number}"),
    })];
}
