using System.CommandLine;
using Reporting.Connection;
using Reporting.Ledger;

namespace Reporting.Commands;

/// <summary><c>record</c>: records one incident from a file.</summary>
internal sealed class RecordCommand : ReportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A JSON file with one incident, as a line of reporting-jsonl; it may have line breaks." };

    public RecordCommand(CommandContext context)
        : base("record", "Records one incident, or a later description of it. Durable when it returns.", context,
            "record raid.json",
            "record raid.json --cluster localhost:30000 --recorded-by desk-2") => Add(_file);

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var file = InputFile.Check(parsed.GetValue(_file)!, "FILE", Context);
        var by = GlobalOptions.Recorder(parsed, Context);
        var address = GlobalOptions.Address(parsed, Context);
        var incident = await Context.Parts.ReadIncident(file, cancellation);
        await using var connection = await Context.Connect(address, create: true, cancellation);
        var shard = await connection.Grains.Owner(incident.Id);
        var receipt = await shard.Record(new RecordBatch([incident], by));
        await shard.WhenPublished();
        Context.Out.Line($"{incident.Id} {Word(receipt.Outcomes[0])}");
        return ExitCode.Ok;
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
