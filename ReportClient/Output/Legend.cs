using System.Text;
using Reporting.Queries;

namespace Reporting.Output;

/// <summary>Explains below a table only the signs that stand in it.</summary>
internal static class Legend
{
    public static string Of(IReadOnlyList<AnswerRow> rows, bool reportedColumns = false, bool withoutSides = false)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var figures = rows.SelectMany(row => row.Figures.Harms.Select(harm => harm.Figure).Concat(row.Figures.KilledBySide).Concat(row.Figures.Seizures.Select(seizure => seizure.Figure))).ToList();
        var text = new StringBuilder("\n");
        if (figures.Any(figure => figure.Best is null)) text.Append("..  not reported, which is not zero\n");
        if (figures.Any(figure => FigureText.Range(figure).Length > 0)) text.Append("( ) low-high, where they differ from the best figure\n");
        if (reportedColumns) text.Append("in  incidents that report the figure where not all do, +m: unquantified in m\n");
        if (figures.Any(figure => figure.UnquantifiedIn > 0)) text.Append("Unquantified: a word such as \"several\", which never becomes a number.\n");
        if (withoutSides) text.Append("Wider terminals also show killed by side; --output csv has all.\n");
        return text.Length == 1 ? "" : text.ToString();
    }
}
