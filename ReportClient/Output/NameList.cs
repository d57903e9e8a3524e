using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Output;

/// <summary>Prints names with their keys.</summary>
internal static class NameList
{
    public static string Print(ImmutableArray<SubjectName> names, SubjectKind kind, OutputFormat output, Screen screen)
    {
        switch (output)
        {
            case OutputFormat.Json:
                return AnswerJson.Write(json =>
                {
                    json.WriteStartArray();
                    foreach (var name in names)
                    {
                        json.WriteStartObject();
                        json.WriteString("key", name.Subject.Key);
                        json.WriteString("name", name.Name);
                        json.WriteEndObject();
                    }
                    json.WriteEndArray();
                });
            case OutputFormat.Csv:
                var csv = new CsvText();
                csv.Fields("key", "name").EndRow();
                foreach (var name in names) csv.Field(name.Subject.Key).Field(name.Name).EndRow();
                return csv.ToString();
            default:
                if (names.IsEmpty) return $"The store knows no {SubjectText.Plural(kind)}.\n";
                var table = new TableText().Column("Name").Column("Key");
                foreach (var name in names) table.Row([name.Name, name.Subject.Key]);
                return table.At(screen);
        }
    }
}
