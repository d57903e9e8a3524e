using System.CommandLine;
using Reporting.Connection;
using Reporting.Output;
using Reporting.Queries;

namespace Reporting.Commands;

/// <summary><c>history</c>: every version of an incident.</summary>
internal sealed class HistoryCommand : ReportCommand
{
    private readonly Argument<string> _id = new("ID") { Description = "The incident: data set and id, for example ucdp-ged:412700." };
    private readonly Option<string?> _output = new("--output") { Description = "How to print: table, csv or json. Default: table.", HelpName = "FORMAT" };

    public HistoryCommand(CommandContext context)
        : base("history", "Shows every version of an incident: what was recorded, when, by whom and why, and what it changed.", context,
            "history ucdp-ged:412700",
            "history ucdp-ged:412700 --output json")
    {
        Add(_id);
        Add(_output);
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var id = IncidentIdText.Read(parsed.GetValue(_id)!);
        var output = OutputFormats.Read(parsed.GetValue(_output));
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var shard = await connection.Grains.Owner(id);
        var entries = await shard.History(id);
        if (entries.IsEmpty)
            throw new Problem(ExitCode.NotRecorded, $"No incident {Problem.Quote(id.ToString())} was ever recorded.", "ID", "Look it up with 'incidents --containing TEXT'.");
        var history = IncidentHistory.Of(entries);
        Context.Out.Writer.Write(output switch
        {
            OutputFormat.Csv => HistoryData.Csv(history),
            OutputFormat.Json => HistoryData.Json(history),
            _ => HistoryText.Print(history, Context.Out),
        });
        return ExitCode.Ok;
    }
}
