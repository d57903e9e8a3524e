using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Benchmarks;

/// <summary>What each stage of an import costs by itself, on one thread and warm, beside what reading and splitting the file alone costs.</summary>
/// <remarks>Each stage runs over the same rows several times; the medians are printed. What a stage allocates does not depend on the machine.</remarks>
internal static class ImportStages
{
    private const int Rounds = 3;
    private const int Shards = 16;
    private const int MostRows = 300_000;

    // A file's revisions have higher numbers, so that nothing is compared.
    private static readonly Dictionary<long, LedgerEntry> NothingStands = [];

    public static void Run(string file)
    {
        var rows = 0;
        Say("split the rows", () => rows = Split(file), () => rows);
        var incidents = new List<Incident>();
        Say("rows to incidents", () => incidents = Read(file), () => incidents.Count);
        Say("check", () => Check(incidents), () => incidents.Count);
        var batches = Batches(incidents);
        var indexes = new LedgerIndex[Shards];
        var decided = new List<(int Shard, RecordDecision Decision)>();
        Say("decide and index", () => decided = Decide(batches, indexes), () => incidents.Count);
        Say("page of facts, zstd", () => { foreach (var (_, decision) in decided) PageForm.Sealed([.. decision.Entries]); }, () => incidents.Count);
        Say("page of texts, zstd", () => { foreach (var (_, decision) in decided) PageForm.Texts([.. decision.Entries]); }, () => incidents.Count);
        var pages = decided.ConvertAll(batch => (batch.Shard, Page: PageForm.Sealed([.. batch.Decision.Entries])));
        var serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();
        Say("unpack a page of facts", () => { foreach (var (_, page) in pages) PageForm.Unpacked(page); }, () => incidents.Count);
        Say("index a page of facts", () => Index(pages), () => incidents.Count);
        Say("read a page of facts", () => { var form = new PageForm(serializer); foreach (var (_, page) in pages) form.ReadEntries(page); }, () => incidents.Count);
        Say("tally of each", () => { var tallies = new IncidentTallies(); foreach (var incident in incidents) tallies.Of(incident); }, () => incidents.Count);
        var changes = new List<(Subject Subject, PackedCells Cells)>();
        Say("changes of tallies", () => changes = Changes(decided, indexes), () => incidents.Count);
        Say("tallies take them", () => Take(changes), () => incidents.Count);
        Say("cells in changes", changes.Sum(change => change.Cells.Count) / (double)incidents.Count, "an incident");
    }

    private static int Split(string file)
    {
        using var rows = new CsvRows(IncidentFile.OpenStream(file));
        rows.ReadHeader();
        var count = 0;
        while (count < MostRows && rows.Read()) count++;
        return count;
    }

    private static List<Incident> Read(string file)
    {
        using var opened = IncidentFile.Open(file);
        return [.. opened.Rows().Where(row => row.Incident is not null).Take(MostRows).Select(row => row.Incident!)];
    }

    private static void Check(List<Incident> incidents)
    {
        foreach (var incident in incidents)
            if (IncidentCheck.WhatIsWrong(incident) is { } wrong) throw new InvalidOperationException(wrong);
    }

    private static List<(int Shard, List<Incident> Incidents)> Batches(List<Incident> incidents) =>
        [.. incidents.GroupBy(incident => LedgerShards.Owner(incident.Id, Shards)).SelectMany(shard => shard.Chunk(ShardFeed.MostIncidents).Select(chunk => (shard.Key, chunk.ToList())))];

    private static List<(int Shard, RecordDecision Decision)> Decide(List<(int Shard, List<Incident> Incidents)> batches, LedgerIndex[] indexes)
    {
        var sequences = new long[Shards];
        for (var i = 0; i < Shards; i++) indexes[i] = new LedgerIndex();
        var decided = new List<(int, RecordDecision)>();
        foreach (var (shard, incidents) in batches)
        {
            var decision = new RecordDecision(indexes[shard]);
            decision.Begin(sequences[shard], DateTimeOffset.UnixEpoch);
            var batch = new RecordBatch(incidents, "benchmark");
            decision.Look(batch);
            decision.Take(batch, NothingStands);
            for (var i = 0; i < decision.Entries.Count; i++) indexes[shard].Apply(decision.Keys[i], decision.Entries[i], indexes[shard].Subjects.Of(decision.Entries[i].Incident), null);
            sequences[shard] += decision.Entries.Count;
            decided.Add((shard, decision));
        }
        return decided;
    }

    private static void Index(List<(int Shard, byte[] Page)> pages)
    {
        foreach (var shard in pages.GroupBy(page => page.Shard))
        {
            var index = new LedgerIndex();
            var intake = new IndexIntake(index);
            foreach (var (_, page) in shard) PageForm.Index(page, intake);
            intake.End();
        }
    }

    private static List<(Subject, PackedCells)> Changes(List<(int Shard, RecordDecision Decision)> decided, LedgerIndex[] indexes)
    {
        var packed = new List<(Subject, PackedCells)>();
        foreach (var shard in decided.GroupBy(batch => batch.Shard))
        {
            var tallies = new IncidentTallies();
            var subjects = indexes[shard.Key].Subjects;
            foreach (var round in shard.Select(batch => batch.Decision).Chunk(4))
            {
                var loose = new Dictionary<SubjectLine, LooseCells>();
                foreach (var entry in round.SelectMany(decision => decision.Entries))
                {
                    var incident = entry.Incident;
                    var tally = tallies.Of(incident);
                    var (actors, place) = subjects.Of(incident);
                    var key = PackedKey.Of(incident.Start, incident.Type, incident.Violence, place.Number, actors.Number);
                    foreach (var line in actors.Lines) Add(line, key, tally);
                    foreach (var line in place.Lines) Add(line, key, tally);
                }
                packed.AddRange(loose.Select(subject => (subject.Key.Subject, subject.Value.ToCells())));

                void Add(SubjectLine line, PackedKey key, byte[] tally)
                {
                    if (!loose.TryGetValue(line, out var cells)) loose[line] = cells = new LooseCells(16);
                    cells.Add(key, tally);
                }
            }
        }
        return packed;
    }

    private static void Take(List<(Subject Subject, PackedCells Cells)> changes)
    {
        var sheets = new Dictionary<Subject, TallySheet>();
        foreach (var (subject, cells) in changes) sheets[subject] = sheets.GetValueOrDefault(subject, TallySheet.Empty).With(cells);
    }

    private static void Say(string stage, Action run, Func<int> incidents)
    {
        var times = new List<double>();
        var bytes = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var (allocated, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
            run();
            times.Add(watch.Elapsed.TotalMicroseconds / incidents());
            bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)incidents();
        }
        times.Sort();
        Say(stage, times[Rounds / 2], FormattableString.Invariant($"us and {bytes,8:F0} B an incident"));
    }

    private static void Say(string what, double value, string unit) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-22} {value,8:F2} {unit}"));
}
