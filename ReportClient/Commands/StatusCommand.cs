using System.CommandLine;
using Reporting.Output;
using Reporting.Silos;

namespace Reporting.Commands;

/// <summary><c>status</c>: the silos of a cluster, and how far each shard of the ledger and the tallies after it have come.</summary>
internal sealed class StatusCommand : ReportCommand
{
    private readonly Option<string?> _output = new("--output") { Description = "How to print: table, csv or json. Default: table.", HelpName = "FORMAT" };

    public StatusCommand(CommandContext context)
        : base("status", "Lists the silos, and where each shard of the ledger lives, how far it has come, and how many of its entries the tallies have yet to take. Who does not answer within "
            + $"{ClusterSurvey.LongestShard.TotalSeconds:0} s is silent, and the exit code then {ExitCode.NoAnswer}.", context,
            "status --cluster 127.0.0.1:30000",
            "status --store reporting-store --output json") => Add(_output);

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var output = OutputFormats.Read(parsed.GetValue(_output));
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var state = await new ClusterSurvey(connection.Grains, Context.Clock).Ask(cancellation);
        Context.Out.Writer.Write(StatusText.Print(state, output, Context.Out));
        return state.AllAnswer ? ExitCode.Ok : ExitCode.NoAnswer;
    }
}
