using System.Security.Cryptography;
using Reporting.Generate;
using Reporting.Import;

namespace Reporting.Tests.Generate;

/// <summary>A generated history is the same bytes everywhere, and takes no memory that grows with it.</summary>
public sealed class HistoryBytesTests
{
    [Theory]
    [InlineData(ImportFormat.ReportingCsv, "794a455bce53653186aa4fcd8e20c48ef5accb45bce92d1bb84d8ce2fdf0bc83")]
    [InlineData(ImportFormat.ReportingJsonLines, "e370500b105e8c08108a5e199934fd3130e5a78b9913a5a20210d620bf4fe5a1")]
    [InlineData(ImportFormat.UcdpGed, "e8d331895db71d30add74f737bd22f740c47e85a0eb562169870e7499bee985e")]
    public void History_OfTenThousandRows_IsTheSameBytesEverywhere(ImportFormat format, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Bytes(10_000, 1, format))));

    [Fact]
    public void History_OfAnotherSeed_DiffersInItsFirstRow() => Assert.NotEqual(Bytes(1, 1), Bytes(1, 2));

    [Fact]
    public void History_Longer_BeginsWithTheShorterOne()
    {
        var shorter = Bytes(3_000, 5);
        Assert.Equal(shorter, Bytes(6_000, 5)[..shorter.Length]);
    }

    [Theory]
    [InlineData(ImportFormat.ReportingCsv)]
    [InlineData(ImportFormat.ReportingJsonLines)]
    [InlineData(ImportFormat.UcdpGed)]
    public void Row_AllocatesNothing(ImportFormat format)
    {
        // One object a row would be at least 24 bytes; the runtime's own work is less than one.
        const int Rows = 20_000;
        var shorter = Allocated(Rows, format);
        Assert.True(Allocated(2 * Rows, format) - shorter < Rows);
    }

    private static byte[] Bytes(int rows, int seed, ImportFormat format = ImportFormat.ReportingCsv)
    {
        using var stream = new MemoryStream();
        HistoryGenerator.Write(stream, rows, seed, format);
        return stream.ToArray();
    }

    private static long Allocated(int rows, ImportFormat format)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        HistoryGenerator.Write(Stream.Null, rows, 1, format);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
