using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace Reporting.Benchmarks;

/// <summary>The whole import of 4,512 incidents as a user runs it: process start, silo start, import, tallies level, silo stop.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 9)]
public class WholeImport
{
    private string _store = "";

    [IterationSetup]
    public void EmptyStore() => _store = Directory.CreateTempSubdirectory("reporting-bench-").FullName;

    [IterationCleanup]
    public void Remove() => Directory.Delete(_store, recursive: true);

    [Benchmark]
    public int ImportProcess()
    {
        using var client = Process.Start(new ProcessStartInfo("dotnet", [typeof(Commands.ExitCode).Assembly.Location, "import", Input.Afghanistan2021, "--store", _store])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = client.StandardOutput.ReadToEnd();
        client.WaitForExit();
        return client.ExitCode == 0 && said.Contains("4,512", StringComparison.Ordinal) ? 0 : throw new InvalidOperationException(said);
    }
}
