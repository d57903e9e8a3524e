using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Briefs;

/// <summary>A piece of content: text, numbers, a chart, a table or a list.</summary>
public abstract record Block;

/// <summary>Text.</summary>
/// <param name="Text">The text.</param>
public sealed record Paragraph(Prose Text) : Block;

/// <summary>What a reader must know, in a few sentences, each with its number.</summary>
/// <param name="Items">The sentences, the most important first.</param>
public sealed record Takeaways(ImmutableArray<Takeaway> Items) : Block;

/// <summary>One thing that a reader must know.</summary>
/// <param name="Lead">The fact.</param>
/// <param name="Rest">What puts it into proportion; may be empty.</param>
public sealed record Takeaway(Prose Lead, Prose Rest);

/// <summary>The numbers of the week.</summary>
/// <param name="Items">The numbers, in reading order.</param>
public sealed record KeyFigures(ImmutableArray<KeyFigure> Items) : Block;

/// <summary>One number of the week, with what puts it into proportion.</summary>
public sealed record KeyFigure
{
    /// <summary>What is counted.</summary>
    public required string Label { get; init; }

    /// <summary>The number, or that it was not reported.</summary>
    public required PrintedFigure Value { get; init; }

    /// <summary>The section to which it leads, where it stands in a table with what belongs to it; null where there is none.</summary>
    public string? Section { get; init; }

    /// <summary>The number, with where it leads.</summary>
    internal Prose Number => new([.. ((Prose)Value).Runs.Select(run => run with { Section = Section })]);

    /// <summary>Low and high where they differ from the number; empty where not.</summary>
    public required Prose Range { get; init; }

    /// <summary>In how many incidents it was reported.</summary>
    public required Prose Reported { get; init; }

    /// <summary>In how many incidents there is only a word: "+ unquantified in 1"; empty where there is none.</summary>
    public required Prose Unquantified { get; init; }

    /// <summary>Against the week before, and against the mean of the four weeks before.</summary>
    public required ImmutableArray<Fact> Comparisons { get; init; }
}

/// <summary>A table.</summary>
public sealed record Table : Block
{
    /// <summary>Its name, the same in every edition: <c>places.table</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its columns.</summary>
    public required ImmutableArray<TableColumn> Columns { get; init; }

    /// <summary>Its rows, each with as many cells as there are columns.</summary>
    public required ImmutableArray<TableRow> Rows { get; init; }

    /// <summary>What must be known to read it, and the source of the data.</summary>
    public required Prose Note { get; init; }
}

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>Text, from the left.</summary>
    Text,
    /// <summary>Numbers, from the right.</summary>
    Number,
    /// <summary>A number with a bar of its size.</summary>
    Bar,
    /// <summary>The numbers of many weeks, drawn small.</summary>
    Trend,
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Weight">Its share of the width, against the other columns.</param>
public sealed record TableColumn(string Title, ColumnKind Kind, double Weight)
{
    /// <summary>What it becomes in files of data. Default: a column of its title without a tag, and none for a trend, whose numbers are only drawn.</summary>
    public ImmutableArray<DataColumn> Data { get; init; } = Kind == ColumnKind.Trend ? [] : [new DataColumn(Title, "")];

    /// <summary>The same column with a tag of the Humanitarian Exchange Language, <c>#adm1+name</c>.</summary>
    internal TableColumn Tagged(string tag) => this with { Data = [new DataColumn(Title, tag)] };
}

/// <summary>What a row is.</summary>
public enum RowKind
{
    /// <summary>One of the rows that add up.</summary>
    Plain,
    /// <summary>The rest that is known only to the level above, or has no group.</summary>
    Rest,
    /// <summary>The total.</summary>
    Total,
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="Kind">What it is.</param>
public sealed record TableRow(ImmutableArray<TableCell> Cells, RowKind Kind = RowKind.Plain);

/// <summary>A cell of a table.</summary>
/// <param name="Text">What is printed.</param>
/// <param name="Share">The length of its bar, 0 to 1; null for none.</param>
/// <param name="Trend">The numbers drawn small, the oldest first; <c>default</c> for none.</param>
public sealed record TableCell(Prose Text, double? Share = null, ImmutableArray<long> Trend = default)
{
    /// <summary>The days that it prints; null, the default, where it prints none.</summary>
    public Period? Days { get; init; }
}

/// <summary>Incidents in words.</summary>
/// <param name="Items">The incidents, in reading order.</param>
/// <param name="Note">What was chosen, and by which rule.</param>
public sealed record IncidentList(ImmutableArray<NotableIncident> Items, Prose Note) : Block;

/// <summary>An incident and why it is listed.</summary>
public sealed record NotableIncident
{
    /// <summary>The incident.</summary>
    public required IncidentId Id { get; init; }

    /// <summary>Why it is listed.</summary>
    public required ImmutableArray<Prose> Reasons { get; init; }

    /// <summary>When: a day or a span.</summary>
    public required Prose When { get; init; }

    /// <summary>Where, and how exactly that is known.</summary>
    public required Prose Where { get; init; }

    /// <summary>The incident type and who took part.</summary>
    public required Prose What { get; init; }

    /// <summary>What happened, in the source's words; empty where the source has none.</summary>
    public required Prose Summary { get; init; }

    /// <summary>Each figure as each party gave it, and what of it was counted.</summary>
    public required ImmutableArray<Prose> Figures { get; init; }

    /// <summary>Where it was printed.</summary>
    public required Prose Sources { get; init; }
}

/// <summary>How the numbers were made.</summary>
/// <param name="Items">Label and text.</param>
public sealed record Notes(ImmutableArray<Fact> Items) : Block;
