using System.Collections.Immutable;
using System.CommandLine;
using Reporting.Incidents;
using Reporting.Output;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Commands;

/// <summary>The options of every command that asks: which days, which incidents, and in what form to print.</summary>
internal sealed class QueryOptions
{
    private readonly Option<string?> _since = new("--since") { Description = "The first day, inclusive: 2011-09-01, or a month 2011-09, or a year 2011.", HelpName = "DATE" };
    private readonly Option<string?> _until = new("--until") { Description = "The last day, inclusive: 2012-06-03, or a month or a year to its end.", HelpName = "DATE" };
    private readonly Option<string?> _week = new("--week") { Description = "A week instead of --since and --until, as ISO 8601 numbers them: 2012-W22.", HelpName = "WEEK" };
    private readonly Option<string[]> _types = Many("--type", "TYPE", $"Only incidents of this type: {string.Join(", ", IncidentTypes.All.Select(type => type.Code()))}.");
    private readonly Option<string[]> _violence = Many("--violence", "VIOLENCE", "Only this type of violence: state-based, non-state or one-sided (or UCDP's 1, 2, 3).");
    private readonly Option<string[]> _groups = Many("--group", "NAME", "Only incidents in which this group took part, by name or alias: IMU, Taleban.");
    private readonly Option<string[]> _countries = Many("--country", "NAME", "Only incidents in this country.");
    private readonly Option<string[]> _provinces = Many("--province", "NAME", "Only incidents in this province: Badakhshan, \"Badakhshan province\".");
    private readonly Option<string[]> _districts = Many("--district", "NAME", "Only incidents located to this district; with --province where several have the name.");
    private readonly CountingOptions _counting = new();
    private readonly Option<string?> _output = new("--output") { Description = "How to print: table, csv or json. Default: table.", HelpName = "FORMAT" };

    /// <summary>Adds the options to a command, in the order in which help lists them.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var option in (Option[])[_since, _until, _week, _types, _violence, _groups, _countries, _provinces, _districts]) command.Add(option);
        _counting.AddTo(command);
        command.Add(AsOfOption.Option);
        command.Add(_output);
    }

    /// <summary>Reads and checks all that can be checked without the data.</summary>
    public AskedQuestion Read(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var firstDay = GlobalOptions.FirstDay(parsed);
        return new AskedQuestion(
            PeriodText.Read(parsed.GetValue(_since), parsed.GetValue(_until), parsed.GetValue(_week), firstDay),
            [.. Values(parsed, _types).Select(ReadType).Distinct().Order()],
            [.. Values(parsed, _violence).Select(ReadViolence).Distinct().Order()],
            new AskedNames(Names(parsed, _countries), Names(parsed, _provinces), Names(parsed, _districts), Names(parsed, _groups)),
            firstDay,
            _counting.Read(parsed),
            AsOfOption.Read(parsed),
            OutputFormats.Read(parsed.GetValue(_output)));
    }

    private static Option<string[]> Many(string name, string value, string description) =>
        new(name) { Description = description + " Repeatable.", HelpName = value, Arity = ArgumentArity.OneOrMore };

    private static string[] Values(ParseResult parsed, Option<string[]> option) => parsed.GetValue(option) ?? [];

    private static IReadOnlyList<string> Names(ParseResult parsed, Option<string[]> option)
    {
        var names = Values(parsed, option);
        foreach (var name in names)
        {
            if (name.Length > Reporting.Names.NameKey.LongestName || Reporting.Names.NameKey.Of(name).Length == 0)
                throw Problem.Usage($"{Problem.Quote(name)} can be no name.", option.Name, $"Give a name of at most {Reporting.Names.NameKey.LongestName} characters with a letter or digit in it.");
        }
        return names;
    }

    private static IncidentType ReadType(string text) => IncidentTypes.TryParse(text, out var type) ? type
        : throw Problem.Usage($"{Problem.Quote(text)} is no incident type.", "--type", $"Use one of {string.Join(", ", IncidentTypes.All.Select(known => known.Code()))}.");

    private static ViolenceType ReadViolence(string text) => ViolenceTypes.TryParse(text, out var violence) ? violence
        : throw Problem.Usage($"{Problem.Quote(text)} is no type of violence.", "--violence", "Use one of state-based, non-state, one-sided.");
}

/// <summary>A question as typed: everything is checked but the names, which only the data know.</summary>
internal sealed record AskedQuestion(
    Period Period, ImmutableArray<IncidentType> Types, ImmutableArray<ViolenceType> Violence, AskedNames Names, DayOfWeek FirstDay, CountingRule Rule, AskedTime? AsOf,
    OutputFormat Output)
{
    /// <summary>The question with its names resolved.</summary>
    public async Task<Question> Resolve(IReportingData data)
    {
        var (places, groups) = await new NameResolution(data).Resolve(Names);
        return new Question(Period, new IncidentFilter { Types = Types, Violence = Violence, Places = places, Groups = groups }, FirstDay) { Rule = Rule, Then = AsOf?.Text };
    }
}
