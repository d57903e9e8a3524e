using Reporting.Names;
using Reporting.Tallies;

namespace Reporting.Schedules;

/// <summary>What kind of brief is made on schedule.</summary>
[GenerateSerializer, Alias("reporting.ScheduledKind")]
public enum ScheduledKind : byte
{
    /// <summary>The weekly brief of a place, fixed as an edition.</summary>
    Weekly = 1,
    /// <summary>A weekly brief for each province of a country that the ledger knows, each fixed as an edition.</summary>
    EachProvince = 2,
    /// <summary>The profile of a group, fixed as an edition.</summary>
    Group = 3,
}

/// <summary>Which days the profile of a group is of: always the last whole ones that ended before the occurrence's day.</summary>
[GenerateSerializer, Alias("reporting.ScheduledSpan")]
public enum ScheduledSpan : byte
{
    /// <summary>A week.</summary>
    Week = 0,
    /// <summary>A month of the calendar.</summary>
    Month = 1,
    /// <summary>A year of the calendar.</summary>
    Year = 2,
}

/// <summary>A brief that a schedule asks for, whatever the week: names are as they were typed, and are resolved each time.</summary>
/// <remarks>Compared by value. A weekly brief is of the last whole week that ended before the occurrence's day.</remarks>
[GenerateSerializer, Immutable, Alias("reporting.ScheduledBrief")]
public sealed record ScheduledBrief
{
    /// <summary>The kind.</summary>
    [Id(0)] public required ScheduledKind Kind { get; init; }

    /// <summary>The country; null, the default, for everything in the store, or where a province or district needs none.</summary>
    [Id(1)] public string? Country { get; init; }

    /// <summary>The province; null, the default, for none.</summary>
    [Id(2)] public string? Province { get; init; }

    /// <summary>The district; null, the default, for none.</summary>
    [Id(3)] public string? District { get; init; }

    /// <summary>The group; null, the default, where it is about a place.</summary>
    [Id(4)] public string? Group { get; init; }

    /// <summary>By which rule figures are counted; <see cref="CountingRule.Default"/> by default.</summary>
    [Id(5)] public CountingRule Rule { get; init; } = CountingRule.Default;

    /// <summary>The day on which weeks begin; Monday by default.</summary>
    [Id(6)] public DayOfWeek FirstDay { get; init; } = DayOfWeek.Monday;

    /// <summary>Which days the profile of a group is of; a week by default.</summary>
    [Id(7)] public ScheduledSpan Span { get; init; }

    /// <summary>Whether it has the names that its kind needs, none longer than a source may give.</summary>
    public bool IsWhole =>
        Kind switch { ScheduledKind.Weekly => Group is null, ScheduledKind.EachProvince => (Country, Province, District, Group) is (not null, null, null, null), ScheduledKind.Group => (Country, Province, District) is (null, null, null) && Group is not null, _ => false }
        && new[] { Country, Province, District, Group, Rule.Originator }.All(name => name is null || name.Length <= NameKey.LongestName && NameKey.Of(name).Length > 0);

    /// <summary>The week that a brief is of.</summary>
    /// <param name="day">The occurrence's day.</param>
    public Week Week(DateOnly day) => Tallies.Week.Containing(day, FirstDay).Add(-1);

    /// <summary>The days that a brief is of, both ends inclusive.</summary>
    /// <param name="day">The occurrence's day.</param>
    public Period Days(DateOnly day) => Kind == ScheduledKind.Group ? Span switch
    {
        ScheduledSpan.Month => new Period(new DateOnly(day.Year, day.Month, 1).AddMonths(-1), new DateOnly(day.Year, day.Month, 1).AddDays(-1)),
        ScheduledSpan.Year => new Period(new DateOnly(day.Year - 1, 1, 1), new DateOnly(day.Year - 1, 12, 31)),
        _ => Week(day).Period,
    } : Week(day).Period;

    /// <summary>As it is typed: <c>weekly --country Afghanistan</c>. The day on which weeks begin is not in it.</summary>
    public override string ToString()
    {
        var words = new List<string> { Kind == ScheduledKind.Group ? $"group {Quoted(Group ?? "")}" : "weekly" };
        foreach (var (option, name) in ((string, string?)[])[("--country", Country), ("--province", Province), ("--district", District)])
            if (name is not null) words.Add($"{option} {Quoted(name)}");
        if (Kind == ScheduledKind.EachProvince) words.Add("--all-provinces");
        if (Span != ScheduledSpan.Week) words.Add($"--span {Span.ToString().ToLowerInvariant()}");
        if (Rule.Choice != FigureChoice.Best) words.Add($"--rule {Rule.Choice.Code()}");
        if (Rule.Originator is { } originator) words.Add($"--originator {Quoted(originator)}");
        if (Rule.Dating == Dating.Spread) words.Add("--spread");
        return string.Join(' ', words);
    }

    private static string Quoted(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name;
}
