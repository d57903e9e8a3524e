using Reporting.Casualties;
using Reporting.Queries;

namespace Reporting.Output;

/// <summary>Prints the rows of a series or breakdown for people.</summary>
/// <remarks>A wide screen also shows the killed of each side. What was not reported in all incidents is said in the last column.</remarks>
internal static class RowsTable
{
    /// <summary>From this width on the sides have columns of their own.</summary>
    public const int WideFrom = 120;

    /// <param name="answer">What to print.</param>
    /// <param name="heading">The heading of the first column: <c>Week</c>, <c>Province</c>.</param>
    /// <param name="counts">Whether the rows differ in incidents.</param>
    /// <param name="screen">Where it is printed.</param>
    public static string Print(Answer answer, string heading, bool counts, Screen screen)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(screen);
        var top = AnswerHeading.Of(answer.Question, answer.AsOf);
        if (answer.Rows.Count == 0) return top + "\nNo incidents.\n";
        if (!counts) top += FigureText.Incidents(answer.Rows[0].Figures.Incidents) + "\n";
        return top + "\n" + Rows(answer.Rows, heading, counts, screen) + "\n.. not reported, which is not zero. In brackets: low-high where they differ from the best figure.\n";
    }

    private static string Rows(IReadOnlyList<AnswerRow> rows, string heading, bool counts, Screen screen)
    {
        List<(string Heading, IReadOnlyList<string> Cells, bool Number)> columns = [(heading, [.. rows.Select(row => row.Name)], false)];
        if (counts) columns.Add(("Incidents", [.. rows.Select(row => FigureText.Number(row.Figures.Incidents))], true));
        columns.Add(("Killed", FigureText.Column([.. rows.Select(row => row.Figures.Killed)]), true));
        columns.Add(("Wounded", FigureText.Column([.. rows.Select(row => row.Figures.Wounded)]), true));
        columns.Add(("Captured", FigureText.Column([.. rows.Select(row => row.Figures.Captured)]), true));
        if (counts && screen.Width >= WideFrom)
        {
            for (var side = 0; side < Casualty.Sides.Count; side++)
                columns.Add(("Killed:\n" + Casualty.Sides[side].Label(), FigureText.Column([.. rows.Select(row => row.Figures.KilledBySide[side])]), true));
        }
        var notes = rows.Select(row => Notes(row.Figures)).ToList();
        if (notes.Any(note => note.Length > 0)) columns.Add(("Reported", notes, false));
        var table = new TableText();
        foreach (var column in columns) table.Column(column.Heading, column.Number, column.Number);
        for (var i = 0; i < rows.Count; i++) table.Row(columns.Select(column => column.Cells[i]));
        return table.At(screen);
    }

    // ".." already says that nothing was reported; what is left to say is a part of the incidents, and words.
    private static string Notes(FigureSet figures)
    {
        var notes = new List<string>();
        foreach (var (name, figure) in figures.Harms)
        {
            var said = new List<string>(2);
            if (figure.ReportedIn > 0 && figure.ReportedIn < figures.Incidents) said.Add($"in {FigureText.Number(figure.ReportedIn)} of {FigureText.Number(figures.Incidents)}");
            if (figure.UnquantifiedIn > 0) said.Add($"{(figure.ReportedIn > 0 ? "+ " : "")}unquantified in {FigureText.Number(figure.UnquantifiedIn)}");
            if (said.Count > 0) notes.Add($"{name} {string.Join(", ", said)}");
        }
        return string.Join("; ", notes);
    }
}
