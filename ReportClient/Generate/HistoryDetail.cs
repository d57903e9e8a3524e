namespace Reporting.Generate;

/// <summary>How much a made-up history says of each incident.</summary>
internal enum HistoryDetail
{
    /// <summary>Everything that the format can hold.</summary>
    Full = 0,
    /// <summary>The same incidents without summaries, localities and sources.</summary>
    WithoutTexts = 1,
    /// <summary>What a flat table could say: groups, and one figure each of killed, wounded and captured; no other parties, seizures or texts.</summary>
    Flat = 2,
}

/// <summary>The names of <see cref="HistoryDetail"/>, as the command line writes them.</summary>
internal static class HistoryDetails
{
    /// <summary>Every detail, the default first.</summary>
    public static IReadOnlyList<HistoryDetail> All { get; } = [HistoryDetail.Full, HistoryDetail.WithoutTexts, HistoryDetail.Flat];

    /// <summary>Every name, as a sentence lists them.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(Code));

    /// <summary>The name: <c>full</c>, <c>without-texts</c>, <c>flat</c>.</summary>
    public static string Code(this HistoryDetail detail) => detail switch
    {
        HistoryDetail.WithoutTexts => "without-texts",
        HistoryDetail.Flat => "flat",
        _ => "full",
    };

    /// <summary>Finds a detail by its name; letter case and surrounding spaces do not matter.</summary>
    public static bool TryParse(string? name, out HistoryDetail detail)
    {
        foreach (var candidate in All)
        {
            if (!string.Equals(candidate.Code(), name?.Trim(), StringComparison.OrdinalIgnoreCase)) continue;
            detail = candidate;
            return true;
        }
        detail = default;
        return false;
    }
}
