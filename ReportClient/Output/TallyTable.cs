using Reporting.Casualties;
using Reporting.Queries;
using Reporting.Seizures;
using Reporting.Tallies;

namespace Reporting.Output;

/// <summary>Prints one tally for people: casualties by side, then seized items.</summary>
internal static class TallyTable
{
    public static string Print(Answer answer, Screen screen)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(screen);
        var figures = answer.Rows[0].Figures;
        return AnswerHeading.Of(answer.Question, answer.AsOf) + "\n" + Body(figures, screen) + Seized(figures.Seizures, screen) + Legend.Of(answer);
    }

    private static string Body(FigureSet figures, Screen screen)
    {
        List<(string Name, FigureTally Figure)> rows = [("Killed", figures.Killed)];
        rows.AddRange(Casualty.Sides.Zip(figures.KilledBySide, (side, figure) => ("  " + side.Label(), figure)));
        rows.Add(("Wounded", figures.Wounded));
        rows.Add(("Captured", figures.Captured));
        var numbers = FigureText.Column([.. rows.Select(row => row.Figure)]);
        var width = numbers.Max(text => text.Length);
        var table = new TableText(headings: false).Column("").Column("", number: true).Column("");
        table.Row(["Incidents", Under(FigureText.Number(figures.Incidents), numbers[0], rows[0].Figure, width), ""]);
        for (var i = 0; i < rows.Count; i++)
            table.Row([rows[i].Name, numbers[i], FigureText.Coverage(rows[i].Figure, figures.Incidents)]);
        return table.At(screen);
    }

    // A plain number stands above the best figures, not above their ranges.
    private static string Under(string number, string sample, FigureTally figure, int width)
    {
        var best = FigureText.Best(figure);
        var end = sample.IndexOf(best, StringComparison.Ordinal) + best.Length;
        return number.Length >= end ? number.PadRight(width) : number.PadLeft(end).PadRight(width);
    }

    private static string Seized(IReadOnlyList<SeizureTally> seizures, Screen screen)
    {
        if (seizures.Count == 0) return "\nNo weapons or other items reported seized, found or surrendered.\n";
        return "\nSeized, found or surrendered\n" + SeizureTable(seizures, screen);
    }

    /// <summary>A row an item, in the order of the UN's list of weapons.</summary>
    public static string SeizureTable(IReadOnlyList<SeizureTally> seizures, Screen screen)
    {
        var numbers = FigureText.Column([.. seizures.Select(seizure => seizure.Figure)]);
        var table = new TableText().Column("Category").Column("Item").Column("Quantity", number: true).Column("Unit").Column("Reported");
        foreach (var (seizure, number) in seizures.Zip(numbers))
        {
            table.Row([seizure.Item.Category.Label(), seizure.Item.Item, number, seizure.Item.Unit, FigureText.Mentions(seizure)]);
        }
        return table.At(screen);
    }
}
