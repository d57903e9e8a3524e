using System.Collections.Immutable;

namespace Reporting.Schedules;

/// <summary>Which briefs are made when, and where they go.</summary>
/// <remarks>
/// It has an occurrence on each of its days at its time of day, as the clocks of its zone show it. A time that they skip, when they are put forward, is as much later as they skip; one that
/// they show twice is meant the first time. Occurrences lie after <see cref="AddedAt"/>.
/// </remarks>
[GenerateSerializer, Immutable, Alias("reporting.Schedule")]
public sealed record Schedule
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 40;

    /// <summary>The most briefs, and the most addresses, of one schedule.</summary>
    public const int Most = 50;

    // RFC 5321, 4.5.3.1: 64 for the part before the sign, 255 behind it.
    private const int LongestAddress = 320;
    private const int LongestFolder = 1000;

    /// <summary>Its name: small letters of a to z, digits and hyphens.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>On which days.</summary>
    [Id(1)] public required ScheduleDays Days { get; init; }

    /// <summary>At what time of day, to the minute.</summary>
    [Id(2)] public required TimeOnly At { get; init; }

    /// <summary>The time zone, as the tz database names it: <c>Asia/Kabul</c>.</summary>
    [Id(3)] public required string Zone { get; init; }

    /// <summary>The briefs, at least one, each once.</summary>
    [Id(4)] public required ImmutableArray<ScheduledBrief> Briefs { get; init; }

    /// <summary>The folder that they are written to, a full path on the machine of whichever worker makes them; null, the default, for none.</summary>
    [Id(5)] public string? Folder { get; init; }

    /// <summary>The addresses that they are mailed to; none by default.</summary>
    [Id(6)] public ImmutableArray<string> MailTo { get; init; } = [];

    /// <summary>When it was added, UTC; the grain says.</summary>
    [Id(7)] public DateTimeOffset AddedAt { get; init; }

    /// <summary>Who added it.</summary>
    [Id(8)] public required string AddedBy { get; init; }

    /// <summary>Whether both ask for the same, whoever added them and when.</summary>
    public bool AsksForTheSameAs(Schedule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Name == other.Name && Days == other.Days && At == other.At && Zone == other.Zone && Folder == other.Folder
            && Briefs.SequenceEqual(other.Briefs) && MailTo.SequenceEqual(other.MailTo, StringComparer.Ordinal);
    }

    /// <summary>What is wrong with it, in words that follow "it"; null where it can be kept. Of the zone only the grain knows.</summary>
    public string? Wrong() =>
        string.IsNullOrEmpty(Name) || Name.Length > LongestName || !Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') || Name.StartsWith('-')
            ? $"needs a name of 1 to {LongestName} small letters, digits and hyphens, and none at its beginning"
        : Days == ScheduleDays.None ? "has no day"
        : At.Ticks % TimeSpan.TicksPerMinute != 0 ? "has a time of day that is no whole minute"
        : Briefs.IsDefaultOrEmpty || Briefs.Length > Most ? $"needs 1 to {Most} briefs"
        : Briefs.Any(brief => !brief.IsWhole) ? "asks for a brief without a name that it needs, or with one too long"
        : Briefs.Distinct().Count() < Briefs.Length ? "asks for a brief twice"
        : MailTo.IsDefault || MailTo.Length > Most ? $"can have at most {Most} addresses"
        : MailTo.Any(address => !IsAddress(address)) ? "has an address that is none"
        : Folder is not null && (Folder.Length is 0 or > LongestFolder || Folder.Any(char.IsControl)) ? "has a folder that can be none"
        : Folder is null && MailTo.IsEmpty ? "needs a folder or an address to deliver to"
        : null;

    /// <summary>Whether a text looks like one address and no more: <c>desk@example.org</c>.</summary>
    public static bool IsAddress(string? text) =>
        text is { Length: <= LongestAddress } && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && at == text.LastIndexOf('@')
        && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is ',' or ';' or '<' or '>');

    /// <summary>When it has occurrences, as it is printed: <c>monday 06:00 Asia/Kabul</c>.</summary>
    public string When => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Days.Words()} {At:HH:mm} {Zone}");
}
