using System.CommandLine;
using Reporting.Connection;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Commands;

/// <summary><c>record</c>: records incidents written by hand.</summary>
internal sealed class RecordCommand : ReportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A JSON file with one incident as reporting-jsonl describes it, or an array of them; it may have line breaks." };

    private readonly Option<string?> _reason = new("--reason") { Description = "Why; the ledger keeps it. Default: none.", HelpName = "TEXT" };

    public RecordCommand(CommandContext context)
        : base("record", "Records an incident, or a later description of it. Durable when it returns; nothing is recorded when one is rejected.", context,
            "record raid.json",
            "record raid.json --cluster localhost:30000 --recorded-by desk-2",
            "record raid.json --reason \"figures corrected by the ministry\"")
    {
        Add(_file);
        Add(_reason);
    }

    public override bool Writes => true;

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var file = InputFile.Check(parsed.GetValue(_file)!, "FILE", Context);
        var reason = ReasonText.Read(parsed.GetValue(_reason));
        var by = GlobalOptions.Recorder(parsed, Context);
        var address = GlobalOptions.Address(parsed, Context);
        var incidents = Read(file);
        await using var connection = await Context.Connect(address, create: true, cancellation);
        foreach (var incident in incidents)
        {
            var shard = await connection.Grains.Owner(incident.Id);
            var receipt = await shard.Record(new RecordBatch([incident], by, reason));
            await shard.UntilTold(cancellation);
            Context.Out.Line($"{incident.Id} {Word(receipt.Outcomes[0])}");
        }
        return ExitCode.Ok;
    }

    private static List<Incident> Read(string file)
    {
        var rows = IncidentJson.Read(file);
        var rejected = rows.Where(row => row.Rejected is not null).Select(row => row.Rejected!).ToList();
        if (rejected.Count > 0)
            throw new Problem(ExitCode.InputFormat, $"{(rejected.Count == 1 ? "An incident" : $"{rejected.Count} incidents")} cannot be recorded: {Problem.Clean(rejected[0].Message)}",
                $"{file} line {rejected[0].Line}{(rejected[0].Field.Length > 0 ? $", {rejected[0].Field} '{Problem.Clean(rejected[0].Value)}'" : "")}",
                "Correct the file and record it again; nothing was written. docs/formats/reporting-jsonl.md describes every member.");
        if (rows.Count == 0) throw new Problem(ExitCode.InputFormat, "The file holds no incident.", file, "Give one incident as a JSON object, or an array of them; nothing was written.");
        return [.. rows.Select(row => row.Incident!)];
    }

    private static string Word(RecordOutcome outcome) => outcome switch
    {
        RecordOutcome.Recorded => "recorded",
        RecordOutcome.Revised => "revised",
        RecordOutcome.Unchanged => "unchanged: the ledger already says this",
        RecordOutcome.Stale => "stale: a later revision stands",
        _ => "stays withdrawn: it says what was withdrawn",
    };
}
