using System.Globalization;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Output;

/// <summary>The lines above every table: what it is about, which days, what was known, and the counting rule where it is not the default one.</summary>
internal static class AnswerHeading
{
    public static string Of(Question question, DataAsOf asOf)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(asOf);
        var subject = question.Subject == SubjectText.Everything ? "All incidents" : Sentence(question.Subject);
        var rule = question.Rule == CountingRule.Default ? "" : $"Counting rule: {question.Rule.Code}\n";
        return $"{subject}\n{Days(question)}\nData as of {Known(question, asOf)}\n{rule}";
    }

    // What was asked for comes before the first entry, or there is none.
    private static string Known(Question question, DataAsOf asOf) => asOf.RecordedAt is null && question.Then is { } then ? $"{Commands.Problem.Clean(then)}: nothing was recorded yet" : Time(asOf.RecordedAt);

    /// <summary>The period, with the week's number and first day where it is one week.</summary>
    public static string Days(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var text = question.Period.ToString();
        if (question.Period is not { Since: { } since, Days: 7 }) return Sentence(text);
        var week = Week.Containing(since, question.FirstDay);
        return week.Start == since ? $"Week {week}, {text} (weeks begin on {question.FirstDay})" : Sentence(text);
    }

    /// <summary>A time as printed: <c>2012-06-04 10:00:00 UTC</c>.</summary>
    public static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "never: the ledger is empty";

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
