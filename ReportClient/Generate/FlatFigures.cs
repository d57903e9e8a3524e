using Reporting.Casualties;

namespace Reporting.Generate;

/// <summary>One number where several parties gave theirs, as a flat table holds it.</summary>
/// <remarks>Derived by the product's printed rule, and not by its code, so that equal answers of both prove something.</remarks>
internal static class FlatFigures
{
    private static readonly Side[] Sides = [Side.Militants, Side.SecurityForces, Side.Civilians, Side.Unknown];

    /// <summary>The total as given; else the sum of the sides, which is no zero unless every side is one; null where nobody gave a number.</summary>
    public static int? Best(Draft draft, Harm harm)
    {
        if (Median(draft, harm, Side.Total) is { } given) return given;
        var (sum, sides) = (0, 0);
        foreach (var side in Sides)
        {
            if (Median(draft, harm, side) is not { } part) continue;
            (sum, sides) = (sum + part, sides + 1);
        }
        return sum > 0 || sides == Sides.Length ? sum : null;
    }

    /// <summary>The ends of the total of the killed; both the best where no estimate was given.</summary>
    public static (int? Low, int? High) Ends(Draft draft, int? best)
    {
        foreach (ref readonly var figure in draft.Figures.All)
            if (figure is { Harm: Harm.Killed, Side: Side.Total, Quantity.Kind: QuantityKind.Estimate }) return (figure.Quantity.Low, figure.Quantity.High);
        return (best, best);
    }

    // The lower of two that lie in the middle; words do not count.
    private static int? Median(Draft draft, Harm harm, Side side)
    {
        Span<int> numbers = stackalloc int[draft.Figures.Count];
        var count = 0;
        foreach (ref readonly var figure in draft.Figures.All)
            if (figure.Harm == harm && figure.Side == side && figure.Quantity.Kind != QuantityKind.Vague) numbers[count++] = figure.Quantity.Best;
        if (count == 0) return null;
        numbers = numbers[..count];
        numbers.Sort();
        return numbers[(count - 1) / 2];
    }
}
