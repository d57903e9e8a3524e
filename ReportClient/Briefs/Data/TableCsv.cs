using Reporting.Output;

namespace Reporting.Briefs.Data;

/// <summary>Writes a table of a brief as CSV: headings, a row of HXL tags, the rows; each row says for itself what it is about and what it was made from.</summary>
/// <remarks>Numbers have no thousands separators, and not reported is an empty field, never 0. A text that a spreadsheet would run is guarded as <see cref="CsvText"/> says.</remarks>
internal static class TableCsv
{
    public static string Print(TableData table, Brief brief)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(brief);
        var csv = new CsvText();
        csv.Fields([.. table.Columns.Select(column => column.Title), "row", "subject", "since", "until", "asOf", "position", "rule"]).EndRow();
        // Two columns of the same tag would leave open which days are meant.
        var (since, until) = table.HasDays ? ("", "") : ("#date+start", "#date+end");
        csv.Fields([.. table.Columns.Select(column => column.Tag), "", "", since, until, "", "", ""]).EndRow();
        var masthead = brief.Masthead;
        foreach (var row in table.Rows)
        {
            foreach (var value in row.Values) Field(csv, value);
            csv.Field(TablesJson.Code(row.Kind)).Field(masthead.Subject).Field(masthead.Period.Since).Field(masthead.Period.Until)
                .Field(masthead.DataAsOf).Field(masthead.Position.ToString()).Field(masthead.Rule.Code).EndRow();
        }
        return csv.ToString();
    }

    private static void Field(CsvText csv, DataValue value)
    {
        if (value.Number is { } number) csv.Field(number);
        else if (value.Day is { } day) csv.Field(day);
        else csv.Field(value.Text);
    }
}
