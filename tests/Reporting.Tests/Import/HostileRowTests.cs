using Reporting.Import;

namespace Reporting.Tests.Import;

/// <summary>Rows made to do harm cost themselves and nothing else.</summary>
public sealed class HostileRowTests : IDisposable
{
    private const string CsvHeader = "id,start,country,location_precision,summary\n";

    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("{\"\\ud800\":1,\"id\":\"a:1\"}")]
    [InlineData("{\"id\":\"a:1\",\"start\":\"2012-06-03\",\"place\":{\"country\":\"A\",\"i\\udc00\":\"x\",\"precision\":\"country\"}}")]
    [InlineData("{\"id\":\"a:1\",\"actors\":[{\"\\ud800\\ud800\":null}]}")]
    public void Json_MemberNamedWithHalfASurrogatePair_IsRejectedAndTheRestIsRead(string line) => Assert.Equal(
        [(RejectReason.BadText, "The name of a member holds half of a surrogate pair."), (null, null)],
        _files.Read(line + "\n" + Json("a:2")).Select(row => ((RejectReason?)row.Rejected?.Reason, row.Rejected?.Message)));

    [Fact]
    public void JsonFile_MemberNamedWithHalfASurrogatePair_IsRejectedAndTheRestIsRead() => Assert.Equal(
        [RejectReason.BadText, null],
        IncidentJson.Read(_files.Write("[{\"\\ud800\":1},\n" + Json("a:2") + "]", "several.json")).Select(row => row.Rejected?.Reason));

    [Fact]
    public void Csv_RowBeginningWithTheLastCodePoint_IsARowLikeAnyOther() => Assert.Equal(
        [(2L, "a:1"), (3, null), (4, "a:3"), (5, null), (6, "a:5")],
        _files.Read(CsvHeader + Csv("a:1") + "\uFFFF" + Csv("a:2") + Csv("a:3") + "a:4,\"x\"y\n" + Csv("a:5")).Select(row => (row.Line, row.Incident?.Id.ToString())));

    [Fact]
    public void Csv_RowOf10Megabytes_KeepsABoundedPartOfIt() =>
        Assert.Equal(ReadRow.LongestRow, _files.Rejected(CsvHeader + $"a:1,2012-06-03,Afghanistan,country,{new string('x', 10_000_000)}\n").Raw.Length);

    [Fact]
    public void Csv_WindowsLineEndsInAFileOfCarriageReturns_CountOnce() => Assert.Equal(
        [2L, 3, 4], _files.Read((CsvHeader + Csv("a:1")).Replace('\n', '\r') + Csv("a:2").Replace("\n", "\r\n", StringComparison.Ordinal) + Csv("a:3").Replace('\n', '\r')).Select(row => row.Line));

    // Each line closes the quote of the one before and opens the next, so that from every line on the row reaches to the end of the file.
    [Theory]
    [InlineData("x\",\"z\n", "")]
    [InlineData("x\",\"z\n", "x\"y\n")]
    [InlineData("x\",\"z\r", "x\"y\n")]
    public void Csv_QuoteOpenFromEveryLineOn_IsWorkInProportionToTheFile(string line, string end)
    {
        var path = _files.Write(CsvHeader.Replace('\n', line[^1]) + string.Concat(Enumerable.Repeat(line, 30_000)) + end);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = ImportFiles.ReadFile(path);
        Assert.InRange(rows.Count, 30_000, 30_001);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Theory]
    [InlineData("a,")]
    [InlineData("\"a\",")]
    [InlineData("\"\r\",")]
    [InlineData("a\r,")]
    public void Csv_RowOf100000Fields_IsRejectedWithWorkInProportion(string field)
    {
        var path = _files.Write(CsvHeader + Csv("a:1") + string.Concat(Enumerable.Repeat(field, 100_000)) + "\n" + Csv("a:2"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = ImportFiles.ReadFile(path);
        Assert.Equal([null, "The row has more than 4096 fields; the first line names 5.", null], rows.Select(row => row.Rejected?.Message));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    [Fact]
    public void Csv_HeaderOf100000Fields_IsNoFormat() =>
        Assert.Throws<InputFormatException>(() => IncidentFile.Open(_files.Write(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"c{i},")) + "\n")));

    [Fact]
    public void Csv_RowsBehindARowThatReachesToTheEnd_AreRead()
    {
        var rows = _files.Read(CsvHeader + "\"a:0\n" + Csv("a:1") + "a:2,2012-06-03,Afghanistan,country,\"two\nlines\"\n" + Csv("a:3"));
        Assert.Equal([(2L, null), (3, "a:1"), (4, "a:2"), (6, "a:3")], rows.Select(row => (row.Line, row.Incident?.Id.ToString())));
    }

    private static string Csv(string id) => $"{id},2012-06-03,Afghanistan,country,\n";

    private static string Json(string id) => $"{{\"id\":\"{id}\",\"start\":\"2012-06-03\",\"place\":{{\"country\":\"Afghanistan\",\"precision\":\"country\"}}}}\n";
}
