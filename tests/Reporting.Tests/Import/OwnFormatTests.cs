using Reporting.Casualties;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Tests.Import;

public sealed class OwnFormatTests : IDisposable
{
    private const string CsvHeader = "id,start,country,location_precision,figures,actors,sources,type,seizures\n";

    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Json_SmallestIncident_HasDefaults()
    {
        var incident = _files.One(Json(""));
        Assert.Equal((Some.Day("2012-06-03"), DatePrecision.Day, IncidentType.NotCoded, 0L), (incident.End, incident.DatePrecision, incident.Type, incident.Revision));
    }

    [Fact]
    public void Json_NullMember_IsNotGiven() => Assert.Null(_files.One(Json("\"summary\":null,\"figures\":null")).Summary);

    [Theory]
    [InlineData("5", "5")]
    [InlineData("{\"atLeast\":3}", "at least 3")]
    [InlineData("{\"low\":1,\"best\":2,\"high\":4}", "2 (1-4)")]
    [InlineData("{\"best\":2,\"high\":null}", "2")]
    [InlineData("{\"vague\":\"several\"}", "several")]
    public void Json_Quantity_IsRead(string json, string text) => Assert.Equal(text, _files.One(Json(Figure(json))).Figures[0].Quantity.ToString());

    [Theory]
    [InlineData("\"plaec\":{}", "plaec", RejectReason.UnknownMember)]
    [InlineData("\"actors\":[{\"name\":\"IMU\"},{\"nam\":\"Taliban\"}]", "actors[1].nam", RejectReason.UnknownMember)]
    [InlineData("\"actors\":[{\"kind\":\"group\"}]", "actors[0].name", RejectReason.MissingValue)]
    [InlineData("\"actors\":{}", "actors", RejectReason.WrongKind)]
    [InlineData("\"actors\":[5]", "actors[0]", RejectReason.WrongKind)]
    [InlineData("\"actors\":[{\"name\":5}]", "actors[0].name", RejectReason.WrongKind)]
    [InlineData("\"summary\":{\"a\":1}", "summary", RejectReason.WrongKind)]
    [InlineData("\"summary\":\"\\u0000\"", "summary", RejectReason.BadText)]
    [InlineData("\"summary\":\"\\ud800\"", "summary", RejectReason.BadText)]
    [InlineData("\"type\":\"riad\"", "type", RejectReason.UnknownCode)]
    [InlineData("\"end\":\"2012-06-02\"", "end", RejectReason.EndBeforeStart)]
    [InlineData("\"end\":\"2012-06-31\"", "end", RejectReason.BadDate)]
    [InlineData("\"revision\":-1", "revision", RejectReason.NegativeNumber)]
    [InlineData("\"revision\":1.5", "revision", RejectReason.NotANumber)]
    [InlineData("\"sources\":[{\"outlet\":\"A\",\"credibility\":7}]", "sources[0].credibility", RejectReason.UnknownCode)]
    [InlineData("\"sources\":[{\"outlet\":\"A\",\"reliability\":\"G\"}]", "sources[0].reliability", RejectReason.UnknownCode)]
    [InlineData("\"seizures\":[{\"category\":\"rifles\",\"quantity\":1}]", "seizures[0].item", RejectReason.MissingValue)]
    [InlineData("\"figures\":[{\"harm\":\"killed\",\"side\":\"militants\",\"quantity\":-1}]", "figures[0].quantity", RejectReason.NegativeNumber)]
    [InlineData("\"figures\":[{\"harm\":\"killed\",\"side\":\"militants\",\"quantity\":1e20}]", "figures[0].quantity", RejectReason.NotANumber)]
    [InlineData("\"figures\":[{\"harm\":\"killed\",\"side\":\"militants\",\"quantity\":{\"best\":1,\"vague\":\"x\"}}]", "figures[0].quantity", RejectReason.WrongKind)]
    [InlineData("\"figures\":[{\"harm\":\"killed\",\"side\":\"militants\",\"quantity\":{\"low\":-1,\"best\":1}}]", "figures[0].quantity.low", RejectReason.NegativeNumber)]
    [InlineData("\"figures\":[{\"harm\":\"killed\",\"side\":\"militants\",\"quantity\":\"5\"}]", "figures[0].quantity", RejectReason.WrongKind)]
    [InlineData("\"figures\":[{\"harm\":\"killed\",\"quantity\":5}]", "figures[0].side", RejectReason.MissingValue)]
    public void Json_BadMember_IsRejectedNamingIt(string member, string field, RejectReason reason)
    {
        var rejected = _files.Rejected(Json(member));
        Assert.Equal((field, reason), (rejected.Field, rejected.Reason));
    }

    [Fact]
    public void Json_MemberTwice_IsRejected() => Assert.Equal(RejectReason.MalformedRow, _files.Rejected(Json("\"type\":\"raid\",\"type\":\"other\"")).Reason);

    [Fact]
    public void Json_PrecisionMissing_IsRejected() =>
        Assert.Equal("place.precision", _files.Rejected("{\"id\":\"a:1\",\"start\":\"2012-06-03\",\"place\":{\"country\":\"Afghanistan\"}}\n").Field);

    [Fact]
    public void Json_IdWithoutDataSet_IsRejected() => Assert.Equal(RejectReason.BadId, _files.Rejected(Json("").Replace("a:1", "1", StringComparison.Ordinal)).Reason);

    [Fact]
    public void Json_CutLastLine_IsRejectedAndTheRestIsRead()
    {
        var rows = _files.Read(Json("") + Json("").Replace("a:1", "a:2", StringComparison.Ordinal)[..40]);
        Assert.Equal([null, RejectReason.MalformedRow], rows.Select(row => row.Rejected?.Reason));
    }

    [Fact]
    public void Json_BytesThatAreNotUtf8_CostTheirRow()
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(Json("\"summary\":\"é\"") + Json("").Replace("a:1", "a:2", StringComparison.Ordinal));
        Assert.Equal([RejectReason.NotUtf8, null], _files.Read(bytes).Select(row => row.Rejected?.Reason));
    }

    [Fact]
    public void Json_LineOf10Megabytes_IsOneRejectedRow()
    {
        var rows = _files.Read(Json($"\"summary\":\"{new string('x', 10_000_000)}\"") + Json("").Replace("a:1", "a:2", StringComparison.Ordinal));
        Assert.Equal([(RejectReason.RowTooLong, 1L), (null, 2L)], rows.Select(row => ((RejectReason?)row.Rejected?.Reason, row.Line)));
    }

    [Fact]
    public void Json_LinesAroundTheBufferSize_AreAllRead()
    {
        var lines = Enumerable.Range(1, 400).Select(i => Json($"\"summary\":\"{new string('x', i * 37 % 3000)}\"").Replace("a:1", $"a:{i}", StringComparison.Ordinal));
        Assert.Equal(400, _files.Read("\uFEFF" + string.Concat(lines)).Count(row => row.Incident is not null));
    }

    [Fact]
    public void Json_OtherRevisionOfOneId_IsNoConflict() => Assert.All(
        _files.Read(Json("\"revision\":1") + Json("\"revision\":2,\"summary\":\"later\"")), row => Assert.NotNull(row.Incident));

    [Fact]
    public void Csv_Notation_IsRead()
    {
        var incident = _files.One(CsvHeader + "a:1,2012-06-03,Afghanistan,country,\"killed|militants|~multiple|ISAF; killed | militants | 8 | Xinhua;\",IMU; Taliban|group||Xinhua,,raid,\n");
        Assert.Equal(
            [Some.Killed(Side.Militants, Quantity.Vague("multiple"), "ISAF"), Some.Killed(Side.Militants, Quantity.Exact(8), "Xinhua")], incident.Figures.AsEnumerable());
    }

    [Theory]
    [InlineData("figures", "killed|militants", "figures[0].quantity", RejectReason.MissingValue)]
    [InlineData("figures", "killed|militants|-5", "figures[0].quantity", RejectReason.NegativeNumber)]
    [InlineData("figures", "killed|militants|1000000001", "figures[0].quantity", RejectReason.NumberTooLarge)]
    [InlineData("figures", "killed|militants|9999999999+", "figures[0].quantity", RejectReason.NumberTooLarge)]
    [InlineData("figures", "killed|militants|?..1000000001..?", "figures[0].quantity", RejectReason.NumberTooLarge)]
    [InlineData("seizures", "rifles|AK-47|1000000001", "seizures[0].quantity", RejectReason.NumberTooLarge)]
    [InlineData("figures", "killed|militants|1..2", "figures[0].quantity", RejectReason.NotANumber)]
    [InlineData("figures", "killed|militants|~", "figures[0].quantity", RejectReason.BadName)]
    [InlineData("figures", "killed|everybody|5", "figures[0].side", RejectReason.UnknownCode)]
    [InlineData("figures", "killed|militants|5|a|b|c", "figures", RejectReason.WrongFieldCount)]
    [InlineData("actors", "IMU|band", "actors[0].kind", RejectReason.UnknownCode)]
    [InlineData("actors", "IMU; |group", "actors[1].name", RejectReason.MissingValue)]
    [InlineData("actors", "I\\MU", "actors", RejectReason.BadText)]
    [InlineData("sources", "A|2012-02-30", "sources[0].published", RejectReason.BadDate)]
    [InlineData("sources", "A||||G1", "sources[0].rating", RejectReason.UnknownCode)]
    [InlineData("type", "riad", "type", RejectReason.UnknownCode)]
    public void Csv_BadCell_IsRejectedNamingIt(string column, string cell, string field, RejectReason reason)
    {
        var cells = new Dictionary<string, string> { ["figures"] = "", ["actors"] = "", ["sources"] = "", ["type"] = "", ["seizures"] = "", [column] = cell };
        var rejected = _files.Rejected(CsvHeader + $"a:1,2012-06-03,Afghanistan,country,{cells["figures"]},{cells["actors"]},{cells["sources"]},{cells["type"]},{cells["seizures"]}\n");
        Assert.Equal((field, reason), (rejected.Field, rejected.Reason));
    }

    [Theory]
    [InlineData("Afghanistan,Badakhshan,Argo,nowhere", "location_precision")]
    [InlineData("Afghanistan,?,Argo,nowhere", "location_precision")]
    [InlineData("Afghanistan,?,Argo,exact", "province")]
    [InlineData("?,Badakhshan,Argo,nowhere", "country")]
    public void Csv_FaultsOfAPlace_AreFoundInOneOrder(string place, string field)
    {
        const string Good = "Afghanistan,Badakhshan,Argo,near";
        var rows = _files.Read($"id,start,country,province,district,location_precision\na:1,2012-06-03,{Good}\na:2,2012-06-03,{place}\na:3,2012-06-03,{Good}\n");
        Assert.Equal([null, field, null], rows.Select(row => row.Rejected?.Field));
    }

    [Fact]
    public void Csv_PrecisionsOfOneArea_AreThoseOfTheirRows() => Assert.Equal(
        [LocationPrecision.Exact, LocationPrecision.Province, LocationPrecision.Exact],
        _files.Read("id,start,country,location_precision\na:1,2012-06-03,Afghanistan,exact\na:2,2012-06-03,Afghanistan,province\na:3,2012-06-03,Afghanistan,exact\n").Select(row => row.Incident!.Place.Precision));

    [Fact]
    public void Csv_CellsThatListTheSame_GiveOneList()
    {
        string[] cells = ["killed|total|3; wounded|total|4", "killed|total|3;wounded|total|4", "killed|total|3; wounded|total|4"];
        var rows = _files.Read(CsvHeader + string.Concat(cells.Select((cell, i) => $"a:{i},2012-06-03,Afghanistan,country,{cell},,,,\n")));
        Assert.All(rows, row => Assert.True(rows[0].Incident!.Figures == row.Incident!.Figures));
    }

    [Theory]
    [InlineData("2012-06-04", "2012-06-04", null)]
    [InlineData("2012-06-04", "", null)]
    [InlineData("2012-06-31", "2012-06-31", "start")]
    [InlineData("2012-06-04", "2012-06-31", "end")]
    [InlineData("2012-06-04", "2012-06-03", "end")]
    public void Csv_Days_AreReadOrNamed(string start, string end, string? field)
    {
        var row = Assert.Single(_files.Read($"id,start,end,country,location_precision\na:1,{start},{end},Afghanistan,country\n"));
        Assert.Equal((field, field is null ? row.Incident!.Start : null), (row.Rejected?.Field, row.Incident?.End));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("12", 12)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Csv_Revision_IsRead(string text, long revision) => Assert.Equal(revision, _files.One($"id,revision,start,country,location_precision\na:1,{text},2012-06-03,Afghanistan,country\n").Revision);

    [Theory]
    [InlineData("-1", RejectReason.NegativeNumber)]
    [InlineData("x", RejectReason.NotANumber)]
    [InlineData("1 ", RejectReason.NotANumber)]
    [InlineData("9223372036854775808", RejectReason.NotANumber)]
    public void Csv_RevisionThatIsNone_IsRejected(string text, RejectReason reason) =>
        Assert.Equal(reason, _files.Rejected($"id,revision,start,country,location_precision\na:1,\"{text}\",2012-06-03,Afghanistan,country\n").Reason);

    [Fact]
    public void JsonFile_Array_NamesTheLineOfEachIncident()
    {
        var path = _files.Write("[\n  " + Json("").Trim() + ",\n  {\"id\":\"a:2\"}\n]\n", "several.json");
        Assert.Equal([(2L, false), (3, true)], IncidentJson.Read(path).Select(row => (row.Line, row.Rejected is not null)));
    }

    [Fact]
    public void JsonFile_CutOff_SaysSoBehindWhatWasRead()
    {
        var path = _files.Write("[\n" + Json("").Trim() + ",\n{\"id\":", "cut.json");
        Assert.Equal([null, RejectReason.MalformedRow], IncidentJson.Read(path).Select(row => row.Rejected?.Reason));
    }

    [Fact]
    public void JsonFile_ThatIsCsv_IsRefused() => Assert.Throws<InputNotJsonException>(() => IncidentJson.Read(_files.Write(UcdpText.File())));

    private static string Figure(string quantity) => $"\"figures\":[{{\"harm\":\"killed\",\"side\":\"militants\",\"quantity\":{quantity}}}]";

    private static string Json(string members) =>
        "{\"id\":\"a:1\",\"start\":\"2012-06-03\",\"place\":{\"country\":\"Afghanistan\",\"precision\":\"country\"}" + (members.Length > 0 ? "," + members : "") + "}\n";
}
