using System.Collections.Immutable;
using Reporting.Ledger;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tracing;

/// <summary>A figure taken apart: the rule that made it, and what each incident behind it adds.</summary>
/// <remarks>Immutable. It adds up where <see cref="AddsUp"/> says so; a figure that does not is a fault of the program or of the store.</remarks>
internal sealed record Explanation
{
    /// <summary>The figure's name: <c>killed</c>, or its id in a brief.</summary>
    public required string Figure { get; init; }

    public required FigureOrigin Origin { get; init; }

    /// <summary>By which rule figures are counted.</summary>
    public required CountingRule Rule { get; init; }

    public required DataAsOf AsOf { get; init; }

    /// <summary>What was answered or printed; null where not reported or not known.</summary>
    public required decimal? Printed { get; init; }

    /// <summary>How it was printed: <c>2,037.3</c>, <c>+11%</c>; null, the default, where it has no text of its own.</summary>
    public string? PrintedText { get; init; }

    /// <summary>What the incidents give by the rule.</summary>
    public required decimal? Value { get; init; }

    /// <summary>Who gave <see cref="Printed"/>: <c>the tally</c>, <c>the brief</c>.</summary>
    public required string PrintedBy { get; init; }

    /// <summary>What it is made from in the end: itself where it is counted from incidents.</summary>
    public required ImmutableArray<ExplainedPart> Parts { get; init; }

    public bool AddsUp => Printed == Value && Parts.All(part => part.AddsUp);
}

/// <summary>One sum over incidents.</summary>
/// <param name="Origin">What it counts.</param>
/// <param name="Value">What the incidents give by the rule; null where not reported or not known.</param>
/// <param name="Sum">What is added up one by one; null where no incident adds a number.</param>
/// <param name="Behind">How many incidents lie behind it, those that do not report it among them.</param>
/// <param name="NotReporting">How many of them give neither a number nor a word.</param>
/// <param name="Words">How many of them give a word for it or for a part of it.</param>
/// <param name="Open">How many of them leave this end open.</param>
/// <param name="Listed">The first of them by day, with their sources.</param>
internal sealed record ExplainedPart(
    FigureOrigin Origin, decimal? Value, decimal? Sum, int Behind, int NotReporting, int Words, int Open, ImmutableArray<ExplainedIncident> Listed)
{
    /// <summary>How many lie behind it and are not listed.</summary>
    public int NotListed => Behind - Listed.Length;

    /// <summary>Whether what is added up one by one is its value; where things are told apart and not added, there is nothing to add up.</summary>
    public bool AddsUp => Origin switch
    {
        Counted when Open > 0 => Value is null,
        Counted { Measure: CasualtyCount { Part: FigurePart.Best or FigurePart.Low or FigurePart.High } or SeizedCount { Part: FigurePart.Best or FigurePart.Low or FigurePart.High } } => Value == Sum,
        Counted or Tracing.Listed => Value == (Sum ?? 0),
        OfIncident => Value == Sum,
        _ => true,
    };
}

/// <summary>One incident behind a figure.</summary>
/// <param name="Found">The incident, with its sources.</param>
/// <param name="Adds">What it adds.</param>
/// <param name="Accounts">What parties say, where it is not plainly the number added; empty else.</param>
internal sealed record ExplainedIncident(FoundIncident Found, Contribution Adds, string Accounts);
