using System.Globalization;

namespace Reporting.Tallies;

/// <summary>A span of days, both ends inclusive; an end that is null is open.</summary>
/// <remarks><c>default</c> is all time. Never empty: since is not after until.</remarks>
[GenerateSerializer, Immutable, Alias("reporting.Period")]
public readonly record struct Period
{
    /// <summary>All days from <paramref name="since"/> to <paramref name="until"/>, both inclusive.</summary>
    /// <exception cref="ArgumentException">Since is after until.</exception>
    public Period(DateOnly? since, DateOnly? until)
    {
        if (since > until)
            throw new ArgumentException($"The period begins on {since:yyyy-MM-dd}, after its end on {until:yyyy-MM-dd}.");
        (Since, Until) = (since, until);
    }

    /// <summary>The first day; null when open.</summary>
    [Id(0)] public DateOnly? Since { get; }

    /// <summary>The last day, inclusive; null when open.</summary>
    [Id(1)] public DateOnly? Until { get; }

    /// <summary>All time.</summary>
    public static Period All => default;

    /// <summary>The number of days; null when an end is open.</summary>
    public int? Days => Until?.DayNumber - Since?.DayNumber + 1;

    /// <summary>The first day as <see cref="DateOnly.DayNumber"/>; 0 when open.</summary>
    internal int FirstDay => Since?.DayNumber ?? 0;

    /// <summary>The day after the last as <see cref="DateOnly.DayNumber"/>; more than any day has when open.</summary>
    internal int EndDay => Until?.DayNumber + 1 ?? int.MaxValue;

    /// <summary>Whether a day lies in the period.</summary>
    public bool Contains(DateOnly day) => !(day < Since) && !(day > Until);

    /// <summary>The period moved by whole days; an open end stays open.</summary>
    public Period Shift(int days) => new(Since?.AddDays(days), Until?.AddDays(days));

    /// <summary>As people write it: <c>2012-05-28 to 2012-06-03</c>.</summary>
    public override string ToString() => (Since, Until) switch
    {
        (null, null) => "all time",
        ({ } since, null) => "since " + Text(since),
        (null, { } until) => "until " + Text(until),
        ({ } since, { } until) when since == until => Text(since),
        ({ } since, { } until) => $"{Text(since)} to {Text(until)}",
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
