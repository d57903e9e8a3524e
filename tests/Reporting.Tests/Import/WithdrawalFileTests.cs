using Reporting.Import;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Tests.Import;

public sealed class WithdrawalFileTests : IDisposable
{
    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("1646136000")]
    [InlineData(" 1646136000 ")]
    [InlineData("2022-03-01T12:00:00Z")]
    [InlineData("2022-03-01T12:00:00")]
    [InlineData("2022-03-01 12:00:00")]
    [InlineData("2022-03-01T14:00:00+02:00")]
    [InlineData("2022-03-01T12:00:00.250Z")]
    public void Row_WithTime_ReachesTheRevisionOfThatSecond(string time) =>
        Assert.Equal(new Retraction(IncidentId.Parse("acled:AFG1"), Revision: 1646136000), Assert.Single(Read($"event_id_cnty,deleted_timestamp\nAFG1,{time}\n")).Retraction);

    [Theory]
    [InlineData("", RejectReason.MissingValue)]
    [InlineData("0", RejectReason.NumberTooLarge)]
    [InlineData("99999999999999999999", RejectReason.NumberTooLarge)]
    [InlineData("-5", RejectReason.BadDate)]
    [InlineData("yesterday", RejectReason.BadDate)]
    [InlineData("2022-03-01", RejectReason.BadDate)]
    [InlineData("2022-02-30T12:00:00Z", RejectReason.BadDate)]
    public void Row_WithoutTime_IsRejected(string time, RejectReason reason)
    {
        var row = Assert.Single(Read($"event_id_cnty,deleted_timestamp\nAFG1,{time}\n"));

        Assert.Equal((null, reason, "deleted_timestamp", 2L), (row.Retraction, row.Rejected!.Reason, row.Rejected.Field, row.Rejected.Line));
    }

    [Fact]
    public void Row_WithoutId_IsRejected() => Assert.Equal(RejectReason.MissingValue, Assert.Single(Read("event_id_cnty,deleted_timestamp\n,1\n")).Rejected!.Reason);

    [Fact]
    public void Row_BehindABrokenOne_IsRead() =>
        Assert.Equal([null, "acled:B"], Read("timestamp,event_id_cnty\n1,\"A\n2,B\n").Select(row => row.Retraction?.Id.ToString()));

    [Theory]
    [InlineData("event_id_cnty,deleted_timestamp", true)]
    [InlineData("deleted_timestamp,other,EVENT_ID_CNTY", true)]
    [InlineData("event_id_cnty,timestamp", true)]
    [InlineData("event_id_cnty,event_date,timestamp", false)]
    [InlineData("event_id_cnty", false)]
    [InlineData("{\"id\":1}", false)]
    public void IsOne_ByTheFirstLine(string header, bool expected) => Assert.Equal(expected, WithdrawalFile.IsOne(_files.Write(header + "\n")));

    [Fact]
    public void Open_WithoutTimeColumn_NamesIt() =>
        Assert.Equal(["deleted_timestamp"], Assert.Throws<MissingColumnsException>(() => WithdrawalFile.Open(_files.Write("event_id_cnty\n1\n"))).Columns);

    private List<WithdrawalRow> Read(string text)
    {
        using var file = WithdrawalFile.Open(_files.Write(text));
        return [.. file.Rows()];
    }
}
