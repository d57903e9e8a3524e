using BenchmarkDotNet.Attributes;
using Reporting.Benchmarks.Measuring;
using Reporting.Generate;
using Reporting.Import;

namespace Reporting.Benchmarks.Parts;

/// <summary>Rows of Reporting's own CSV become incidents, on one thread; the file is in the system's cache.</summary>
[MemoryDiagnoser]
public class RowReading : IDisposable
{
    private const int Rows = 20_000;
    private readonly ScratchFolder _folder = new();

    /// <summary>How much each row says: <see cref="HistoryDetail"/>.</summary>
    [Params("full", "without-texts", "flat")]
    public string Detail { get; set; } = "";

    private string History => _folder.At("history.csv");

    [GlobalSetup]
    public void WriteFile()
    {
        MadeUp.Write(History, Rows, HistoryDetails.All.First(detail => detail.Code() == Detail));
        Console.WriteLine(FormattableString.Invariant($"// {new FileInfo(History).Length / (double)Rows:F0} B a row"));
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Description = "a row read to an incident", OperationsPerInvoke = Rows)]
    public int Read()
    {
        using var file = IncidentFile.Open(History);
        return file.Rows().Count(row => row.Incident is not null);
    }
}
