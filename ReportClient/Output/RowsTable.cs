using System.Globalization;
using Reporting.Casualties;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Output;

/// <summary>Prints the rows of a series or breakdown for people.</summary>
/// <remarks>
/// The widest of three forms that fits the screen: with the killed of each side, and in words where not all incidents report; without
/// the sides; or with short "in" columns instead of the words.
/// </remarks>
internal static class RowsTable
{
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
        var columns = Columns(answer.Rows, heading, counts, sides: counts, inWords: true);
        var words = true;
        var withoutSides = counts && Width(columns) > screen.Width;
        if (withoutSides) columns = Columns(answer.Rows, heading, counts, sides: false, inWords: true);
        if (Width(columns) > screen.Width)
        {
            columns = Columns(answer.Rows, heading, counts, sides: false, inWords: false);
            words = false;
        }
        var table = new TableText();
        foreach (var column in columns) table.Column(column.Heading, column.IsNumber);
        for (var i = 0; i < answer.Rows.Count; i++) table.Row(columns.Select(column => column.Cells[i]));
        return top + "\n" + table.At(screen) + Legend.Of(answer, reportedColumns: !words && columns.Any(column => column.Heading == "in"), withoutSides);
    }

    private static List<TextColumn> Columns(IReadOnlyList<AnswerRow> rows, string heading, bool counts, bool sides, bool inWords)
    {
        List<TextColumn> columns = [new(heading, [.. rows.Select(row => row.Name)], IsNumber: false)];
        if (counts) columns.Add(new("Incidents", [.. rows.Select(row => FigureText.Number(row.Figures.Incidents))], IsNumber: true));
        foreach (var harm in Casualty.Harms)
        {
            var figures = rows.Select(row => row.Figures.Harms.ElementAt((int)harm).Figure).ToList();
            columns.Add(new(char.ToUpperInvariant(harm.Code()[0]) + harm.Code()[1..], FigureText.Column(figures), IsNumber: true));
            var reported = figures.Zip(rows, (figure, row) => Short(figure, row.Figures.Incidents)).ToList();
            if (!inWords && reported.Any(text => text.Length > 0)) columns.Add(new("in", reported, IsNumber: true));
        }
        if (sides)
        {
            for (var side = 0; side < Casualty.Sides.Count; side++)
                columns.Add(new("Killed:\n" + Casualty.Sides[side].Label(), FigureText.Column([.. rows.Select(row => row.Figures.KilledBySide[side])]), IsNumber: true));
        }
        var notes = rows.Select(row => Words(row.Figures)).ToList();
        if (inWords && notes.Any(note => note.Length > 0)) columns.Add(new("Reported", notes, IsNumber: false));
        return columns;
    }

    private static int Width(List<TextColumn> columns) => columns.Sum(column => column.Width) + TableText.Gap * (columns.Count - 1);

    // ".." already says that nothing was reported; what is left to say is a part of the incidents, and words.
    private static string Words(FigureSet figures)
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

    private static string Short(FigureTally figure, long incidents)
    {
        var reported = figure.ReportedIn > 0 && figure.ReportedIn < incidents ? FigureText.Number(figure.ReportedIn) : "";
        return figure.UnquantifiedIn > 0 ? string.Create(CultureInfo.InvariantCulture, $"{reported}+{figure.UnquantifiedIn:N0}") : reported;
    }

    private sealed record TextColumn(string Heading, IReadOnlyList<string> Cells, bool IsNumber)
    {
        public int Width { get; } = Cells.Append(Heading).SelectMany(text => text.Split('\n')).Max(line => line.Length);
    }
}
