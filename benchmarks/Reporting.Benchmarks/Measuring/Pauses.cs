using System.Globalization;

namespace Reporting.Benchmarks.Measuring;

/// <summary>How long the garbage collector stopped everything, by generation.</summary>
/// <remarks>Looks every few milliseconds at what the last collection was; one that another follows at once may be missed.</remarks>
internal sealed class Pauses : IDisposable
{
    private readonly List<double>[] _byGeneration = [[], [], []];
    private readonly Thread _thread;
    private readonly ManualResetEvent _stop = new(false);

    public Pauses()
    {
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Prints median and longest pause of each generation.</summary>
    public void Say()
    {
        Dispose();
        for (var generation = 0; generation < _byGeneration.Length; generation++)
        {
            var pauses = _byGeneration[generation];
            if (pauses.Count == 0) continue;
            pauses.Sort();
            Facts.Say($"pauses, generation {generation}", pauses.Count, string.Create(CultureInfo.InvariantCulture, $"{pauses[pauses.Count / 2]:F1} ms p50, {pauses[^1]:F1} ms at most"));
        }
    }

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
    }

    private void Watch()
    {
        var last = GC.GetGCMemoryInfo(GCKind.Any).Index;
        while (!_stop.WaitOne(2))
        {
            var info = GC.GetGCMemoryInfo(GCKind.Any);
            if (info.Index != last) _byGeneration[info.Generation].Add(info.PauseDurations[0].TotalMilliseconds);
            last = info.Index;
        }
    }
}
