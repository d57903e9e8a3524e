using System.Collections.Immutable;
using Reporting.Seizures;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>Weapons seized, found or surrendered, by category; a sentence where none was reported.</summary>
internal static class WeaponSection
{
    private static readonly ImmutableArray<TableColumn> Columns =
    [
        new TableColumn("Category", ColumnKind.Text, 2.2).Tagged("#item+category"),
        new TableColumn("Item", ColumnKind.Text, 2.2).Tagged("#item+name"),
        new("Quantity", ColumnKind.Number, 1.1)
        {
            Data = [new("Quantity", "#item+num"), new("Quantity, low", "#item+num+min", DataPart.Low), new("Quantity, high", "#item+num+max", DataPart.High), new("Quantity, as printed", "", DataPart.Printed)],
        },
        new TableColumn("Unit", ColumnKind.Text, 0.9).Tagged("#item+unit"),
        new("Unquantified in", ColumnKind.Number, 1.3) { Data = [new("Unquantified in", "") { Dash = 0 }] },
        new TableColumn("Reported in", ColumnKind.Number, 1.1).Tagged("#event+num"),
    ];

    public static Section? Compose(BriefFacts facts, FigureRegister figures)
    {
        if (facts.IsEmpty) return null;
        if (facts.Now.Seizures.IsEmpty)
            return new Section("weapons", "Weapons seized", [new Paragraph(None(Phrase.Any(facts.Count(figures))))]);
        var order = WeaponCategories.All.ToList();
        var rows = facts.Now.Seizures.OrderBy(row => order.IndexOf(row.Item.Category)).ThenBy(row => row.Item.Item, StringComparer.Ordinal).ThenBy(row => row.Item.Unit, StringComparer.Ordinal);
        return new Section("weapons", "Weapons seized",
        [
            new Table
            {
                Id = "weapons.table",
                Columns = Columns,
                Rows = [.. rows.Select(row => Row(row, facts, figures))],
                Note = Prose.Of($"Categories after the UN panel on small arms. A word such as “several” is not a number: those incidents are counted under “unquantified in”. “..” not reported as a number. {Prose.Words(Phrase.RangeLeftOut)} {Phrase.Source(facts)}"),
            },
        ]);
    }

    private static Prose None(Prose incidents) =>
        Prose.Of($"No weapons are reported seized, found or surrendered in {incidents}. That is not a report that there were none.");

    /// <summary>The id of an item's figures.</summary>
    public static string Id(SeizureTally row) => $"weapons.{row.Item.Category.Code()}.{Part(row.Item.Item)}.{Part(row.Item.Unit)}";

    /// <summary>Where the parts of an item's figures come from.</summary>
    public static PartOrigin Origin(BriefFacts facts, SeizureTally row) => part => facts.Slice.Count(new SeizedCount(row.Item, part));

    // Items are told apart as sources write them ("AK-47", "AK 47"), so their names stand in the id as they are, but for its dots.
    private static string Part(string name) => name.Replace("%", "%25", StringComparison.Ordinal).Replace(".", "%2E", StringComparison.Ordinal);

    private static TableRow Row(SeizureTally row, BriefFacts facts, FigureRegister figures)
    {
        var quantity = figures.Cell(Id(row) + ".quantity", row.Figure.Best, Origin(facts, row)(FigurePart.Best));
        var range = Phrase.Range(figures, Id(row) + ".quantity", row.Figure, Origin(facts, row));
        return new TableRow(
        [
            new TableCell(Prose.Name(row.Item.Category.Label())),
            new TableCell(Prose.Name(row.Item.Item)),
            new TableCell(range.IsEmpty ? quantity : Prose.Of($"{quantity} ({range})")),
            new TableCell(Prose.Name(row.Item.Unit)),
            new TableCell(row.Figure.UnquantifiedIn == 0 ? Prose.Words("–") : Phrase.Count(figures.Count(Id(row) + ".unquantifiedIn", row.Figure.UnquantifiedIn, Origin(facts, row)(FigurePart.UnquantifiedIn)), "incident")),
            new TableCell(Phrase.Count(figures.Count(Id(row) + ".mentionedIn", row.MentionedIn, Origin(facts, row)(FigurePart.MentionedIn)), "incident")),
        ]);
    }
}
