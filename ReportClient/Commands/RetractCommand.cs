using System.CommandLine;
using Reporting.Connection;
using Reporting.Ledger;

namespace Reporting.Commands;

/// <summary><c>retract</c>: withdraws an incident.</summary>
internal sealed class RetractCommand : ReportCommand
{
    private readonly Argument<string> _id = new("ID") { Description = "The incident: data set and id, for example ucdp-ged:412700." };
    private readonly Option<string> _reason = new("--reason") { Description = "Why; the ledger keeps it.", HelpName = "TEXT", Required = true };

    public RetractCommand(CommandContext context)
        : base("retract", "Withdraws an incident from all tallies; the ledger keeps it, with the reason.", context,
            "retract ucdp-ged:412700 --reason \"withdrawn by the source\"")
    {
        Add(_id);
        Add(_reason);
    }

    public override bool Writes => true;

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var id = IncidentIdText.Read(parsed.GetValue(_id)!);
        var reason = ReasonText.Read(parsed.GetValue(_reason))!;
        var by = GlobalOptions.Recorder(parsed, Context);
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var shard = await connection.Grains.Owner(id);
        var outcome = await shard.Retract(id, reason, by);
        await shard.UntilTold(cancellation);
        if (outcome == RetractOutcome.NeverRecorded)
            throw new Problem(ExitCode.NotRecorded, $"No incident {Problem.Quote(id.ToString())} was ever recorded.", "ID", "Look it up with 'incidents --containing TEXT'; nothing was written.");
        Context.Out.Line($"{id} {(outcome == RetractOutcome.Retracted ? "withdrawn" : "was withdrawn before: nothing was written")}");
        return ExitCode.Ok;
    }
}
