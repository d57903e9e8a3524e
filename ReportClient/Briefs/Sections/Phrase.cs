using Reporting.Casualties;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>Turns of phrase that several sections share.</summary>
internal static class Phrase
{
    /// <summary>A number with its noun: "1 incident", "3 incidents".</summary>
    public static Prose Count(PrintedFigure figure, string one, string? many = null) =>
        Prose.Of($"{figure} {Prose.Words(figure.Value == 1 ? one : many ?? one + "s")}");

    /// <summary>"any of the 3 incidents", "the 1 incident".</summary>
    public static Prose Any(PrintedFigure incidents) => Prose.Of($"{Prose.Words(incidents.Value == 1 ? "the" : "any of the")} {Count(incidents, "incident")}");

    /// <summary>The best figure; where sources give only words, in how many incidents: "unquantified in 1", not "not reported".</summary>
    public static PrintedFigure Best(FigureRegister figures, string id, FigureTally tally, FigureOrigin origin) => tally.Best is null && tally.UnquantifiedIn > 0
        ? figures.AsGiven(id, null, "unquantified in " + FigureRegister.Text(tally.UnquantifiedIn), origin)
        : figures.Count(id, tally.Best, origin);

    /// <summary>A quantity in a source's own form, its numbers as tables print them: "at least 1,200", "40 (40–44)", "several".</summary>
    public static string Given(Quantity quantity) => quantity switch
    {
        { IsVague: true } => quantity.ToString(),
        { Kind: QuantityKind.AtLeast, Best: { } least } => "at least " + FigureRegister.Text(least),
        { Kind: QuantityKind.Exact, Best: { } exact } => FigureRegister.Text(exact),
        { Best: { } best, Low: { } low, High: { } high } when low != best || high != best => $"{FigureRegister.Text(best)} ({FigureRegister.Text(low)}–{FigureRegister.Text(high)})",
        { Best: { } best, Low: { } low, High: null } when low != best => $"{FigureRegister.Text(best)} (low {FigureRegister.Text(low)})",
        { Best: { } best, Low: null, High: { } high } when high != best => $"{FigureRegister.Text(best)} (high {FigureRegister.Text(high)})",
        { Best: { } best } => FigureRegister.Text(best),
        _ => quantity.ToString(),
    };

    /// <summary>In how many incidents a figure was reported: "reported in 2 of 3 incidents, + unquantified in 1".</summary>
    public static Prose Reported(FigureRegister figures, string id, FigureTally tally, PrintedFigure incidents, PartOrigin origin)
    {
        var text = ReportedIn(figures, id, tally, incidents, origin);
        return tally.UnquantifiedIn == 0 ? text : Prose.Of($"{text}, {Unquantified(figures, id, tally, origin)}");
    }

    /// <summary>In how many incidents there is a number: "reported in 2 of 3 incidents".</summary>
    public static Prose ReportedIn(FigureRegister figures, string id, FigureTally tally, PrintedFigure incidents, PartOrigin origin) => tally is { ReportedIn: 0, Best: not null }
        ? Prose.Words("shares of incidents that began earlier")
        : Prose.Of($"reported in {figures.Count(id + ".reportedIn", tally.ReportedIn, origin(FigurePart.ReportedIn))} of {Count(incidents, "incident")}");

    /// <summary>In how many incidents there is only a word: "+ unquantified in 1".</summary>
    public static Prose Unquantified(FigureRegister figures, string id, FigureTally tally, PartOrigin origin) =>
        Prose.Of($"+ unquantified in {figures.Count(id + ".unquantifiedIn", tally.UnquantifiedIn, origin(FigurePart.UnquantifiedIn))}");

    /// <summary>What notes say of <see cref="Range"/>.</summary>
    public const string RangeLeftOut = "A range that does not contain its number is left out.";

    /// <summary>Low and high, where they are known, differ from the best figure and contain it; else empty.</summary>
    public static Prose Range(FigureRegister figures, string id, FigureTally tally, PartOrigin origin)
    {
        if (tally.Best is null || (tally.Low ?? tally.Best) == tally.Best && (tally.High ?? tally.Best) == tally.Best || !tally.IsInside) return Prose.Empty;
        return (tally.Low, tally.High) switch
        {
            ({ } low, { } high) => Prose.Of($"{figures.Count(id + ".low", low, origin(FigurePart.Low))}–{figures.Count(id + ".high", high, origin(FigurePart.High))}"),
            ({ } low, null) => Prose.Of($"low {figures.Count(id + ".low", low, origin(FigurePart.Low))}"),
            (_, { } high) => Prose.Of($"high {figures.Count(id + ".high", high, origin(FigurePart.High))}"),
            _ => Prose.Empty,
        };
    }

    /// <summary>The source line below charts and tables.</summary>
    public static Prose Source(BriefFacts facts)
    {
        var sets = facts.DataSets;
        var source = sets.IsEmpty ? Prose.Words("Source: incidents in the ledger") : Prose.Of($"Source: {Prose.List([.. sets.Select(set => new Prose([new Run(set, RunKind.Name, Section: SectionNames.Method)]))])}");
        return facts.AsOf.RecordedAt is { } at ? Prose.Of($"{source}, data as of {at}.") : Prose.Of($"{source}.");
    }
}
