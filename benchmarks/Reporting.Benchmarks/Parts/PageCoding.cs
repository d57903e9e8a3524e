using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Benchmarks.Parts;

/// <summary>Sealed pages of the ledger and their texts, written and read: ten pages of 2,048 entries, in order.</summary>
[MemoryDiagnoser]
public class PageCoding
{
    private const int Entries = 20_480;
    private const int EntriesAPage = 2_048;
    private readonly Serializer _serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();
    private ImmutableArray<LedgerEntry>[] _pages = [];
    private byte[][] _facts = [];
    private byte[][] _texts = [];

    [GlobalSetup]
    public void MakePages()
    {
        _pages = [.. MadeUp.Incidents(Entries).Select(Entry).Chunk(EntriesAPage).Select(page => page.ToImmutableArray())];
        _facts = Array.ConvertAll(_pages, PageForm.Sealed);
        _texts = Array.ConvertAll(_pages, PageForm.Texts);
        Console.WriteLine(FormattableString.Invariant($"// {_facts.Sum(page => page.Length) / (double)Entries:F1} B of facts and {_texts.Sum(page => page.Length) / (double)Entries:F1} B of texts an entry"));
    }

    [Benchmark(Description = "facts written, an entry", OperationsPerInvoke = Entries)]
    public int WriteFacts() => _pages.Sum(page => PageForm.Sealed(page).Length);

    [Benchmark(Description = "texts written, an entry", OperationsPerInvoke = Entries)]
    public int WriteTexts() => _pages.Sum(page => PageForm.Texts(page).Length);

    [Benchmark(Description = "facts read, an entry", OperationsPerInvoke = Entries)]
    public int ReadFacts()
    {
        // A shard has one, so that pages share what was read before.
        var form = new PageForm(_serializer);
        return _facts.Sum(page => form.ReadEntries(page).Length);
    }

    [Benchmark(Description = "texts read, an entry", OperationsPerInvoke = Entries)]
    public int ReadTexts()
    {
        var form = new PageForm(_serializer);
        return _texts.Sum(page => form.ReadTexts(page).Length);
    }

    private static LedgerEntry Entry(Incident incident, int index) => new()
    {
        Sequence = index + 1,
        Kind = EntryKind.Recorded,
        RecordedAt = DateTimeOffset.UnixEpoch.AddMilliseconds(index),
        RecordedBy = "benchmark",
        Incident = incident,
    };
}
