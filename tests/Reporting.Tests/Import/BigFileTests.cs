using Reporting.Import;

namespace Reporting.Tests.Import;

/// <summary>What a file takes in memory does not depend on how long its rows are.</summary>
public sealed class BigFileTests : IDisposable
{
    private const int Megabyte = 1024 * 1024;
    private const string CsvHeader = "id,start,country,location_precision,summary\n";

    // What one row takes at most, all buffers on their way to their largest size among it.
    private const long MostForARow = 320L * Megabyte;

    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(CsvHeader + "a:1,2012-06-03,Afghanistan,country,")]
    [InlineData(CsvHeader + "a:1,2012-06-03,Afghanistan,country,\"")]
    [InlineData("{\"id\":\"a:1\",\"summary\":\"")]
    public void Row_TwiceAsLong_TakesNoMore(string beginning)
    {
        var (half, whole) = (Read(beginning, 32, "\n"), Read(beginning, 64, "\n"));
        Assert.Equal((RejectReason.RowTooLong, RejectReason.RowTooLong), (half.Reason, whole.Reason));
        Assert.InRange(whole.Allocated, 0, MostForARow);
        Assert.InRange(whole.Allocated - half.Allocated, -Megabyte, Megabyte);
    }

    [Fact]
    public void FileWithoutALineBreak_IsNoFormatAndTakesABoundedPart()
    {
        var path = Write("id", 64, "");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InputFormatException>(() => IncidentFile.Open(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostForARow);
    }

    [Fact]
    public void QuoteNeverClosedOverALargeFile_CostsOneRow()
    {
        const int Rows = 12_000;
        var summary = new string('x', 2_000);
        var path = _files.Write(CsvHeader + "\"a:0\n" + string.Concat(Enumerable.Range(1, Rows).Select(i => $"a:{i},2012-06-03,Afghanistan,country,{summary}\n")));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (read, rejected) = (0, 0);
        using var file = IncidentFile.Open(path);
        foreach (var row in file.Rows())
        {
            if (row.Rejected is null) read++;
            else rejected++;
        }
        Assert.Equal((Rows, 1), (read, rejected));
        // Each row is kept once as a text; the rest is what one row takes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostForARow + Rows * 8_000L);
    }

    private (long Allocated, RejectReason Reason) Read(string beginning, int megabytes, string end)
    {
        var path = Write(beginning, megabytes, end);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var file = IncidentFile.Open(path);
        var reason = Assert.Single(file.Rows()).Rejected!.Reason;
        return (GC.GetAllocatedBytesForCurrentThread() - before, reason);
    }

    private string Write(string beginning, int megabytes, string end)
    {
        var path = _files.Write(beginning);
        using var stream = new FileStream(path, FileMode.Append);
        var block = new byte[Megabyte];
        Array.Fill(block, (byte)'x');
        for (var i = 0; i < megabytes; i++) stream.Write(block);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(end));
        return path;
    }
}
