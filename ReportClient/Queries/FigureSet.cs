using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>What is printed about one question, step or key: incidents, casualties and seized items.</summary>
/// <remarks>A figure nobody reported is empty and prints as not reported, never as zero. Compared by value.</remarks>
internal sealed record FigureSet
{
    /// <summary>Nothing happened that the store knows of: 0 incidents, no figure reported.</summary>
    public static FigureSet None { get; } = Of(Tally.Empty);

    /// <summary>How many incidents; the n of "reported in k of n".</summary>
    public required long Incidents { get; init; }

    public required FigureTally Killed { get; init; }

    public required FigureTally Wounded { get; init; }

    public required FigureTally Captured { get; init; }

    /// <summary>The killed of each side, in the order of <see cref="Casualty.Sides"/>.</summary>
    public required ImmutableArray<FigureTally> KilledBySide { get; init; }

    public required ImmutableArray<SeizureTally> Seizures { get; init; }

    /// <summary>The three harms with their names, in the order in which they are printed.</summary>
    public IEnumerable<(string Name, FigureTally Figure)> Harms => [("killed", Killed), ("wounded", Wounded), ("captured", Captured)];

    public static FigureSet Of(Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        return new FigureSet
        {
            Incidents = tally.Incidents,
            Killed = tally.Of(Harm.Killed),
            Wounded = tally.Of(Harm.Wounded),
            Captured = tally.Of(Harm.Captured),
            KilledBySide = [.. Casualty.Sides.Select(side => tally.Of(Harm.Killed, side))],
            Seizures = tally.Seizures,
        };
    }

    /// <summary>The casualties of one side in the same incidents; seized items belong to no side.</summary>
    public static FigureSet OfSide(Tally tally, Side side)
    {
        ArgumentNullException.ThrowIfNull(tally);
        return new FigureSet
        {
            Incidents = tally.Incidents,
            Killed = tally.Of(Harm.Killed, side),
            Wounded = tally.Of(Harm.Wounded, side),
            Captured = tally.Of(Harm.Captured, side),
            KilledBySide = [.. Casualty.Sides.Select(other => other == side ? tally.Of(Harm.Killed, side) : default)],
            Seizures = [],
        };
    }

    /// <inheritdoc/>
    public bool Equals(FigureSet? other) => other is not null && Incidents == other.Incidents
        && Killed == other.Killed && Wounded == other.Wounded && Captured == other.Captured
        && KilledBySide.AsSpan().SequenceEqual(other.KilledBySide.AsSpan()) && Seizures.AsSpan().SequenceEqual(other.Seizures.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Incidents, Killed, Wounded, Captured, Seizures.Length);

    /// <summary>One seized item and the incidents that mention it; their casualties are not the item's.</summary>
    public static FigureSet OfItem(SeizureTally item) => None with { Incidents = item.MentionedIn, Seizures = [item] };
}
