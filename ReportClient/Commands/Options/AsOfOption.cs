using System.CommandLine;
using System.Globalization;
using Reporting.Ledger;
using Reporting.Queries;

namespace Reporting.Commands;

/// <summary>Reads <c>--as-of</c>: what was known at a time, or at a position of the ledger.</summary>
internal static class AsOfOption
{
    // A time reaches to the end of what is written of it, as a day does: a second as tables print it holds everything of that second.
    private static readonly (string Form, long Ticks)[] Times =
    [
        ("yyyy-MM-dd'T'HH:mmK", TimeSpan.TicksPerMinute), ("yyyy-MM-dd HH:mmK", TimeSpan.TicksPerMinute),
        ("yyyy-MM-dd'T'HH:mm:ssK", TimeSpan.TicksPerSecond), ("yyyy-MM-dd HH:mm:ssK", TimeSpan.TicksPerSecond), ("yyyy-MM-dd HH:mm:ss 'UTC'", TimeSpan.TicksPerSecond),
        ("yyyy-MM-dd'T'HH:mm:ss.fffK", TimeSpan.TicksPerMillisecond), ("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", 1),
    ];

    public static Option<string?> Option { get; } = new("--as-of")
    {
        Description = "Answer what was known then: a day, month or year to its end (2022-03-01, 2022-03, 2022) or a time to its end (2022-03-01T12:00Z), in UTC unless it says otherwise; or a ledger position, as --output json prints it.",
        HelpName = "TIME",
    };

    /// <summary>What was typed; null where the option is left out.</summary>
    public static AskedTime? Read(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        if (parsed.GetValue(Option)?.Trim() is not { } text) return null;
        if (PeriodText.Ends(text) is var (first, last))
            return new AskedTime(text, new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), new DateTimeOffset(last.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero), null);
        foreach (var (form, ticks) in Times)
            if (DateTimeOffset.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                return new AskedTime(text, time, time.AddTicks(ticks - 1), null);
        if (LedgerPosition.TryParse(text, out var position)) return new AskedTime(text, null, null, position);
        throw Problem.Usage($"{Problem.Quote(text)} is no time and no position of the ledger.", "--as-of", "Write a day, month or year as 2022-03-01, 2022-03 or 2022, a time as 2022-03-01T12:00Z, or a position as an answer has printed it.");
    }
}

/// <summary>A time or position as typed.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Begins">The first moment of what is written; null where a position is meant.</param>
/// <param name="Time">The last moment of what is written, which may lie ahead; null where a position is meant.</param>
/// <param name="Position">The position; null where a time is meant.</param>
internal sealed record AskedTime(string Text, DateTimeOffset? Begins, DateTimeOffset? Time, LedgerPosition? Position)
{
    /// <summary>The data as they were known then.</summary>
    /// <exception cref="Problem">It lies ahead, or is no position of this ledger.</exception>
    public async Task<IReportingData> Of(IReportingData data, TimeProvider clock)
    {
        var now = await data.AsOf();
        if (Begins > clock.GetUtcNow() && !(Begins <= now.RecordedAt))
            throw Problem.Usage("What will be known then is not known yet.", $"--as-of {Problem.Quote(Text)}", "Give a time that has passed, or leave the option out.");
        var position = Position ?? await data.PositionAt(Time!.Value);
        return now.Position.Covers(position) ? data.At(position)
            : throw Problem.Usage("The ledger has no such position.", $"--as-of {Problem.Quote(Text)}", $"It stands at {now.Position}; take a position that an answer of this store has printed, or a time.");
    }
}
