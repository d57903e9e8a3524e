using CsCheck;
using Reporting.Casualties;
using Reporting.Errors;
using Reporting.Export;
using Reporting.Import;
using Reporting.Incidents;

namespace Reporting.Tests.Import;

/// <summary>Whatever is done to a file, every row of it is an incident or rejected, and rows that were left alone read as before.</summary>
public sealed class MutatedFileTests : IDisposable
{
    private const int RowsAFile = 60;
    private const int OwnFiles = 160;
    private const int RealFilesRead = 80;
    private const int SeedsOfEachFormat = 10;

    // Every case counts its changed rows, so that those of the product's own two formats alone are 100,000 a run.
    private const int FewestChanged = 100_000 / (2 * SeedsOfEachFormat);
    private const int FewestChangedOfReal = 2_500;

    // The figures of UCDP and what stands behind them: deaths_a, deaths_b, deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob.
    private const int LastColumns = 9;

    private readonly ImportFiles _files = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, SeedsOfEachFormat)];

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task JsonLines_Mutated_EachRowIsAnIncidentOrRejected(int seed) => Attack(Own(seed, IncidentExport.JsonLines), seed, OwnFiles, FewestChanged);

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task Csv_Mutated_EachRowIsAnIncidentOrRejected(int seed) => Attack(Own(seed, IncidentExport.Csv), seed, OwnFiles, FewestChanged);

    [Theory]
    [InlineData(1), InlineData(2)]
    public Task Sample_Mutated_EachRowIsAnIncidentOrRejected(int seed) =>
        Attack(GoodFile.Of(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl"))), seed, 50, 200);

    [RealDataTheory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public Task Afghanistan_Mutated_EachRowIsAnIncidentOrRejected(int seed) => Attack(GoodFile.Of(File.ReadAllBytes(RealFiles.Afghanistan2021)), seed, RealFilesRead, FewestChangedOfReal);

    [RealDataTheory]
    [InlineData(4), InlineData(5)]
    public Task February2022_Mutated_EachRowIsAnIncidentOrRejected(int seed) => Attack(GoodFile.Of(File.ReadAllBytes(RealFiles.February2022)), seed, RealFilesRead, FewestChangedOfReal);

    private static GoodFile Own(int seed, Action<Stream, IEnumerable<Incident>> write)
    {
        var source = new PCG(1, (ulong)seed);
        using var stream = new MemoryStream();
        write(stream, Enumerable.Range(1, 4 * RowsAFile).Select(i => AnyIncident.Numbered(i).Generate(source, null, out _)));
        return GoodFile.Of(stream.ToArray());
    }

    private async Task Attack(GoodFile whole, int seed, int files, int fewestChanged)
    {
        var random = new Random(seed);
        var chunks = whole.Chunks(RowsAFile).Select(chunk => (Good: chunk, Before: _files.Read(chunk.ToBytes()))).ToList();
        Assert.All(chunks, chunk => Assert.Equal(chunk.Good.Rows.Count, chunk.Before.Count(row => row.Incident is not null)));
        var changed = 0;
        for (var file = 0; file < files; file++)
        {
            var (good, before) = chunks[file % chunks.Count];
            var inside = file % 2 == 0;
            var mutated = MutatedFile.Of(good, random, inside);
            changed += mutated.Changed;
            try
            {
                await Check(good, before, mutated, inside, importToo: file % 4 < 2);
            }
            catch (Exception fault)
            {
                throw new Xunit.Sdk.XunitException($"Seed {seed}, file {file}: {fault.Message}", fault);
            }
        }
        Assert.InRange(changed, fewestChanged, int.MaxValue);
    }

    private async Task Check(GoodFile good, IReadOnlyList<ReadRow> before, MutatedFile mutated, bool inside, bool importToo)
    {
        var path = _files.Write(mutated.Bytes);
        List<ReadRow> rows = [];
        try
        {
            using var file = IncidentFile.Open(path);
            foreach (var row in file.Rows())
            {
                Assert.True(rows.Count <= mutated.Bytes.Length, "There are more rows than bytes.");
                rows.Add(row);
            }
        }
        catch (ReportingException) when (mutated.HeaderChanged || good.IsJson && mutated.Rows[0].Changed)
        {
            // What the file is can no longer be told, and nothing was read.
            Assert.Empty(rows);
            return;
        }
        AssertWellFormed(rows, mutated);
        if (!mutated.HeaderChanged) AssertUnchanged(good, before, mutated, inside, rows);
        if (inside && !good.IsJson) AssertFigures(good, before, mutated, rows);
        if (importToo) await AssertCounts(path, rows);
    }

    private static void AssertWellFormed(List<ReadRow> rows, MutatedFile mutated)
    {
        var line = 0L;
        foreach (var row in rows)
        {
            Assert.InRange(row.Line, line, mutated.Lines);
            line = row.Line;
            Assert.True(row.Incident is null != row.Rejected is null, $"Line {line} is both or neither.");
            if (row.Incident is { } incident) Assert.Null(IncidentCheck.WhatIsWrong(incident));
            else Assert.Equal(line, row.Rejected!.Line);
        }
    }

    // For JSON lines every line that was left alone, for CSV those before the first change, or all where no change touched a quote or a line break.
    private static void AssertUnchanged(GoodFile good, IReadOnlyList<ReadRow> before, MutatedFile mutated, bool inside, List<ReadRow> rows)
    {
        var byLine = rows.ToLookup(row => row.Line);
        for (var i = 0; i < before.Count; i++)
        {
            var place = mutated.Rows[i];
            if (place.Changed && !inside && !good.IsJson) return;
            if (place.Changed) continue;
            var row = Assert.Single(byLine[place.Line]);
            var expected = before[i].Incident!;
            // An earlier row that was changed may have taken this one's id.
            if (row.Rejected is { Reason: RejectReason.RepeatedId } repeated)
                Assert.Contains(rows, other => other.Line < row.Line && other.Incident is { } first && first.Id.ToString() == repeated.Value && first.Revision == expected.Revision);
            else
                Assert.True(row.Incident is { } same && IncidentContent.HaveSameContent(expected, same) && same.Revision == expected.Revision, $"Line {row.Line} reads otherwise: {row.Rejected}");
        }
    }

    // A row that was changed before its figures and is still an incident has the figures that it had (I5).
    private static void AssertFigures(GoodFile good, IReadOnlyList<ReadRow> before, MutatedFile mutated, List<ReadRow> rows)
    {
        if (!good.Header.AsSpan().StartsWith("id,relid,"u8)) return;
        var byLine = rows.ToLookup(row => row.Line);
        for (var i = 0; i < before.Count; i++)
        {
            if (!mutated.Rows[i].Changed || mutated.Rows[i].At + 40 >= FiguresAt(good.Rows[i])) continue;
            if (byLine[mutated.Rows[i].Line].SingleOrDefault().Incident is not { } incident) continue;
            Assert.Equal(Total(before[i].Incident!), Total(incident));
            Assert.Equal(BySide(before[i].Incident!), BySide(incident));
        }
    }

    private static int FiguresAt(byte[] row)
    {
        var at = row.Length;
        for (var column = 0; column < LastColumns; column++) at = row.AsSpan(0, at).LastIndexOf((byte)',');
        return at;
    }

    private static Quantity Total(Incident incident) => Assert.Single(incident.Figures, figure => figure.Side == Side.Total).Quantity;

    // A changed name may make a group of a government, which moves its deaths and changes no sum.
    private static long? BySide(Incident incident) => incident.Figures.Where(figure => figure.Side != Side.Total).Sum(figure => figure.Quantity.Best);

    private static async Task AssertCounts(string path, List<ReadRow> rows)
    {
        var summary = await new FakeStore().Importer.Import(new ImportRequest { Path = path, RecordedBy = "test" });
        Assert.Equal(
            (rows.Count, rows.Count(row => row.Rejected is not null)),
            (summary.Recorded + summary.Unchanged + summary.Revised + summary.Stale + summary.StaysWithdrawn + summary.Rejected, summary.Rejected));
        Assert.Equal(rows.Count, summary.Read);
    }
}
