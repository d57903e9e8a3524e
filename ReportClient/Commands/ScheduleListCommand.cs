using System.CommandLine;
using Reporting.Output;
using Reporting.Schedules;

namespace Reporting.Commands;

/// <summary><c>brief schedule list</c>: the schedules and how they stand.</summary>
internal sealed class ScheduleListCommand : ReportCommand
{
    private readonly Option<string?> _output = new("--output") { Description = "How to print: table, csv or json. Default: table.", HelpName = "FORMAT" };

    public ScheduleListCommand(CommandContext context)
        : base("list", "Lists the schedules: what they make, where it goes, when the next is due, and what is due and not delivered yet.", context, "brief schedule list") => Add(_output);

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var output = OutputFormats.Read(parsed.GetValue(_output));
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        Context.Out.Writer.Write(ScheduleText.List(await connection.Grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key).List(), output));
        return ExitCode.Ok;
    }
}
