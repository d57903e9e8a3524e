namespace Reporting.Briefs.Maps;

/// <summary>Chooses the meridian at which a map is cut: in the widest stretch without anything.</summary>
internal static class DateLine
{
    /// <summary>The degrees east that come first on the map; -180 where it is cut at the date line.</summary>
    public static double Cut(IEnumerable<double> east)
    {
        ArgumentNullException.ThrowIfNull(east);
        var sorted = east.Distinct().Order().ToList();
        var (cut, widest) = (-180d, sorted.Count < 2 ? 360 : sorted[0] + 360 - sorted[^1]);
        for (var i = 1; i < sorted.Count; i++)
            if (sorted[i] - sorted[i - 1] > widest) (cut, widest) = (sorted[i], sorted[i] - sorted[i - 1]);
        return cut;
    }

    /// <summary>The degrees east on a map that is cut there: what lies before the cut comes after 180.</summary>
    public static double Beyond(double east, double cut) => east < cut ? east + 360 : east;
}
