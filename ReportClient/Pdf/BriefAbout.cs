using Reporting.Briefs;

namespace Reporting.Pdf;

/// <summary>What a PDF says about itself, whoever writes it.</summary>
/// <param name="Title">The brief's title.</param>
/// <param name="Subject">The kind of brief and its days.</param>
/// <param name="Publisher">Who publishes it; null where the brief's look names nobody.</param>
/// <param name="Date">When the data were last recorded, UTC; the brief's last day where none are. Never the time of writing, so that an edition is the same whenever it is printed.</param>
internal sealed record BriefAbout(string Title, string Subject, string? Publisher, DateTime Date)
{
    /// <summary>The program, where a file names what made it.</summary>
    public const string Program = "Reporting";

    /// <summary>What the PDF of a brief says.</summary>
    public static BriefAbout Of(Brief brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        var date = brief.Masthead.DataAsOf?.UtcDateTime ?? new DateTime(brief.Masthead.Period.Until!.Value, TimeOnly.MinValue, DateTimeKind.Utc);
        return new BriefAbout(brief.Title, $"{brief.Masthead.Kind}, {brief.Masthead.Days}", brief.Look.Publisher is { Length: > 0 } publisher ? publisher : null, date);
    }
}
