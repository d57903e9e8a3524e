using Reporting.Casualties;
using Reporting.Queries;
using Reporting.Seizures;
using Reporting.Tallies;

namespace Reporting.Output;

/// <summary>Prints answers as CSV: a row for each row of the answer, the same columns for all of a kind.</summary>
internal static class AnswerCsv
{
    private static readonly string[] Parts = ["Low", "Best", "High", "ReportedIn", "UnquantifiedIn"];

    /// <param name="answer">What to print.</param>
    /// <param name="labels">The columns that name a row: none for a tally, <c>bucket</c>, or <c>key</c> and <c>name</c>.</param>
    public static string Print(Answer answer, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(labels);
        var csv = new CsvText();
        csv.Fields([.. labels, "subject", "since", "until", "asOf", "incidents"]);
        foreach (var harm in Casualty.Harms) csv.Fields(Parts.Select(part => harm.Code() + part));
        foreach (var side in Casualty.Sides) csv.Fields(Parts.Select(part => $"killed{char.ToUpperInvariant(side.Code()[0])}{side.Code()[1..]}{part}"));
        csv.Fields("seizures", "position", "rule").EndRow();
        foreach (var row in answer.Rows)
        {
            if (labels.Count > 0) csv.Field(row.Label);
            if (labels.Count > 1) csv.Field(row.Name);
            csv.Field(answer.Question.Subject).Field(row.Period.Since).Field(row.Period.Until).Field(answer.AsOf.RecordedAt).Field(row.Figures.Incidents);
            foreach (var (_, figure) in row.Figures.Harms) Figure(csv, figure);
            foreach (var figure in row.Figures.KilledBySide) Figure(csv, figure);
            csv.Field(string.Join("; ", row.Figures.Seizures.Select(Seizure)));
            Known(csv, answer, row);
        }
        return csv.ToString();
    }

    /// <summary>A row for each item of a breakdown by weapon.</summary>
    public static string PrintWeapons(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var csv = new CsvText();
        csv.Fields("key", "subject", "since", "until", "asOf", "incidents", "category", "item", "quantity", "unit", "unquantifiedIn", "position", "rule").EndRow();
        foreach (var row in answer.Rows)
        {
            var seizure = row.Figures.Seizures[0];
            csv.Field(row.Label).Field(answer.Question.Subject).Field(row.Period.Since).Field(row.Period.Until).Field(answer.AsOf.RecordedAt).Field(row.Figures.Incidents)
                .Field(seizure.Item.Category.Code()).Field(seizure.Item.Item).Field(seizure.Figure.Best).Field(seizure.Item.Unit).Field(seizure.Figure.UnquantifiedIn);
            Known(csv, answer, row);
        }
        return csv.ToString();
    }

    // From what the row can be asked again.
    private static void Known(CsvText csv, Answer answer, AnswerRow row) => csv.Field(answer.AsOf.Position.ToString()).Field((row.Rule ?? answer.Question.Rule).Code).EndRow();

    private static void Figure(CsvText csv, FigureTally figure) =>
        csv.Field(figure.Low).Field(figure.Best).Field(figure.High).Field(figure.ReportedIn).Field(figure.UnquantifiedIn);

    private static string Seizure(SeizureTally seizure)
    {
        var words = FigureText.Unquantified(seizure.Figure);
        var number = seizure.Figure.Best is { } best ? $"{TextOf(best)} {seizure.Item.Unit}" : "";
        return $"{seizure.Item.Item}: {string.Join(" ", ((string[])[number, words]).Where(part => part.Length > 0))}";
    }

    private static string TextOf(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
