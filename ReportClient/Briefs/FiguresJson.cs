using System.Text.Encodings.Web;
using System.Text.Json;
using Reporting.Briefs.Editions;

namespace Reporting.Briefs;

/// <summary>Writes every number that a brief prints as JSON: the file beside the PDF.</summary>
/// <remarks>The same brief gives the same bytes. Numbers not reported, and those that a source gave only as a word, are null; <c>text</c> is as printed, <c>label</c> says what it counts.</remarks>
public static class FiguresJson
{
    /// <summary>Writes the figures of a brief.</summary>
    public static void Write(Brief brief, Stream output)
    {
        ArgumentNullException.ThrowIfNull(brief);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        BriefJson.About(json, brief);
        Figures(json, brief.Figures);
        Series(json, brief.Figures);
        if (brief.Changes is { } changes)
        {
            json.WritePropertyName("changes");
            ChangesJson.Write(json, changes);
        }
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Figures(Utf8JsonWriter json, FigureBook figures)
    {
        json.WriteStartArray("figures");
        foreach (var figure in figures.Figures)
        {
            json.WriteStartObject();
            json.WriteString("id", figure.Id);
            if (figure.Value is { } value) json.WriteNumber("value", value);
            else json.WriteNull("value");
            json.WriteString("text", figure.Text);
            if (figures.Origins.TryGetValue(figure.Id, out var origin)) json.WriteString("label", origin.Label);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Series(Utf8JsonWriter json, FigureBook figures)
    {
        json.WriteStartArray("series");
        foreach (var series in figures.Series)
        {
            json.WriteStartObject();
            json.WriteString("id", series.Id);
            json.WriteStartObject("points");
            foreach (var (key, value) in series.Points)
            {
                if (value is { } number) json.WriteNumber(key, number);
                else json.WriteNull(key);
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
