using System.CommandLine;
using Reporting.Briefs.Editions;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary><c>brief diff</c>: what an edition printed that was known otherwise when a later one was fixed.</summary>
internal sealed class EditionDiffCommand : ReportCommand
{
    private readonly Argument<string> _first = new("N") { Description = "The edition whose figures are compared." };
    private readonly Argument<string> _second = new("M") { Description = "A later edition: what was known when it was fixed. It may be about other days, another place or a group." };
    private readonly Option<string?> _output = new("--output") { Description = "How to print: table, csv or json. Default: table.", HelpName = "FORMAT" };

    public EditionDiffCommand(CommandContext context)
        : base("diff", "Compares what edition N printed with what it would have printed when edition M was fixed: each figure with old and new value, and the incidents behind it.", context,
            "brief diff 6 7")
    {
        Add(_first);
        Add(_second);
        Add(_output);
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (first, second) = (EditionNumber.Read(parsed.GetValue(_first), "N")!.Value, EditionNumber.Read(parsed.GetValue(_second), "M")!.Value);
        var output = OutputFormats.Read(parsed.GetValue(_output));
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var press = new EditionPress(connection.Grains, connection.Data);
        var (older, newer) = await EditionNumber.Find($"brief diff {first} {second}", async () => (await press.Get(first), await press.Get(second)));
        if (!newer.Position.Covers(older.Position))
            throw Problem.Usage($"Edition {second} was made from an earlier position of the ledger than edition {first}.", $"brief diff {first} {second}", "Name the edition that knew less first.");
        Context.Out.Writer.Write(ChangesText.Print(await press.Changes(first, newer.Position), older.Request, second, output, Context.Out));
        return ExitCode.Ok;
    }
}
