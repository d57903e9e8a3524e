using System.CommandLine;
using Reporting.Briefs.Weekly;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Commands;

/// <summary>The options that say which weekly brief is meant: week, place, counting rule, and what was known when.</summary>
/// <param name="weekRequired">Whether the parser itself asks for the week.</param>
internal sealed class WeeklyBriefOptions(bool weekRequired)
{
    private readonly Option<string?> _week = new("--week") { Description = "The week, as ISO 8601 numbers them: 2012-W22.", HelpName = "WEEK", Required = weekRequired };
    private readonly Option<string?> _country = new("--country") { Description = "The country. Default: everything in the store.", HelpName = "NAME" };
    private readonly Option<string?> _province = new("--province") { Description = "A province.", HelpName = "NAME" };
    private readonly Option<string?> _district = new("--district") { Description = "A district; with --province where several have the name.", HelpName = "NAME" };
    private readonly CountingOptions _counting = new();

    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var option in (Option[])[_week, _country, _province, _district]) command.Add(option);
        _counting.AddTo(command);
        command.Add(AsOfOption.Option);
    }

    /// <summary>Reads and checks all that can be checked without the data; null where no week is named.</summary>
    public AskedWeeklyBrief? Read(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        if (parsed.GetValue(_week) is not { } week) return null;
        return new AskedWeeklyBrief(
            PeriodText.ReadWeek(week, GlobalOptions.FirstDay(parsed)),
            new AskedNames(One(parsed, _country), One(parsed, _province), One(parsed, _district), []),
            _counting.Read(parsed),
            AsOfOption.Read(parsed));
    }

    private static IReadOnlyList<string> One(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } name ? [name] : [];
}

/// <summary>A weekly brief as typed: everything is checked but the names, which only the data know.</summary>
internal sealed record AskedWeeklyBrief(Week Week, AskedNames Names, CountingRule Rule, AskedTime? AsOf)
{
    /// <summary>The same, once it is clear that one country is named, and nothing inside it.</summary>
    /// <exception cref="Problem">None is, or a place in it.</exception>
    public AskedWeeklyBrief OfCountry() => Names is { Countries.Count: 1, Provinces.Count: 0, Districts.Count: 0 } ? this
        : throw Problem.Usage("All provinces are those of one country.", "--all-provinces", "Name it with --country, and no province or district.");

    /// <summary>The request with its names resolved, and the data as they are, or were at the time asked for.</summary>
    public async Task<(WeeklyBriefRequest Request, IReportingData Data)> Resolve(IReportingData data, TimeProvider clock)
    {
        var (places, _) = await new NameResolution(data).Resolve(Names);
        return (new WeeklyBriefRequest { Week = Week, Place = places.IsEmpty ? default : places[0], Rule = Rule }, AsOf is { } asOf ? await asOf.Of(data, clock) : data);
    }
}
