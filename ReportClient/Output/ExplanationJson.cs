using System.Text.Json;
using Reporting.Queries;
using Reporting.Tracing;

namespace Reporting.Output;

/// <summary>Prints an explanation as JSON with exactly the fields that <c>docs/json-output.md</c> promises; not reported is null.</summary>
internal static class ExplanationJson
{
    public static string Print(Explanation explanation, Question question)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        ArgumentNullException.ThrowIfNull(question);
        return AnswerJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("figure", explanation.Figure);
            json.WriteString("label", explanation.Origin.Label);
            Number(json, "value", explanation.Printed);
            json.WriteString("derivation", explanation.Origin.InWords);
            Number(json, "sum", explanation.Value);
            json.WriteBoolean("addsUp", explanation.AddsUp);
            json.WriteString("subject", question.Subject);
            json.WriteString("since", TimeText.Of(question.Period.Since));
            json.WriteString("until", TimeText.Of(question.Period.Until));
            json.WriteString("asOf", TimeText.Of(explanation.AsOf.RecordedAt));
            json.WriteString("position", explanation.AsOf.Position.ToString());
            json.WriteString("rule", explanation.Rule.Code);
            json.WriteString("ruleInWords", explanation.Rule.InWords);
            json.WriteStartArray("parts");
            foreach (var part in explanation.Parts) Part(json, part);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Part(Utf8JsonWriter json, ExplainedPart part)
    {
        json.WriteStartObject();
        json.WriteString("label", part.Origin.Label);
        Number(json, "value", part.Value);
        json.WriteNumber("incidents", part.Behind);
        json.WriteNumber("notReporting", part.NotReporting);
        json.WriteNumber("withWord", part.Words);
        json.WriteNumber("leftOpen", part.Open);
        json.WriteNumber("notListed", part.NotListed);
        json.WriteStartArray("listed");
        foreach (var one in part.Listed) Incident(json, one);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Incident(Utf8JsonWriter json, ExplainedIncident one)
    {
        var incident = one.Found.Incident;
        json.WriteStartObject();
        json.WriteString("id", incident.Id.ToString());
        json.WriteString("start", TimeText.Of(incident.Start));
        json.WriteString("end", TimeText.Of(incident.End));
        json.WriteString("countsIn", incident.Place.CountsIn.Path);
        Number(json, "adds", one.Adds.Number);
        json.WriteBoolean("word", one.Adds.HasWord);
        json.WriteBoolean("leftOpen", one.Adds.IsOpen);
        json.WriteString("countsAs", one.Adds.Key);
        json.WriteString("accounts", one.Accounts.Length == 0 ? null : one.Accounts);
        json.WriteStartArray("sources");
        foreach (var source in incident.Sources) IncidentListJson.Source(json, source);
        json.WriteEndArray();
        json.WriteString("recordedAt", TimeText.Of(one.Found.RecordedAt));
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}
