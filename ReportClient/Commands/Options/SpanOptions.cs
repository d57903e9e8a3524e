using System.CommandLine;
using System.Globalization;
using Reporting.Tallies;

namespace Reporting.Commands;

/// <summary>The options that say which days a brief is about that is not about a week: their ends, or how far back they reach from the last whole week.</summary>
internal sealed class SpanOptions
{
    // Comparisons need as many days before it.
    private const int MostYears = 100;
    private const int MostWeeks = 5200;
    private const int MostMonths = 1200;

    private readonly Option<string?> _since = new("--since") { Description = "The first day, inclusive: 2021-01-01, or a month 2021-01, or a year 2021.", HelpName = "DATE" };
    private readonly Option<string?> _until = new("--until") { Description = "The last day, inclusive: 2021-12-31, or a month or a year to its end.", HelpName = "DATE" };
    private readonly Option<string?> _last = new("--last")
    {
        Description = "Instead of both: so many weeks or months, 52w or 12m, that end with the last whole week: the one before today's, in UTC, or before the day that --as-of names.",
        HelpName = "SPAN",
    };

    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var option in (Option[])[_since, _until, _last]) command.Add(option);
    }

    /// <summary>The days, both ends known.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="asOf">What <c>--as-of</c> says; null where it is left out.</param>
    /// <param name="clock">Tells today.</param>
    public Period Read(ParseResult parsed, AskedTime? asOf, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(clock);
        var (since, until, last) = (parsed.GetValue(_since), parsed.GetValue(_until), parsed.GetValue(_last));
        if (last is not null)
        {
            if ((since ?? until) is not null) throw Problem.Usage("A span that is counted back has both its ends.", $"--last with {(since is not null ? "--since" : "--until")}", "Give either --last, or --since and --until.");
            return Back(last, Today(last, asOf, clock), GlobalOptions.FirstDay(parsed));
        }
        if (since is null || until is null)
            throw Problem.Usage("A profile is of days whose ends are known.", since is null ? "--since" : "--until", "Give --since and --until, or --last 52w for the last fifty-two whole weeks.");
        var period = PeriodText.Read(since, until, null, default);
        return period.Until!.Value <= period.Since!.Value.AddYears(MostYears) ? period
            : throw Problem.Usage($"A profile is of at most {MostYears} years.", $"--since {since} --until {until}", "Name fewer years.");
    }

    /// <summary>The span that ends with the last whole week before a day: so many weeks, or the months back to the day after the same day of the month.</summary>
    internal static Period Back(string last, DateOnly today, DayOfWeek firstDay)
    {
        var end = Bucket.Start(today, Step.Week, firstDay).AddDays(-1);
        var text = last.Trim();
        var unit = text.Length > 1 ? char.ToLowerInvariant(text[^1]) : ' ';
        var most = unit switch { 'w' => MostWeeks, 'm' => MostMonths, _ => 0 };
        if (most == 0 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1 || count > most)
            throw Problem.Usage($"{Problem.Quote(last)} is no span.", "--last", $"Write weeks as 52w, 1 to {MostWeeks}, or months as 12m, 1 to {MostMonths}.");
        return new Period((unit == 'w' ? end.AddDays(-7 * count) : end.AddMonths(-count)).AddDays(1), end);
    }

    private static DateOnly Today(string last, AskedTime? asOf, TimeProvider clock) => asOf switch
    {
        null => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
        { Time: { } time } => DateOnly.FromDateTime(time.UtcDateTime),
        _ => throw Problem.Usage("A position of the ledger names no day to count back from.", $"--last {last} --as-of {Problem.Quote(asOf.Text)}", "Give --since and --until; or a time with --as-of."),
    };
}
