using System.Text;
using Reporting.Errors;
using Reporting.Import;

namespace Reporting.Tests.Import;

/// <summary>A file that cannot be imported at all says so once, and what to do.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Missing_IsNamed() => Assert.Equal($"There is no file '{Path.Combine(_files.Folder, "none.csv")}'.", Error<InputMissingException>(Path.Combine(_files.Folder, "none.csv")));

    [Fact]
    public void Folder_IsNoFile() => Assert.Equal($"'{_files.Folder}' is a folder, not a file.", Error<InputIsFolderException>(_files.Folder));

    [Fact]
    public void Empty_IsSaid() => Assert.EndsWith("is empty.", Error<InputEmptyException>(_files.Write("")), StringComparison.Ordinal);

    [Fact]
    public void OnlyWhiteSpace_IsEmpty() => Error<InputEmptyException>(_files.Write("\uFEFF \r\n\n"));

    [Fact]
    public void Utf16_IsNotUtf8() => Error<InputNotUtf8Exception>(_files.Write([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("id,type")]));

    [Fact]
    public void ZeroBytes_AreNotUtf8() => Error<InputNotUtf8Exception>(_files.Write(new byte[1000]));

    [Fact]
    public void HeaderThatIsNotUtf8_IsSaid() => Error<InputNotUtf8Exception>(_files.Write(Encoding.Latin1.GetBytes("é," + UcdpText.Header + "\n")));

    [Fact]
    public void OtherFormat_IsUnknownAndTheFormatsAreNamed()
    {
        var fault = Assert.Throws<InputFormatException>(() => IncidentFile.Open(_files.Write("event_id_cnty,event_date\nAFG1,2021-01-01\n")));
        Assert.Equal("Formats are ucdp-ged, reporting-csv, reporting-jsonl, acled-deleted; docs/formats describes each. Name one with --format where the content does not tell.", fault.Advice);
    }

    [Fact]
    public void OtherFormat_ShowsItsBeginning() =>
        Assert.EndsWith("is not known: it begins with 'event_id_cnty,event_date'.", Error<InputFormatException>(_files.Write("event_id_cnty,event_date\nAFG1,2021-01-01\n")), StringComparison.Ordinal);

    [Fact]
    public void BothCsvFormats_IsAmbiguous() => Error<InputFormatException>(_files.Write(UcdpText.Header + ",start,location_precision\n"));

    [Fact]
    public void Pdf_IsUnknown() => Error<InputFormatException>(_files.Write("%PDF-1.7\n1 0 obj\n"));

    [Fact]
    public void UnclosedQuoteInTheHeader_IsUnknown() => Error<InputFormatException>(_files.Write("\"id,type\n1,2\n"));

    [Fact]
    public void ColumnMissing_IsNamedWithTheFormat() => Assert.EndsWith(
        "lacks the column 'deaths_civilians', which ucdp-ged needs.", Error<MissingColumnsException>(_files.Write(UcdpText.Header.Replace("deaths_civilians", "dead", StringComparison.Ordinal) + "\n")), StringComparison.Ordinal);

    [Fact]
    public void ColumnsMissing_AreAllNamed() => Assert.Equal(
        ["start", "country", "location_precision"],
        Assert.Throws<MissingColumnsException>(() => IncidentFile.Open(_files.Write("id,type\n"), ImportFormat.ReportingCsv)).Columns);

    [Fact]
    public void ColumnTwice_IsNamed() => Assert.Equal("best", Assert.Throws<RepeatedColumnException>(() => IncidentFile.Open(_files.Write(UcdpText.Header + ",best\n"))).Column);

    [Fact]
    public void OwnCsv_UnknownColumn_IsNamed() => Assert.Equal(
        "provinse", Assert.Throws<UnknownColumnException>(() => IncidentFile.Open(_files.Write("id,start,country,location_precision,provinse\n"))).Column);

    [Fact]
    public void CsvNamedAsJson_IsSaid() => Assert.Contains("is not reporting-jsonl: it begins with 'id,", Error<InputFormatException>(_files.Write(UcdpText.File()), ImportFormat.ReportingJsonLines), StringComparison.Ordinal);

    [Fact]
    public void JsonNamedAsUcdp_IsSaid() => Assert.Contains("is not ucdp-ged: it begins with '{", Error<InputFormatException>(_files.Write("{\"id\":1}\n"), ImportFormat.UcdpGed), StringComparison.Ordinal);

    [Fact]
    public void HeaderOnly_HasNoRows() => Assert.Empty(_files.Read(UcdpText.File()));

    private static string Error<T>(string path, ImportFormat? format = null) where T : ReportingException => Assert.Throws<T>(() => IncidentFile.Open(path, format)).Message;
}
