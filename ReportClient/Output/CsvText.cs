using System.Globalization;
using System.Text;
using Reporting.Import;

namespace Reporting.Output;

/// <summary>Writes CSV as RFC 4180 defines it, safe to open in a spreadsheet.</summary>
/// <remarks>
/// A text that a spreadsheet would run gets an apostrophe before it, by the rule of <see cref="CsvCell"/>. Numbers are
/// written as they are; what was not reported is an empty field. Rows end in CR LF.
/// </remarks>
internal sealed class CsvText
{
    private readonly StringBuilder _text = new();
    private bool _rowBegun;

    public CsvText Field(string? text) => Raw(CsvCell.Guard(text ?? ""));

    public CsvText Field(long? number) => Raw(number?.ToString(CultureInfo.InvariantCulture) ?? "");

    public CsvText Field(decimal? number) => Raw(number?.ToString(CultureInfo.InvariantCulture) ?? "");

    public CsvText Field(DateOnly? day) => Raw(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");

    public CsvText Field(DateTimeOffset? time) => Raw(TimeText.Of(time) ?? "");

    public CsvText Fields(params IEnumerable<string> texts)
    {
        foreach (var text in texts) Field(text);
        return this;
    }

    public void EndRow()
    {
        _text.Append("\r\n");
        _rowBegun = false;
    }

    public override string ToString() => _text.ToString();

    private CsvText Raw(string text)
    {
        if (_rowBegun) _text.Append(',');
        _rowBegun = true;
        if (text.AsSpan().ContainsAny(",\"\r\n"))
            _text.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            _text.Append(text);
        return this;
    }
}
