using System.CommandLine;
using Reporting.Output;
using Reporting.Schedules;

namespace Reporting.Commands;

/// <summary><c>brief schedule log</c>: what was delivered.</summary>
internal sealed class ScheduleLogCommand : ReportCommand
{
    private const int DefaultMost = 20;

    private readonly Option<string?> _most = new("--most") { Description = $"At most how many entries, the last ones. Default: {DefaultMost}.", HelpName = "COUNT" };
    private readonly Option<string?> _output = new("--output") { Description = "How to print: table, csv or json. Default: table.", HelpName = "FORMAT" };

    public ScheduleLogCommand(CommandContext context)
        : base("log", "Lists what was delivered, when, where to and by which worker; each occurrence once.", context,
            "brief schedule log",
            "brief schedule log --most 100 --output json")
    {
        Add(_most);
        Add(_output);
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (most, output) = (WholeNumber.Read(parsed.GetValue(_most), "--most", 1, 10_000) ?? DefaultMost, OutputFormats.Read(parsed.GetValue(_output)));
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        Context.Out.Writer.Write(DeliveryText.Log(await connection.Grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key).Log(most), output));
        return ExitCode.Ok;
    }
}
