using System.Collections.Immutable;
using Reporting.Incidents;

namespace Reporting.Tracing;

/// <summary>How a printed figure was derived: from which incidents, by which rule.</summary>
/// <remarks>
/// Immutable. Closed: the records of this folder are all there are. Incidents may be given without their texts, except to
/// <see cref="OutletCount"/>, which counts sources.
/// </remarks>
public abstract record FigureOrigin
{
    private protected FigureOrigin()
    {
    }

    /// <summary>What the figure is, in words: <c>killed, best, 2021-W28, province afghanistan/badakhshan</c>.</summary>
    public abstract string Label { get; }

    /// <summary>The rule that made the number, in sentences.</summary>
    public abstract string InWords { get; }

    /// <summary>The figures that it is made from, in order; empty where it is counted from incidents itself, or from none.</summary>
    public virtual ImmutableArray<FigureOrigin> Parts => [];

    /// <summary>Which incidents it is counted from; null where it is made from parts, or counted from no incident.</summary>
    public virtual Slice? Slice => null;

    /// <summary>What it is made from in the end, each once: itself where it has no parts.</summary>
    public IEnumerable<FigureOrigin> Leaves => Parts.IsEmpty ? [this] : Parts.SelectMany(part => part.Leaves).Distinct();

    /// <summary>The number over incidents, of which those that do not lie behind it add nothing; null where not reported or not known.</summary>
    public abstract decimal? Value(IReadOnlyCollection<Incident> incidents);

    /// <summary>What an incident adds; nothing where it does not lie behind the figure, or where the figure is made from parts.</summary>
    public virtual Contribution Contribution(Incident incident) => default;

    /// <summary>Whether an incident lies behind the figure or a part of it.</summary>
    public bool IsBehind(Incident incident) => Leaves.Any(leaf => leaf.Contribution(incident).LiesBehind);

    /// <summary>Whether the change of one incident is a reason for the figure to change: it adds something else than before, to it or to a part of it.</summary>
    /// <param name="before">The incident as it stood; null when it did not.</param>
    /// <param name="after">The incident as it stands; null when it does not.</param>
    public bool IsAlteredBy(Incident? before, Incident? after) =>
        Leaves.Any(leaf => (before is null ? default : leaf.Contribution(before)) != (after is null ? default : leaf.Contribution(after)));
}

/// <summary>A sum over incidents of what each adds.</summary>
/// <param name="Of">Which incidents.</param>
/// <param name="Measure">What is counted in them.</param>
public sealed record Counted(Slice Of, Measure Measure) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => $"{Measure.Label(Of.Rule)}, {Of.Label}";

    /// <inheritdoc/>
    public override string InWords => Measure.IsDecidedByRule ? $"{Measure.InWords} {Of.Rule.InWords}" : Measure.InWords;

    /// <inheritdoc/>
    public override Slice? Slice => Of;

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) => Measure.Of(Of.Sum(incidents), incidents, Of);

    /// <inheritdoc/>
    public override Contribution Contribution(Incident incident) => Of.Holds(incident) ? Measure.Of(incident, Of) : default;
}

/// <summary>A number that no incident lies behind: how far the ledger had come, or what it had met.</summary>
/// <param name="Number">The number.</param>
/// <param name="What">What it is, in words.</param>
/// <param name="From">Where it was read, in a sentence; null, the default, for the ledger as it stood.</param>
public sealed record FromLedger(decimal? Number, string What, string? From = null) : FigureOrigin
{
    /// <summary>The same number, counted from what has changed since an edition.</summary>
    public FromLedger SinceEdition(int number) => this with { From = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Counted from the changes since edition {number}; 'brief diff' lists them.") };

    /// <inheritdoc/>
    public override string Label => What;

    /// <inheritdoc/>
    public override string InWords => From ?? "Read from the ledger as it stood, not counted from the incidents of the brief.";

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) => Number;
}

/// <summary>A number that no incident lies behind: what the calendar says, or that the data do not cover the days.</summary>
/// <param name="Number">The number; null where the data begin later.</param>
/// <param name="What">What it is, in words.</param>
public sealed record FromCalendar(decimal? Number, string What) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => What;

    /// <inheritdoc/>
    public override string InWords => Number is null ? "Not known: the data begin later, and what came before them was never entered." : "Read from the calendar; no incident lies behind it.";

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) => Number;
}

/// <summary>A number that an earlier edition printed: it stands as it was printed, whatever is known now.</summary>
/// <param name="Edition">The edition's number.</param>
/// <param name="Id">The id that the figure had in it.</param>
/// <param name="Number">The number; null where it was not reported.</param>
public sealed record FromEdition(int Edition, string Id, decimal? Number) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id} as edition {Edition} printed it");

    /// <inheritdoc/>
    public override string InWords => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Read from edition {Edition}; 'explain --edition {Edition} --brief-figure {Id}' shows the incidents that it was counted from.");

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) => Number;
}
