using System.Text;
using Reporting.Import;

namespace Reporting.Tests.Import;

/// <summary>A bad row is rejected with its line, field, value and reason, and stops nothing (I7).</summary>
public sealed class BadRowTests : IDisposable
{
    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("date_start=2021-02-31", RejectReason.BadDate, "February 2021 has 28 days.")]
    [InlineData("date_start=2021-13-01", RejectReason.BadDate, "There is no month 13.")]
    [InlineData("date_start=26.08.2021", RejectReason.BadDate, "This is not a date; write it as 2021-08-26.")]
    [InlineData("date_start=0021-08-26", RejectReason.BadDate, "Years from 1800 to 2199 are accepted.")]
    [InlineData("date_start=", RejectReason.MissingValue, "The date is not given; write it as 2021-08-26.")]
    [InlineData("date_end=2021-08-25", RejectReason.EndBeforeStart, "The last day lies before the first, 2021-08-26.")]
    [InlineData("deaths_a=-1", RejectReason.NegativeNumber, "A count of persons or pieces is never negative.")]
    [InlineData("best=many", RejectReason.NotANumber, "This is not a whole number.")]
    [InlineData("best=1.5", RejectReason.NotANumber, "This is not a whole number.")]
    [InlineData("best=1000000001", RejectReason.NumberTooLarge, "Numbers up to 1000000000 are accepted.")]
    [InlineData("best=99999999999999999999999", RejectReason.NumberTooLarge, "Numbers up to 1000000000 are accepted.")]
    [InlineData("best=", RejectReason.MissingValue, "Low or high is given, but not best.")]
    [InlineData("where_prec=8", RejectReason.UnknownCode, "This code is not known; known are 1 to 7.")]
    [InlineData("date_prec=0", RejectReason.UnknownCode, "This code is not known; known are 1 to 5.")]
    [InlineData("type_of_violence=4", RejectReason.UnknownCode, "This code is not known; known are 1 to 3.")]
    [InlineData("where_prec=", RejectReason.MissingValue, "A code is needed here: 1 to 7.")]
    [InlineData("id=", RejectReason.MissingValue, "The row has no id.")]
    [InlineData("id=4\u00017", RejectReason.BadId, "An id has 1 to 200 characters and no control characters.")]
    [InlineData("side_b=Tale\u0007ban", RejectReason.BadName, "The name holds the control character U+0007.")]
    [InlineData("adm_2=Argo\nDistrict", RejectReason.BadName, "The name holds the control character U+000A.")]
    [InlineData("side_b=---", RejectReason.BadName, "The name has no letter or digit.")]
    [InlineData("side_b=", RejectReason.MissingValue, "The side is not named.")]
    [InlineData("country=NULL", RejectReason.MissingValue, "The row names no country.")]
    [InlineData("latitude=north", RejectReason.NotANumber, "This is not a number of degrees; write it as 34.56.")]
    [InlineData("latitude=91", RejectReason.NumberTooLarge, "Degrees lie between -90 and 90.")]
    [InlineData("longitude=NaN", RejectReason.NotANumber, "This is not a number of degrees; write it as 34.56.")]
    public void Ucdp_BadValue_IsRejectedNamingFieldAndValue(string change, RejectReason reason, string message)
    {
        var cut = change.IndexOf('=', StringComparison.Ordinal);
        var row = UcdpText.Row(change);
        Assert.Equal(new RejectedRow("input.csv", 2, change[..cut], change[(cut + 1)..], reason, message, row), _files.Rejected(UcdpText.File(row, UcdpText.Row("id=2"))));
    }

    [Fact]
    public void Ucdp_BadValue_DoesNotStopTheRest() => Assert.Equal([true, false, true], _files
        .Read(UcdpText.File(UcdpText.Row("id=1"), UcdpText.Row("id=2", "best=x"), UcdpText.Row("id=3"))).Select(row => row.Incident is not null));

    [Fact]
    public void Ucdp_BadValueTwice_IsRejectedTwice() => Assert.Equal(2, _files
        .Read(UcdpText.File(UcdpText.Row("id=1", "side_b=?"), UcdpText.Row("id=2", "side_b=?"))).Count(row => row.Rejected is not null));

    [Fact]
    public void Ucdp_GroupNameOf10000Characters_IsRejectedAndItsValueShortened()
    {
        var rejected = _files.Rejected(UcdpText.File(UcdpText.Row("side_b=" + new string('x', 10_000))));
        Assert.Equal((RejectReason.NameTooLong, "side_b", new string('x', 200) + "... (10000 characters)"), (rejected.Reason, rejected.Field, rejected.Value));
    }

    [Fact]
    public void Ucdp_NameOf200Characters_IsAccepted() => Assert.Equal(200, _files.One(UcdpText.File(UcdpText.Row("side_b=" + new string('x', 200)))).Actors[1].Name.Length);

    [Fact]
    public void Ucdp_FieldOf10Megabytes_IsOneRejectedRow()
    {
        var rows = _files.Read(UcdpText.File(UcdpText.Row("id=1", "where_description=" + new string('x', 10_000_000)), UcdpText.Row("id=2")));
        Assert.Equal([(RejectReason.RowTooLong, "where_description"), (null, null)], rows.Select(row => ((RejectReason?)row.Rejected?.Reason, row.Rejected?.Field)));
    }

    [Fact]
    public void Ucdp_FieldBeyondEveryBuffer_IsOneRejectedRow()
    {
        var rows = _files.Read(UcdpText.File(UcdpText.Row("id=1", "where_description=" + new string('x', 20_000_000)), UcdpText.Row("id=2")));
        Assert.Equal([RejectReason.RowTooLong, null], rows.Select(row => row.Rejected?.Reason));
    }

    [Fact]
    public void Ucdp_FieldBeyondEveryBuffer_KeepsABoundedPartOfTheRow() => Assert.Equal(
        ReadRow.LongestRow, _files.Rejected(UcdpText.File(UcdpText.Row("where_description=" + new string('x', 20_000_000)))).Raw.Length);

    [Fact]
    public void Ucdp_CutLastLine_IsRejectedForItsFields()
    {
        var row = UcdpText.Row("id=2");
        var rejected = _files.Rejected(UcdpText.File(UcdpText.Row("id=1")) + row[..row.IndexOf(",\"3\",", StringComparison.Ordinal)]);
        Assert.Equal((3L, RejectReason.WrongFieldCount, "The row has 11 fields; the first line names 29."), (rejected.Line, rejected.Reason, rejected.Message));
    }

    [Fact]
    public void Ucdp_CutInsideQuotes_IsRejectedAsMalformed()
    {
        var row = UcdpText.Row("id=2");
        var rejected = _files.Rejected(UcdpText.File(UcdpText.Row("id=1")) + row[..(row.Length / 2)]);
        Assert.Equal((3L, RejectReason.MalformedRow, row[..(row.Length / 2)]), (rejected.Line, rejected.Reason, rejected.Raw));
    }

    [Fact]
    public void Ucdp_QuoteNeverClosed_CostsOnlyItsLine()
    {
        var broken = UcdpText.Row("id=2").Replace("\"Outlet\"", "\"Outlet", StringComparison.Ordinal);
        var rows = _files.Read(UcdpText.File(UcdpText.Row("id=1"), broken, UcdpText.Row("id=3"), UcdpText.Row("id=4")));
        Assert.Equal([2L, 4, 5], rows.Where(row => row.Incident is not null).Select(row => row.Line));
    }

    [Fact]
    public void Csv_CarriageReturnsOnlyAndABrokenRow_CostsOnlyItsLine()
    {
        var rows = _files.Read("id,start,country,location_precision\ra:1,2012-06-03,Afghanistan,country\ra:2,\"2012-06-03\"x,Afghanistan,country\ra:3,2012-06-03,Afghanistan,country\ra:4,2012-06-03,Afghanistan,country\r");
        Assert.Equal([2L, 4, 5], rows.Where(row => row.Incident is not null).Select(row => row.Line));
        Assert.Equal("a:2,\"2012-06-03\"x,Afghanistan,country", Assert.Single(rows, row => row.Rejected is not null).Rejected!.Raw);
    }

    [Fact]
    public void Csv_ShortRowBehindABrokenOne_DoesNotNarrowTheRest() => Assert.Equal(
        [RejectReason.MalformedRow, RejectReason.WrongFieldCount, null],
        _files.Read("id,start,country,location_precision\na:1,\"2012-06-03\"x,Afghanistan,country\nshort\na:2,2012-06-03,Afghanistan,country\n").Select(row => row.Rejected?.Reason));

    [Fact]
    public void Csv_CarriageReturnInTheRowBehindABrokenOne_DoesNotJoinTheRest()
    {
        var good = Enumerable.Range(1, 50).Select(i => $"a:{i},2012-06-03,Afghanistan,country,nothing to be quoted in this long summary");
        var rows = _files.Read("id,start,country,location_precision,summary\na:0,\"2012-06-03\"x,Afghanistan,country,\na:x,2012-06-03,Afghanistan,country,\"one\rtwo\"\n" + string.Join('\n', good) + "\n");
        Assert.Equal(51, rows.Count(row => row.Incident is not null));
    }

    [Fact]
    public void Csv_ManyBrokenRows_EachCostOneLine()
    {
        var rows = Enumerable.Range(1, 3000).Select(i => i % 3 == 0 ? $"a:{i},\"2012-06-03\"x,Afghanistan,country" : $"a:{i},2012-06-03,Afghanistan,country");
        Assert.Equal(2000, _files.Read("id,start,country,location_precision\n" + string.Join('\n', rows)).Count(row => row.Incident is not null));
    }

    [Fact]
    public void Ucdp_TooManyFields_IsRejected() =>
        Assert.Equal("The row has 30 fields; the first line names 29.", _files.Rejected(UcdpText.File(UcdpText.Row() + ",extra")).Message);

    [Fact]
    public void Ucdp_LineBreaksInQuotes_CountAsLines() =>
        Assert.Equal([2L, 4], _files.Read(UcdpText.File(UcdpText.Row("id=1", "where_description=a\nb"), UcdpText.Row("id=2"))).Select(row => row.Line));

    [Fact]
    public void Ucdp_BlankLines_AreNoRows() => Assert.Equal([2L, 5], _files.Read(UcdpText.File(UcdpText.Row("id=1"), "", "  ", UcdpText.Row("id=2"), "")).Select(row => row.Line));

    [Fact]
    public void Ucdp_ByteOrderMark_IsPassedOver() => Assert.Single(_files.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(UcdpText.File(UcdpText.Row()))]));

    [Fact]
    public void Ucdp_WindowsLineEnds_AreAccepted() => Assert.Single(_files.Read(UcdpText.File(UcdpText.Row()).Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Fact]
    public void Ucdp_BytesThatAreNotUtf8_CostTheirRowAndNameTheirField()
    {
        var bytes = Encoding.Latin1.GetBytes(UcdpText.File(UcdpText.Row("id=1", "adm_2=Valledupar-Á"), UcdpText.Row("id=2")));
        var rows = _files.Read(bytes);
        Assert.Equal([(RejectReason.NotUtf8, "adm_2", 2L), (null, null, 3)], rows.Select(row => ((RejectReason?)row.Rejected?.Reason, row.Rejected?.Field, row.Line)));
    }

    [Fact]
    public void Ucdp_ManyRowsAndABrokenOne_AreAllRead()
    {
        var rows = Enumerable.Range(1, 3000).Select(i => i == 1500 ? UcdpText.Row($"id={i}").TrimEnd('"') : UcdpText.Row($"id={i}")).ToArray();
        Assert.Equal(2999, _files.Read(UcdpText.File(rows)).Count(row => row.Incident is not null));
    }

    [Fact]
    public void RepeatedId_InAnotherRow_IsRejectedNamingTheFirstLine()
    {
        var rejected = _files.Rejected(UcdpText.File(UcdpText.Row("id=7"), UcdpText.Row("id=8"), UcdpText.Row("id=7", "best=11")));
        Assert.Equal((4L, "id", "ucdp-ged:7", "The id was already used on line 2, and that row is not the same as this one."), (rejected.Line, rejected.Field, rejected.Value, rejected.Message));
    }

    [Fact]
    public void RepeatedId_InACopyOfItsRow_IsARepetition() =>
        Assert.Equal([false, true], _files.Read(UcdpText.File(UcdpText.Row("id=7"), UcdpText.Row("id=7"))).Select(row => row.Repeats));

    [Fact]
    public void RejectedRow_AsText_SaysWhereAndWhy() => Assert.Equal(
        "input.csv line 2, best 'x': This is not a whole number.", _files.Rejected(UcdpText.File(UcdpText.Row("best=x"))).ToString());
}
