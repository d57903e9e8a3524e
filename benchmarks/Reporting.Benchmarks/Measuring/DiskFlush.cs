using System.Diagnostics;

namespace Reporting.Benchmarks.Measuring;

/// <summary>How long one page takes to the disk, alone: below this, nothing that is durable can be acknowledged.</summary>
internal static class DiskFlush
{
    private const int Page = 4_096;
    private const int Repetitions = 100;

    /// <summary>The milliseconds of each repetition, in a file of a folder.</summary>
    public static List<double> Times(ScratchFolder folder)
    {
        var times = new List<double>(Repetitions);
        var page = new byte[Page];
        using var file = new FileStream(folder.At("flushed"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var i = 0; i < Repetitions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return times;
    }
}
