using System.Text.RegularExpressions;

namespace Reporting.Tests.RealData;

/// <summary>What a weekly brief must print, computed from the rows of a UCDP file by plain loops that share nothing with the product.</summary>
internal sealed partial class PlainBrief(IReadOnlyList<PlainRow> all, Func<PlainRow, bool> inPlace, Func<PlainRow, string?> below, DateOnly monday)
{
    private const int Weeks = 52;
    private const int OutletsListed = 12;
    private const int RowsDrawn = 34;
    private readonly IReadOnlyList<PlainRow> _rows = [.. all.Where(inPlace)];

    /// <summary>The number that a figure's id stands for; null where it is not reported or not known.</summary>
    public decimal? Value(string id)
    {
        var parts = id.Split('.');
        return parts[0] switch
        {
            "data" => parts[1] == "inconsistent" ? Week(0).Count(row => row.IsInconsistent) : all.Count,
            "key" => Key(parts[1..]),
            "trend" => Trend(string.Join('.', parts[1..])),
            "violence" => Week(0).Count(row => row.Violence == parts[1] switch { "state-based" => 1, "non-state" => 2, _ => 3 }),
            "places" when parts[1] == "withIncidents" => Week(0).Select(below).OfType<string>().Distinct().Count(),
            "places" when parts[1] == "known" => _rows.Select(below).OfType<string>().Distinct().Count(),
            "places" when parts[1] == "not-located" && parts[2] == "share" => Week(0).Count(row => below(row) is null) * 100m / Week(0).Count,
            "places" => Row(parts[2..], row => Slug(below(row), row.Province) == parts[1].Split('/')[^1]),
            "by-place" => ByPlace(parts[1..]),
            "total" => Row(parts[1..], _ => true),
            "groups" => Row(parts[2..], row => Groups(row).Contains(parts[1]) || parts[1] == "no-group" && Groups(row).Count == 0),
            "incidents" => Incident(id),
            "notable" => null,
            "sources" => Week(0).SelectMany(row => row.Outlets).Distinct().Count() - OutletsListed,
            _ => throw new InvalidOperationException($"The brief prints '{id}', which this test cannot compute."),
        };
    }

    /// <summary>The points of a chart's series.</summary>
    public IReadOnlyList<decimal?> Series(string id) => id switch
    {
        "trend.incidents" => [.. Enumerable.Range(0, Weeks).Select(i => (decimal?)Week(Weeks - 1 - i).Count)],
        "trend.killed.best" => [.. Enumerable.Range(0, Weeks).Select(i => Sum(Week(Weeks - 1 - i), ""))],
        "violence.incidents" => [.. Week(0).GroupBy(row => row.Violence).Select(group => (decimal?)group.Count()).OrderDescending()],
        _ when id.StartsWith("by-place.", StringComparison.Ordinal) => [.. Enumerable.Range(0, Weeks).Reverse().Select(i => IsCovered(i) ? (decimal?)Week(i).Count(row => KeyOf(row) == id.Split('/')[^1]) : null)],
        _ => throw new InvalidOperationException($"The brief draws '{id}', which this test cannot compute."),
    };

    private string KeyOf(PlainRow row) => Slug(below(row), row.Province)!;

    private bool IsCovered(int weeksAgo) => monday.AddDays(-7 * weeksAgo + 6) >= all.Min(row => row.Start);

    // Of the weeks drawn: places with an incident, those with most first.
    private decimal? ByPlace(string[] parts)
    {
        var weeks = Enumerable.Range(0, Weeks).Select(Week).ToList();
        var places = weeks.SelectMany(week => week).Where(row => below(row) is not null).GroupBy(KeyOf).OrderByDescending(place => place.Count()).ToList();
        return string.Join('.', parts) switch
        {
            "most" => weeks.Max(week => week.Where(row => below(row) is not null).GroupBy(KeyOf).Select(place => place.Count()).DefaultIfEmpty(0).Max()),
            "places" => places.Count,
            "others" => places.Count - RowsDrawn,
            "others.incidents" => places.Skip(RowsDrawn).Sum(place => place.Count()),
            _ => weeks.Sum(week => week.Count(row => KeyOf(row) == parts[0].Split('/')[^1])),
        };
    }

    private decimal? Key(string[] parts)
    {
        if (parts[0] == "incidents" && parts[1] == "yearToDate") return YearToDate.Count;
        if (parts[0] == "incidents") return Compared(parts[1], weeksAgo => Week(weeksAgo).Count) ?? (parts[1] == "fatal" ? Week(0).Count(row => row.Best > 0) : null);
        if (parts[0] == "wounded") return parts[1] == "reportedIn" ? 0 : null;
        var side = parts[0] == "killed" ? "" : parts[0];
        return parts[^1] switch
        {
            "best" => Sum(Week(0), side),
            "low" => Week(0).Sum(row => row.Low),
            "high" => Week(0).Sum(row => row.High),
            "reportedIn" => Week(0).Count(row => row.Of(side) is not null),
            "yearToDate" => Sum(YearToDate, side),
            var compared => Compared(compared, weeksAgo => Sum(Week(weeksAgo), side)),
        };
    }

    private decimal? Compared(string name, Func<int, decimal?> value)
    {
        var mean = Enumerable.Range(1, 4).Sum(i => value(i) ?? 0) / 4m;
        return name switch
        {
            "week" => value(0),
            "weekBefore" => value(1),
            "mean4" => mean,
            "changeOnWeekBefore" => value(0) - value(1),
            "differenceToMean4" => value(0) - mean,
            "changeOnMean4" => Math.Round((value(0)!.Value - mean) / mean * 100, MidpointRounding.AwayFromZero),
            _ => null,
        };
    }

    private decimal? Row(string[] parts, Func<PlainRow, bool> counts)
    {
        var week = Week(0).Where(counts).ToList();
        return string.Join('.', parts) switch
        {
            "incidents" => week.Count,
            "weekBefore" => Week(1).Count(counts),
            "mean4" => Enumerable.Range(1, 4).Sum(i => Week(i).Count(counts)) / 4m,
            "killed.best" => Sum(week, ""),
            "killed.low" => week.Sum(row => row.Low),
            "killed.high" => week.Sum(row => row.High),
            "civilians.killed.best" => Sum(week, "civilians"),
            var other => throw new InvalidOperationException($"The brief prints '{other}' of a row, which this test cannot compute."),
        };
    }

    private decimal? Trend(string name)
    {
        var begin = all.Min(row => row.Start);
        var covered = Enumerable.Range(0, Weeks).Where(i => monday.AddDays(-7 * i + 6) >= begin).ToList();
        var counts = Enumerable.Range(0, Weeks).Select(i => Week(i).Count).ToList();
        return name switch
        {
            "weeks" => covered.Count,
            "weeks.drawn" => Weeks,
            "weeks.empty" => covered.Count(i => counts[i] == 0),
            "incidents.total" => counts.Sum(),
            "incidents.most" => counts.Max(),
            "incidents.spans" => Enumerable.Range(0, Weeks).Sum(i => Week(i).Count(row => row.DatePrecision >= 4 && row.End > row.Start.AddDays(6))),
            "incidents.mostDated" => Enumerable.Range(0, Weeks).Max(i => Week(i).Count(row => row.End <= row.Start.AddDays(6))),
            "incidents.latest" => counts.First(count => count > 0),
            "incidents.mean" => counts.Sum() / (decimal)covered.Count,
            _ => throw new InvalidOperationException($"The brief prints 'trend.{name}', which this test cannot compute."),
        };
    }

    private decimal? Incident(string id)
    {
        var match = IncidentFigure().Match(id);
        return Week(0).Single(row => row.Id == match.Groups["id"].Value).Of(match.Groups["side"].Value);
    }

    private List<PlainRow> YearToDate => [.. _rows.Where(row => row.Start.Year == monday.AddDays(6).Year && row.Start <= monday.AddDays(6))];

    private List<PlainRow> Week(int weeksAgo) =>
        [.. _rows.Where(row => row.Start >= monday.AddDays(-7 * weeksAgo) && row.Start <= monday.AddDays(-7 * weeksAgo + 6))];

    private static decimal? Sum(IReadOnlyList<PlainRow> rows, string side) => rows.Any(row => row.Of(side) is not null) ? rows.Sum(row => row.Of(side)) : null;

    private static HashSet<string> Groups(PlainRow row) => [.. new[] { row.SideA, row.SideB }
        .Where(name => name != "Civilians" && !name.StartsWith("Government of ", StringComparison.Ordinal))
        .Select(name => name switch { "Taleban" => "taliban", _ => Slug(name, null)! })];

    private static string Slug(string? name, string? province)
    {
        if (name is null) return "not-located";
        name = name.Replace(" district", "", StringComparison.Ordinal);
        if (province is not null) name = name.Replace($" ({province})", "", StringComparison.Ordinal);
        return NotLetters().Replace(name.ToLowerInvariant(), "-").Trim('-');
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotLetters();

    [GeneratedRegex(@"^incidents\.ucdp-ged:(?<id>\d+)\.((?<side>\w+)\.)?killed\.(1|counted)$")]
    private static partial Regex IncidentFigure();
}
