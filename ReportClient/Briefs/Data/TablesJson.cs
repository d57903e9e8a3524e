using System.Text.Json;
using Reporting.Output;

namespace Reporting.Briefs.Data;

/// <summary>Writes all tables of a brief as one JSON object, with the fields that <c>docs/json-output.md</c> promises.</summary>
/// <remarks>The same brief gives the same bytes. Not reported is null, never 0.</remarks>
internal static class TablesJson
{
    public static string Print(IEnumerable<TableData> tables, Brief brief)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(brief);
        return AnswerJson.Write(json =>
        {
            json.WriteStartObject();
            BriefJson.About(json, brief);
            json.WriteStartArray("tables");
            foreach (var table in tables) One(json, table);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>What a row is, as files of data say it.</summary>
    public static string Code(RowKind kind) => kind switch { RowKind.Rest => "rest", RowKind.Total => "total", _ => "plain" };

    private static void One(Utf8JsonWriter json, TableData table)
    {
        json.WriteStartObject();
        json.WriteString("id", table.Id);
        json.WriteString("section", table.Section);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("title", column.Title);
            json.WriteString("tag", column.Tag);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("row", Code(row.Kind));
            json.WriteStartArray("values");
            foreach (var value in row.Values) Value(json, value);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("note", table.Note);
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, DataValue value)
    {
        if (value.Number is { } number) json.WriteNumberValue(number);
        else if ((TimeText.Of(value.Day) ?? value.Text) is { } text) json.WriteStringValue(text);
        else json.WriteNullValue();
    }
}
