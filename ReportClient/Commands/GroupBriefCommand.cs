using System.CommandLine;
using Reporting.Briefs.Profiles;
using Reporting.Groups;
using Reporting.Names;
using Reporting.Queries;

namespace Reporting.Commands;

/// <summary><c>brief group</c>: the profile of a group over any days.</summary>
internal sealed class GroupBriefCommand : ReportCommand
{
    // Comparisons need as many days before it.
    private const int MostYears = 100;

    private readonly Argument<string> _name = new("NAME") { Description = "The group, by name or alias: Taliban, IMU." };
    private readonly Option<string?> _since = new("--since") { Description = "The first day, inclusive: 2021-01-01, or a month 2021-01, or a year 2021.", HelpName = "DATE", Required = true };
    private readonly Option<string?> _until = new("--until") { Description = "The last day, inclusive: 2021-12-31, or a month or a year to its end.", HelpName = "DATE", Required = true };
    private readonly CountingOptions _counting = new();
    private readonly BriefFiles _files = new(isWeekly: true);

    public GroupBriefCommand(CommandContext context)
        : base("group", "Writes the profile of a group over any days, which is not fixed as an edition: key figures with change, trend, where it acted, weapons, deadliest incidents with sources, what is not known, method.", context,
            "brief group Taliban --since 2021-01 --until 2021-06 -o taliban.pdf",
            "brief group IMU --since 2012-05-01 --until 2012-06-03 -o imu.pdf --figures imu.json")
    {
        Add(_name);
        foreach (var option in (Option[])[_since, _until]) Add(option);
        _counting.AddTo(this);
        Add(AsOfOption.Option);
        _files.AddTo(this);
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var name = parsed.GetValue(_name)!;
        if (name.Length > NameKey.LongestName || NameKey.Of(name).Length == 0)
            throw Problem.Usage($"{Problem.Quote(name)} can be no name.", "NAME", $"Give a name of at most {NameKey.LongestName} characters with a letter or digit in it.");
        var period = PeriodText.Read(parsed.GetValue(_since), parsed.GetValue(_until), null, default);
        if (period.Until!.Value > period.Since!.Value.AddYears(MostYears))
            throw Problem.Usage($"A profile is of at most {MostYears} years.", $"--since {parsed.GetValue(_since)} --until {parsed.GetValue(_until)}", "Name fewer years.");
        var (rule, asOf, firstDay) = (_counting.Read(parsed), AsOfOption.Read(parsed), GlobalOptions.FirstDay(parsed));
        var files = _files.Read(parsed, Context);
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var group = await Resolve(connection.Data, name);
        var data = asOf is null ? connection.Data : await asOf.Of(connection.Data, Context.Clock);
        var known = data.At((await data.AsOf()).Position);
        var request = new ProfileRequest { Group = group, Period = period, FirstDay = firstDay, Rule = rule };
        var brief = await new ProfileBuilder(known).Build(request);
        if (await UnheardOriginator.Note(known, request.Question) is { } unheard) Context.Talk.Line(unheard);
        foreach (var line in files.Write(brief)) Context.Out.Line(line);
        return ExitCode.Ok;
    }

    // The group is named by an argument here, by an option everywhere else.
    private static async Task<GroupKey> Resolve(IReportingData data, string name)
    {
        try
        {
            return (await new NameResolution(data).Resolve(AskedNames.None with { Groups = [name] })).Groups[0];
        }
        catch (UnknownNameException unknown)
        {
            var problem = Problems.Of(unknown, writes: false);
            throw Problem.Usage(problem.What, $"NAME {Problem.Quote(name)}", problem.Advice);
        }
    }
}
