using Reporting.Commands;
using Reporting.Output;

namespace Reporting.Tests;

/// <summary>Runs one command line in a folder, against a real store: what it printed, and its exit code.</summary>
internal sealed record ClientRun(int Code, string Out, string Error)
{
    public static Task<ClientRun> In(string folder, params string[] arguments) => In(folder, TimeProvider.System, 80, arguments);

    /// <summary>The same by another clock, on a terminal of another width.</summary>
    public static async Task<ClientRun> In(string folder, TimeProvider clock, int width, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var talk = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.Run(arguments, new CommandContext
        {
            Out = new Screen(output, width, isTerminal: false),
            Talk = new Screen(talk, width, isTerminal: false),
            Clock = clock,
            Variable = name => name == GlobalOptions.StoreVariable ? Path.Combine(folder, "store") : null,
            CurrentFolder = folder,
            UserName = "tester",
            Parts = ProductParts.Create(),
        });
        return new ClientRun(code, output.ToString(), talk.ToString());
    }
}
