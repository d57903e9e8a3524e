using System.CommandLine;

namespace Reporting.Commands;

/// <summary><c>reference</c>: prints <c>docs/cli.md</c>, made from the commands themselves.</summary>
internal sealed class ReferenceCommand : ReportCommand
{
    public ReferenceCommand(CommandContext context)
        : base("reference", "Prints the reference of all commands, docs/cli.md.", context) => Hidden = true;

    protected override Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        Context.Out.Writer.Write(Reference.Of(CommandLine.Build(Context)));
        return Task.FromResult(ExitCode.Ok);
    }
}
