using System.Text.Encodings.Web;
using System.Text.Json;
using Reporting.Casualties;
using Reporting.Queries;
using Reporting.Seizures;
using Reporting.Tallies;

namespace Reporting.Output;

/// <summary>Prints answers as JSON with exactly the fields that <c>docs/json-output.md</c> promises; not reported is null.</summary>
internal static class AnswerJson
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="answer">What to print.</param>
    /// <param name="labels">The fields that name a row: none for a tally, which is one object; else the answer is an array.</param>
    public static string Print(Answer answer, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(labels);
        return Write(json =>
        {
            if (labels.Count > 0) json.WriteStartArray();
            foreach (var row in answer.Rows) Row(json, answer, row, labels);
            if (labels.Count > 0) json.WriteEndArray();
        });
    }

    /// <summary>Writes one document, with a line break at its end.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form)) write(json);
        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    private static void Row(Utf8JsonWriter json, Answer answer, AnswerRow row, IReadOnlyList<string> labels)
    {
        json.WriteStartObject();
        if (labels.Count > 0) json.WriteString(labels[0], row.Label);
        if (labels.Count > 1) json.WriteString(labels[1], row.Name);
        json.WriteString("subject", answer.Question.Subject);
        json.WriteString("since", TimeText.Of(row.Period.Since));
        json.WriteString("until", TimeText.Of(row.Period.Until));
        json.WriteString("asOf", TimeText.Of(answer.AsOf.RecordedAt));
        json.WriteNumber("incidents", row.Figures.Incidents);
        foreach (var (name, figure) in row.Figures.Harms) Figure(json, name, figure);
        json.WriteStartObject("killedBySide");
        for (var side = 0; side < Casualty.Sides.Count; side++) Figure(json, Casualty.Sides[side].Code(), row.Figures.KilledBySide[side]);
        json.WriteEndObject();
        json.WriteStartArray("seizures");
        foreach (var seizure in row.Figures.Seizures)
        {
            json.WriteStartObject();
            json.WriteString("category", seizure.Item.Category.Code());
            json.WriteString("item", seizure.Item.Item);
            Number(json, "quantity", seizure.Figure.Best);
            json.WriteString("unit", seizure.Item.Unit);
            json.WriteNumber("unquantifiedIn", seizure.Figure.UnquantifiedIn);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("position", answer.AsOf.Position.ToString());
        json.WriteString("rule", (row.Rule ?? answer.Question.Rule).Code);
        json.WriteEndObject();
    }

    private static void Figure(Utf8JsonWriter json, string name, FigureTally figure)
    {
        json.WriteStartObject(name);
        Number(json, "low", figure.Low);
        Number(json, "best", figure.Best);
        Number(json, "high", figure.High);
        json.WriteNumber("reportedIn", figure.ReportedIn);
        json.WriteNumber("unquantifiedIn", figure.UnquantifiedIn);
        json.WriteEndObject();
    }

    /// <summary>Writes a number, or null for none.</summary>
    public static void Number(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}
