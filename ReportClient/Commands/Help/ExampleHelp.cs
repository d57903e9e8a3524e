using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Reporting.Commands;

/// <summary>Help with examples: what people copy comes last, nearest to the prompt.</summary>
internal sealed class ExampleHelp(int width) : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new() { MaxWidth = width };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        var code = _help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not ReportCommand { Examples.Count: > 0 } command) return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in command.Examples) output.WriteLine($"  {CommandLine.Program} {example}");
        return code;
    }
}
