using System.Text;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Output;

/// <summary>Explains below a table only the signs that stand in it.</summary>
internal static class Legend
{
    public static string Of(Answer answer, bool reportedColumns = false, bool withoutSides = false)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var choice = answer.Question.Rule.Choice;
        var figures = answer.Rows.SelectMany(row => row.Figures.Harms.Select(harm => harm.Figure).Concat(row.Figures.KilledBySide).Concat(row.Figures.Seizures.Select(seizure => seizure.Figure))).ToList();
        var text = new StringBuilder("\n");
        if (figures.Any(figure => figure.Best is null)) text.Append("..  not reported, which is not zero\n");
        if (choice != FigureChoice.Best) text.Append("Figures are the ").Append(choice.Code()).Append(" number given for each incident, low and high ends among them.\n");
        if (figures.Any(figure => FigureText.Range(figure).Length > 0)) text.Append("( ) low-high, where they differ from the ").Append(choice.Code()).Append(" figure\n");
        if (figures.Any(figure => !figure.IsInside)) text.Append("Left out: low-high that do not contain the figure; --output csv has them.\n");
        if (reportedColumns) text.Append("in  incidents that report the figure where not all do, +m: unquantified in m\n");
        if (figures.Any(figure => figure.UnquantifiedIn > 0)) text.Append("Unquantified: a word such as \"several\", which never becomes a number.\n");
        if (withoutSides) text.Append("Wider terminals also show killed by side; --output csv has all.\n");
        return text.Length == 1 ? "" : text.ToString();
    }
}
