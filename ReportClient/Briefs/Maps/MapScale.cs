using System.Collections.Immutable;
using System.Globalization;

namespace Reporting.Briefs.Maps;

/// <summary>Which numbers share a colour of a map: up to four classes above zero.</summary>
/// <remarks>
/// Bounds are steps of 1, 2, 5, 10, 20, 50 and so on, chosen by the highest number of a place in any week drawn, so that a colour means the
/// same from week to week. Immutable. The bounds are a scale, as the steps of an axis are, and no figures of the brief.
/// </remarks>
public sealed class MapScale
{
    private const int MostClasses = 4;

    private MapScale(ImmutableArray<long> from) => From = from;

    /// <summary>The lowest number of each class, ascending; the first is 1 and the last class has no upper end.</summary>
    public ImmutableArray<long> From { get; }

    /// <summary>The scale for numbers up to a highest one; below 1 it has the class of 1 alone.</summary>
    public static MapScale UpTo(long most)
    {
        var steps = Steps(Math.Max(1, most));
        return new MapScale(steps.Count <= MostClasses ? [.. steps] : [1, .. steps.TakeLast(MostClasses - 1)]);
    }

    /// <summary>The class of a number, from 0; -1 for zero, which is no class.</summary>
    public int ClassOf(long number)
    {
        var of = -1;
        while (of + 1 < From.Length && From[of + 1] <= number) of++;
        return of;
    }

    /// <summary>The numbers of a class: <c>3</c>, <c>2–4</c> or <c>20 or more</c>.</summary>
    public string Label(int of) => of == From.Length - 1 ? FormattableString.Invariant($"{From[of]:#,0} or more")
        : From[of + 1] == From[of] + 1 ? From[of].ToString("#,0", CultureInfo.InvariantCulture)
        : FormattableString.Invariant($"{From[of]:#,0}–{From[of + 1] - 1:#,0}");

    private static List<long> Steps(long most)
    {
        var steps = new List<long>();
        for (long ten = 1; ten <= most && ten < long.MaxValue / 10; ten *= 10)
            steps.AddRange(new[] { ten, 2 * ten, 5 * ten }.Where(step => step <= most));
        return steps;
    }
}
