using BenchmarkDotNet.Attributes;
using Reporting.Tallies;

namespace Reporting.Benchmarks.Parts;

/// <summary>A tally takes changes, many small ones or few large ones, of the same 20,000 incidents.</summary>
[MemoryDiagnoser]
public class TallyFold
{
    private const int Incidents = 20_000;
    private PackedCells[] _changes = [];

    /// <summary>How many incidents come with one change.</summary>
    [Params(1, 64, 1_024)]
    public int IncidentsAChange { get; set; }

    [GlobalSetup]
    public void MakeChanges() => _changes =
        [.. MadeUp.Incidents(Incidents).Select(incident => new Cell(CellKey.Of(incident), Tally.Of(incident))).Chunk(IncidentsAChange).Select(cells => PackedCells.Of(cells))];

    [Benchmark(Description = "a tally takes changes, an incident", OperationsPerInvoke = Incidents)]
    public int TakeChanges()
    {
        var sheet = TallySheet.Empty;
        foreach (var change in _changes) sheet = sheet.With(change);
        return sheet.Count;
    }
}
