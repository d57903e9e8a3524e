using System.CommandLine;
using Reporting.Backup;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary><c>rebuild</c>: makes every tally anew from the ledger.</summary>
internal sealed class RebuildCommand : ReportCommand
{
    public RebuildCommand(CommandContext context)
        : base("rebuild", "Drops every tally and makes it anew from the ledger, which is not changed. Others may record meanwhile.", context,
            "rebuild --store conflict")
    {
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var rebuilt = await WorkProgress.Follow(Context, "Rebuilding tallies", progress => new TallyRebuild(connection.Grains, connection.Data).Run(progress, cancellation));
        Context.Out.Line($"rebuilt   {FigureText.Number(rebuilt)}");
        return ExitCode.Ok;
    }
}
