using System.CommandLine;
using System.CommandLine.Parsing;
using Reporting.Names;
using Reporting.Schedules;

namespace Reporting.Commands;

/// <summary>Reads a brief of a schedule: a command line of its own, without a week.</summary>
internal static class ScheduledBriefText
{
    private const string Where = "--brief";
    private const string Advice = "Write \"weekly\" with --country, --province or --district, and --all-provinces for each of a country; or \"group NAME\" with --span week, month or year.";

    /// <summary>Reads <c>weekly --country Afghanistan</c>.</summary>
    /// <exception cref="Problem">It is no brief that a schedule can ask for.</exception>
    public static ScheduledBrief Read(string text, DayOfWeek firstDay)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (weekly, group) = (new WeeklyText(), new GroupText());
        var parsed = new Command(Where) { weekly, group }.Parse([.. CommandLineParser.SplitCommandLine(text)], new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.UnmatchedTokens.Count > 0) throw Wrong($"{Problem.Quote(parsed.UnmatchedTokens[0])} is nothing that a brief of a schedule takes.", text);
        var asked = parsed.CommandResult.Command;
        if (asked != weekly && asked != group) throw Wrong("A brief of a schedule is weekly or of a group.", text);
        if (parsed.Errors.Count > 0) throw Wrong(Problem.Clean(parsed.Errors[0].Message), text);
        var brief = asked == weekly ? weekly.Read(parsed) : group.Read(parsed);
        return brief.IsWhole ? brief with { FirstDay = firstDay } : throw Wrong(
            brief.Kind == ScheduledKind.EachProvince ? "All provinces are those of one country." : $"A name has at most {NameKey.LongestName} characters, with a letter or digit among them.", text);
    }

    private static Problem Wrong(string what, string text) => Problem.Usage(what, $"{Where} {Problem.Quote(text)}", Advice);

    private sealed class WeeklyText : Command
    {
        private readonly Option<string?> _country = new("--country"), _province = new("--province"), _district = new("--district");
        private readonly Option<bool> _all = new("--all-provinces");
        private readonly CountingOptions _counting = new();

        public WeeklyText()
            : base("weekly")
        {
            foreach (var option in (Option[])[_country, _province, _district, _all]) Add(option);
            _counting.AddTo(this);
        }

        public ScheduledBrief Read(ParseResult parsed) => new()
        {
            Kind = parsed.GetValue(_all) ? ScheduledKind.EachProvince : ScheduledKind.Weekly,
            Country = parsed.GetValue(_country),
            Province = parsed.GetValue(_province),
            District = parsed.GetValue(_district),
            Rule = _counting.Read(parsed),
        };
    }

    private sealed class GroupText : Command
    {
        private readonly Argument<string> _name = new("NAME");
        private readonly Option<string?> _span = new("--span");
        private readonly CountingOptions _counting = new();

        public GroupText()
            : base("group")
        {
            Add(_name);
            Add(_span);
            _counting.AddTo(this);
        }

        public ScheduledBrief Read(ParseResult parsed) => new()
        {
            Kind = ScheduledKind.Group,
            Group = parsed.GetValue(_name),
            Span = parsed.GetValue(_span)?.Trim().ToLowerInvariant() switch
            {
                null or "week" => ScheduledSpan.Week,
                "month" => ScheduledSpan.Month,
                "year" => ScheduledSpan.Year,
                _ => throw Problem.Usage($"{Problem.Quote(parsed.GetValue(_span)!)} is no span.", $"{Where} --span", "Use one of week, month, year."),
            },
            Rule = _counting.Read(parsed),
        };
    }
}
