using System.CommandLine;
using Reporting.Audit;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary><c>audit</c>: proves that every tally equals the ledger.</summary>
internal sealed class AuditCommand : ReportCommand
{
    /// <summary>The most mismatches that are named.</summary>
    public const int MostNamed = 20;

    public AuditCommand(CommandContext context)
        : base("audit", "Recomputes every tally from the ledger and compares, and adds up districts, provinces and countries.", context,
            "audit --store reporting-store")
    {
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var result = await new Auditor(connection.Grains, connection.Data).Run(cancellation);
        var text = Context.Out;
        text.Line($"entries    {FigureText.Number(result.Entries)}");
        text.Line($"incidents  {FigureText.Number(result.Incidents)}");
        text.Line($"subjects   {FigureText.Number(result.Subjects)}");
        text.Line($"cells      {FigureText.Number(result.Cells)}");
        text.Line($"sums       {FigureText.Number(result.Sums)}");
        text.Line($"mismatches {FigureText.Number(result.Mismatches.Count)}");
        foreach (var mismatch in result.Mismatches.Take(MostNamed)) text.Line("  " + Problem.Clean(mismatch.ToString()));
        if (result.Mismatches.Count > MostNamed) text.Line($"  and {FigureText.Number(result.Mismatches.Count - MostNamed)} more");
        if (result.Mismatches.Count == 0) return ExitCode.Ok;
        Context.Talk.Line("The tallies named above differ from the ledger, which is the truth.");
        return ExitCode.Mismatch;
    }
}
