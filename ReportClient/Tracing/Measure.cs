using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Seizures;
using Reporting.Tallies;

namespace Reporting.Tracing;

/// <summary>What of a figure is meant.</summary>
public enum FigurePart
{
    /// <summary>The number that the rule sums; its best figure by default.</summary>
    Best,
    /// <summary>The low end.</summary>
    Low,
    /// <summary>The high end.</summary>
    High,
    /// <summary>In how many incidents there is a number.</summary>
    ReportedIn,
    /// <summary>In how many incidents there is a word.</summary>
    UnquantifiedIn,
    /// <summary>In how many incidents a seized item is mentioned, with a number or a word.</summary>
    MentionedIn,
}

/// <summary>What is counted in incidents.</summary>
/// <remarks>Immutable, compared by value. Closed: the records in this file are all there are.</remarks>
public abstract record Measure
{
    private protected Measure()
    {
    }

    /// <summary>Incidents, each once.</summary>
    public static Measure Incidents { get; } = new IncidentCount(Fatal: false);

    /// <summary>Incidents with at least one death by the rule.</summary>
    public static Measure FatalIncidents { get; } = new IncidentCount(Fatal: true);

    /// <summary>A casualty figure.</summary>
    public static Measure Of(Harm harm, Side side, FigurePart part = FigurePart.Best) => new CasualtyCount(harm, side, part);

    /// <summary>What is counted, in words: <c>killed, best, civilians</c>.</summary>
    /// <param name="rule">The rule, which gives the best figure its name.</param>
    public abstract string Label(CountingRule rule);

    /// <summary>How it is counted, in a sentence.</summary>
    public abstract string InWords { get; }

    /// <summary>Whether the counting rule decides the number; low, high and the counts of incidents are what they are under each.</summary>
    internal virtual bool IsDecidedByRule => false;

    /// <summary>The number over incidents that add up to a tally.</summary>
    internal abstract long? Of(Tally sum, IEnumerable<Incident> incidents, Slice slice);

    /// <summary>What one incident of the slice adds.</summary>
    internal abstract Contribution Of(Incident incident, Slice slice);

    private protected static string PartLabel(FigurePart part, CountingRule rule) => part switch
    {
        FigurePart.Best => rule.Choice.Code(),
        FigurePart.Low => "low",
        FigurePart.High => "high",
        FigurePart.ReportedIn => "incidents that report it",
        FigurePart.UnquantifiedIn => "incidents with only a word for it or a part of it",
        _ => "incidents that mention it",
    };

    private protected static string PartInWords(FigurePart part) => part switch
    {
        FigurePart.Best => "The sum of the number that each incident gives, brought to one by the counting rule; not reported where no incident gives one.",
        FigurePart.Low => "The sum of the low end that the source of each incident gives, the lowest of several, also where it lies above the best figure; not known where an incident that reports leaves it open.",
        FigurePart.High => "The sum of the high end that the source of each incident gives, the highest of several, also where it lies below the best figure; not known where an incident that reports leaves it open.",
        FigurePart.ReportedIn => "The number of incidents that give a number.",
        FigurePart.UnquantifiedIn => "The number of incidents that give only a word for it or for a part of it.",
        _ => "The number of incidents that mention it, with a number or a word.",
    };

    private protected static long? NumberOf(FigureTally figure, FigurePart part, long mentionedIn) => part switch
    {
        FigurePart.Best => figure.Best,
        FigurePart.Low => figure.Low,
        FigurePart.High => figure.High,
        FigurePart.ReportedIn => figure.ReportedIn,
        FigurePart.UnquantifiedIn => figure.UnquantifiedIn,
        _ => mentionedIn,
    };

    private protected static Contribution PartOf(FigureTally figure, FigurePart part, long mentionedIn)
    {
        var number = NumberOf(figure, part, mentionedIn);
        return part is FigurePart.Best or FigurePart.Low or FigurePart.High
            ? new Contribution(true, number, figure.UnquantifiedIn > 0, IsOpen: figure.Best is not null && number is null)
            : Contribution.Times(number!.Value);
    }
}

/// <summary>Incidents.</summary>
/// <param name="Fatal">Whether only those with at least one death by the rule are counted.</param>
public sealed record IncidentCount(bool Fatal) : Measure
{
    /// <inheritdoc/>
    public override string Label(CountingRule rule) => Fatal ? "incidents with at least one death" : "incidents";

    /// <inheritdoc/>
    public override string InWords => Fatal
        ? "Each incident with at least one death by the counting rule counts once, on its first day."
        : "Each incident counts once, on its first day.";

    internal override bool IsDecidedByRule => Fatal;

    internal override long? Of(Tally sum, IEnumerable<Incident> incidents, Slice slice) => Fatal ? sum.FatalIncidents : sum.Incidents;

    internal override Contribution Of(Incident incident, Slice slice) =>
        Contribution.Times(slice.Share(incident) is var share && Fatal ? share.FatalIncidents : share.Incidents);
}

/// <summary>A casualty figure.</summary>
/// <param name="Harm">What happened to the persons.</param>
/// <param name="Side">Which persons.</param>
/// <param name="Part">What of the figure is meant.</param>
public sealed record CasualtyCount(Harm Harm, Side Side, FigurePart Part) : Measure
{
    /// <inheritdoc/>
    public override string Label(CountingRule rule) => string.Join(", ", ((string?[])[Side == Side.Total ? null : Side == Side.Unknown ? "side not known" : Side.Label(), Harm.Code(), PartLabel(Part, rule)]).OfType<string>());

    /// <inheritdoc/>
    public override string InWords => PartInWords(Part);

    internal override bool IsDecidedByRule => Part == FigurePart.Best;

    internal override long? Of(Tally sum, IEnumerable<Incident> incidents, Slice slice) => NumberOf(sum.Of(Harm, Side), Part, 0);

    // An incident that began earlier and has no share here does not count as one that does not report.
    internal override Contribution Of(Incident incident, Slice slice)
    {
        var share = slice.Share(incident);
        var figure = share.Of(Harm, Side);
        return figure.IsEmpty && share.Incidents == 0 ? Contribution.None : PartOf(figure, Part, 0);
    }
}

/// <summary>A seized item.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Part">What of its quantity is meant.</param>
public sealed record SeizedCount(SeizureItem Item, FigurePart Part) : Measure
{
    /// <inheritdoc/>
    public override string Label(CountingRule rule) => $"{Item.Item} ({Item.Category.Label().ToLowerInvariant()}, {Item.Unit}), {PartLabel(Part, rule)}";

    /// <inheritdoc/>
    public override string InWords => PartInWords(Part);

    internal override bool IsDecidedByRule => Part == FigurePart.Best;

    internal override long? Of(Tally sum, IEnumerable<Incident> incidents, Slice slice) => Row(sum) is var row ? NumberOf(row.Figure, Part, row.MentionedIn) : null;

    internal override Contribution Of(Incident incident, Slice slice)
    {
        var row = Row(slice.Share(incident));
        return row.Figure.IsEmpty && row.MentionedIn == 0 ? Contribution.None : PartOf(row.Figure, Part, row.MentionedIn);
    }

    private SeizureTally Row(Tally tally) => tally.Seizures.FirstOrDefault(row => row.Item == Item);
}

/// <summary>Incidents of a kind that tallies do not keep.</summary>
/// <param name="Kind">The kind.</param>
public sealed record KindCount(IncidentKind Kind) : Measure
{
    /// <inheritdoc/>
    public override string Label(CountingRule rule) => Kind.Label();

    /// <inheritdoc/>
    public override string InWords => Kind.InWords();

    internal override long? Of(Tally sum, IEnumerable<Incident> incidents, Slice slice) => incidents.Sum(incident => Kind.Times(incident, slice));

    internal override Contribution Of(Incident incident, Slice slice) => Contribution.Times(Kind.Times(incident, slice));
}
