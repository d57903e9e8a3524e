using System.Globalization;
using System.Text;
using Reporting.Briefs;
using Reporting.Briefs.Editions;

namespace Reporting.Output;

/// <summary>Prints what has changed since an edition: figures first, then the incidents behind them.</summary>
internal static class ChangesText
{
    private const string NotPrinted = "-";

    /// <param name="changes">What has changed.</param>
    /// <param name="compared">What the edition was asked to be.</param>
    /// <param name="known">The number of the edition that knew what is known now.</param>
    /// <param name="output">In what form to print.</param>
    /// <param name="screen">Where it is printed.</param>
    public static string Print(EditionChanges changes, EditionRequest compared, int known, OutputFormat output, Screen screen) => output switch
    {
        OutputFormat.Json => AnswerJson.Write(json => ChangesJson.Write(json, changes)),
        OutputFormat.Csv => Csv(changes),
        _ => Table(changes, compared, known, screen),
    };

    private static string Table(EditionChanges changes, EditionRequest compared, int known, Screen screen)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Edition {changes.Since} of {compared.DaysName}, {EditionText.Subject(compared)}\nWhat it printed, and what it would have printed when edition {known} was fixed\n");
        if (changes.Figures.IsEmpty) return text.Append("Every figure still stands.\n").Append(Others(changes)).ToString();
        var figures = new TableText().Column("No.", number: true).Column("Figure").Column("Printed", number: true).Column("Now", number: true).Column("Incidents", number: true);
        foreach (var (i, figure) in changes.Printed.Figures.Index())
            figures.Row([FigureText.Number(i + 1), figure.Label.Replace(", " + EditionText.Subject(compared), "", StringComparison.Ordinal), figure.Old?.Text ?? NotPrinted, figure.New?.Text ?? NotPrinted, FigureText.Number(figure.Incidents.Length)]);
        var incidents = new TableText().Column("Incident").Column("Days").Column("What").Column("Why").Column("By").Column("Alters No.");
        foreach (var one in changes.Incidents)
        {
            incidents.Row([
                one.Change.Id.ToString(), IncidentText.Days(one.Incident), one.Kind.ToString().ToLowerInvariant(), Commands.Problem.Clean(one.Change.Last.Reason ?? ""), one.Change.Last.RecordedBy,
                changes.Printed.Of(one) is { Count: > 0 } rows ? Briefs.Sections.ChangeSection.Ranges(rows) : "charts only",
            ]);
        }
        if (changes.Drawn > 0) text.Append(CultureInfo.InvariantCulture, $"{changes.Printed.Figures.Length} figures, and {changes.Drawn} points of charts, which --output json and csv list\n");
        return text.Append('\n').Append(figures.At(screen)).Append('\n').Append(incidents.At(screen)).Append(Others(changes)).ToString();
    }

    private static string Others(EditionChanges changes) => changes.Others == 0 ? ""
        : $"\n{FigureText.Incidents(changes.Others)} recorded, revised or withdrawn since alter no figure that it printed.\n";

    private static string Csv(EditionChanges changes)
    {
        var csv = new CsvText();
        csv.Fields("id", "label", "printed", "printedValue", "now", "nowValue", "drawn", "incidents").EndRow();
        foreach (var figure in changes.Figures)
            csv.Field(figure.Id).Field(figure.Label).Field(figure.Old?.Text).Field(figure.Old?.Value).Field(figure.New?.Text).Field(figure.New?.Value).Field(figure.IsDrawn ? "true" : "false").Field(string.Join("; ", figure.Incidents)).EndRow();
        return csv.ToString();
    }
}
