using System.CommandLine;
using Reporting.Briefs.Editions;
using Reporting.Briefs.Profiles;
using Reporting.Groups;
using Reporting.Names;
using Reporting.Queries;

namespace Reporting.Commands;

/// <summary><c>brief group</c>: the profile of a group over any days.</summary>
internal sealed class GroupBriefCommand : ReportCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The group, by name or alias: Taliban, IMU." };
    private readonly SpanOptions _span = new();
    private readonly CountingOptions _counting = new();
    private readonly Option<bool> _draft = new("--draft") { Description = "Write the brief without fixing it as an edition." };
    private readonly BriefFiles _files = new(isRequired: true);

    public GroupBriefCommand(CommandContext context)
        : base("group", "Writes the profile of a group over any days and fixes it as an edition: key figures with change, trend, where it acted, weapons, deadliest incidents with sources, what is not known, what changed since the edition before, method.", context,
            "brief group Taliban --since 2021-01 --until 2021-06 -o taliban.pdf",
            "brief group Taliban --last 52w -o taliban.pdf --look look.json",
            "brief group IMU --since 2012-05-01 --until 2012-06-03 -o imu.pdf --figures imu.json --draft")
    {
        Add(_name);
        _span.AddTo(this);
        _counting.AddTo(this);
        Add(AsOfOption.Option);
        Add(_draft);
        Add(LookOption.Option);
        _files.AddTo(this);
    }

    public override bool Writes => true;

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var name = parsed.GetValue(_name)!;
        if (name.Length > NameKey.LongestName || NameKey.Of(name).Length == 0)
            throw Problem.Usage($"{Problem.Quote(name)} can be no name.", "NAME", $"Give a name of at most {NameKey.LongestName} characters with a letter or digit in it.");
        var asOf = AsOfOption.Read(parsed);
        var (period, rule, firstDay) = (_span.Read(parsed, asOf, Context.Clock), _counting.Read(parsed), GlobalOptions.FirstDay(parsed));
        var (look, by) = (LookOption.Read(parsed, Context), GlobalOptions.Recorder(parsed, Context));
        var files = _files.Read(parsed, Context);
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var group = await Resolve(connection.Data, name);
        var data = asOf is null ? connection.Data : await asOf.Of(connection.Data, Context.Clock);
        var position = (await data.AsOf()).Position;
        var request = new ProfileRequest { Group = group, Period = period, FirstDay = firstDay, Rule = rule, Look = look };
        var press = new EditionPress(connection.Grains, connection.Data);
        var brief = parsed.GetValue(_draft) ? await press.Draft(request, position) : (await press.Fix(request, position, by)).Brief;
        if (await UnheardOriginator.Note(connection.Data.At(position), request.Question) is { } unheard) Context.Talk.Line(unheard);
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
