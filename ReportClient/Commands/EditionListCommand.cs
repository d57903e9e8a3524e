using System.CommandLine;
using Reporting.Briefs;
using Reporting.Briefs.Editions;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary><c>brief list</c>: every edition that was printed.</summary>
internal sealed class EditionListCommand : ReportCommand
{
    private readonly Option<bool> _check = new("--check") { Description = "Compose every edition again and prove that its figures are those it printed." };
    private readonly Option<string?> _output = new("--output") { Description = "How to print: table, csv or json. Default: table.", HelpName = "FORMAT" };

    public EditionListCommand(CommandContext context)
        : base("list", "Lists the editions: what they are about, when they were fixed, from which position of the ledger, by which rule, and the hash of their figures.", context,
            "brief list",
            "brief list --check")
    {
        Add(_check);
        Add(_output);
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var output = OutputFormats.Read(parsed.GetValue(_output));
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var editions = await connection.Grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key).List();
        Context.Out.Writer.Write(EditionText.List(editions, output, Context.Out));
        return parsed.GetValue(_check) ? await Check(editions.Select(edition => edition.Number), new EditionPress(connection.Grains, connection.Data), cancellation) : ExitCode.Ok;
    }

    private async Task<int> Check(IEnumerable<int> numbers, EditionPress press, CancellationToken cancellation)
    {
        var (same, other) = (0, 0);
        foreach (var number in numbers)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                await press.Reprint(number);
                same++;
            }
            catch (EditionDiffersException differs)
            {
                Context.Talk.Line(differs.Message);
                other++;
            }
        }
        Context.Talk.Line($"{FigureText.Number(same)} can be printed again to the byte, {FigureText.Number(other)} cannot.");
        return other == 0 ? ExitCode.Ok : ExitCode.Mismatch;
    }
}
