using System.CommandLine;
using Reporting.Schedules;

namespace Reporting.Commands;

/// <summary><c>brief schedule remove</c>: ends a schedule.</summary>
internal sealed class ScheduleRemoveCommand : ReportCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The schedule." };

    public ScheduleRemoveCommand(CommandContext context)
        : base("remove", "Ends a schedule; what it delivered stays, and so does its log.", context, "brief schedule remove kabul-weekly") => Add(_name);

    public override bool Writes => true;

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var name = parsed.GetValue(_name)!.Trim();
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        if (!await connection.Grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key).Remove(name))
            throw Problem.Usage($"There is no schedule {Problem.Quote(name)}.", "NAME", "'brief schedule list' shows every schedule.");
        Context.Out.Line($"Removed {name}");
        return ExitCode.Ok;
    }
}
