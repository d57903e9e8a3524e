using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Reporting.Briefs;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Output;

/// <summary>Prints the list of editions.</summary>
internal static class EditionText
{
    private const int ShownOfHash = 12;

    public static string List(ImmutableArray<Edition> editions, OutputFormat output, Screen screen) => output switch
    {
        OutputFormat.Json => AnswerJson.Write(json =>
        {
            json.WriteStartArray();
            foreach (var edition in editions) One(json, edition);
            json.WriteEndArray();
        }),
        OutputFormat.Csv => Csv(editions),
        _ => Table(editions, screen),
    };

    /// <summary>What an edition is about: <c>province afghanistan/badakhshan</c>, <c>group imu</c>, or <c>all</c>.</summary>
    public static string Subject(EditionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SubjectText.Of(new IncidentFilter { Places = request.Place.IsDefault ? [] : [request.Place], Groups = request.Group.IsDefault ? [] : [request.Group] });
    }

    private static string Table(ImmutableArray<Edition> editions, Screen screen)
    {
        if (editions.IsEmpty) return "No edition was fixed yet; 'brief weekly' and 'brief group' fix one.\n";
        var table = new TableText().Column("No.", number: true).Column("Period").Column("About").Column("Rule").Column("Fixed").Column("By").Column("After", number: true).Column("Figures");
        foreach (var edition in editions)
        {
            table.Row([
                FigureText.Number(edition.Number), edition.Request.DaysName, Breakable(Subject(edition.Request)), edition.Request.Rule.Code, AnswerHeading.Time(edition.FixedAt), edition.Draft.By,
                edition.Draft.Since == 0 ? "-" : FigureText.Number(edition.Draft.Since), edition.Draft.FiguresHash[..ShownOfHash],
            ]);
        }
        return table.At(screen);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A path is broken between its parts, not inside a word.
    private static string Breakable(string subject) => subject.Replace("/", " / ", StringComparison.Ordinal);

    private static string Csv(ImmutableArray<Edition> editions)
    {
        var csv = new CsvText();
        csv.Fields("edition", "kind", "subject", "week", "rule", "rulesVersion", "position", "fixedAt", "by", "since", "figuresHash", "program", "firstDay", "lastDay", "look").EndRow();
        foreach (var edition in editions)
        {
            csv.Field(edition.Number).Field(edition.Request.Kind).Field(Subject(edition.Request)).Field(edition.Request.IsOfAWeek ? edition.Request.Week.ToString() : null).Field(edition.Request.Rule.Code)
                .Field(edition.Draft.RulesVersion).Field(edition.Position.ToString()).Field(edition.FixedAt).Field(edition.Draft.By).Field(edition.Draft.Since == 0 ? (long?)null : edition.Draft.Since).Field(edition.Draft.FiguresHash)
                .Field(edition.Draft.Program).Field(edition.Request.Days.Since).Field(edition.Request.Days.Until).Field(edition.Request.Look).EndRow();
        }
        return csv.ToString();
    }

    private static void One(Utf8JsonWriter json, Edition edition)
    {
        json.WriteStartObject();
        json.WriteNumber("edition", edition.Number);
        json.WriteString("kind", edition.Request.Kind);
        json.WriteString("subject", Subject(edition.Request));
        json.WriteString("week", edition.Request.IsOfAWeek ? edition.Request.Week.ToString() : null);
        json.WriteString("firstDay", Day(edition.Request.Days.Since!.Value));
        json.WriteString("lastDay", Day(edition.Request.Days.Until!.Value));
        json.WriteString("weekBegins", edition.Request.Week.FirstDay.ToString().ToLowerInvariant());
        json.WriteString("rule", edition.Request.Rule.Code);
        json.WriteNumber("rulesVersion", edition.Draft.RulesVersion);
        json.WriteString("position", edition.Position.ToString());
        json.WriteString("fixedAt", TimeText.Of(edition.FixedAt));
        json.WriteString("by", edition.Draft.By);
        if (edition.Draft.Since > 0) json.WriteNumber("since", edition.Draft.Since);
        else json.WriteNull("since");
        json.WriteString("figuresHash", edition.Draft.FiguresHash);
        json.WriteString("program", edition.Draft.Program);
        json.WriteString("look", edition.Request.Look);
        json.WriteEndObject();
    }
}
