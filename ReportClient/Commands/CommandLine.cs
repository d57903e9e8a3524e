using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Reporting.Commands;

/// <summary>Every command, and how a command line becomes an exit code.</summary>
internal static class CommandLine
{
    /// <summary>The program's name in help and examples.</summary>
    public const string Program = "ReportClient";

    /// <summary>What the product is, in one line.</summary>
    public const string Purpose = "Running tallies of raids, casualties and seized weapons by place and group, and the weekly brief. Data go to stdout, talk to stderr.";

    // Long enough for an import to finish the batches under way after Ctrl-C.
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(15);

    /// <summary>The whole tree of commands.</summary>
    public static Command Build(CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var root = new Command(Program, Purpose)
        {
            new DemoCommand(context),
            new ImportCommand(context),
            new ExportCommand(context),
            new TallyCommand(context),
            new SeriesCommand(context),
            new BreakdownCommand(context),
            new IncidentsCommand(context),
            new HistoryCommand(context),
            new ExplainCommand(context),
            new NamesCommand(context),
            new BriefCommand(context),
            new RecordCommand(context),
            new RetractCommand(context),
            new StatusCommand(context),
            new AuditCommand(context),
            new BackupCommand(context),
            new RestoreCommand(context),
            new RebuildCommand(context),
            new GenerateCommand(context),
            new ReferenceCommand(context),
        };
        foreach (var option in GlobalOptions.All) root.Add(option);
        root.Add(new VersionOption());
        root.Add(new HelpOption { Action = new ExampleHelp(context.Out.Width) });
        return root;
    }

    /// <summary>Runs one command line; every failure is told on standard error, and none escapes.</summary>
    public static async Task<int> Run(IReadOnlyList<string> arguments, CommandContext context, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(context);
        var writes = false;
        try
        {
            var parsed = Build(context).Parse(arguments.Count == 0 ? ["--help"] : arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction || parsed is { Action: null, Errors.Count: > 0 }) throw ParseProblem.Of(parsed);
            if (parsed.Action is not HelpAction && ParseProblem.MissingValue(parsed) is { } missing) throw missing;
            writes = parsed.CommandResult.Command is ReportCommand { Writes: true };
            var code = await parsed.InvokeAsync(
                new InvocationConfiguration { Output = context.Out.Writer, Error = context.Talk.Writer, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Ending },
                cancellation);
            await context.Out.Writer.FlushAsync(CancellationToken.None);
            return code;
        }
        catch (Exception failure)
        {
            return await Tell(failure, writes, context);
        }
    }

    private static async Task<int> Tell(Exception failure, bool writes, CommandContext context)
    {
        try
        {
            // What was found before it failed, so that the error stands below it.
            await context.Out.Writer.FlushAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            // The output itself is what failed.
        }
        var problem = Problems.Of(failure, writes);
        problem.Write(context.Talk.Writer);
        if (context.Variable(Problems.DebugVariable) is { Length: > 0 }) context.Talk.Line((problem.InnerException ?? failure).ToString());
        await context.Talk.Writer.FlushAsync(CancellationToken.None);
        return problem.ExitCode;
    }
}
