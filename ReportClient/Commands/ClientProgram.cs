using Reporting.Output;

namespace Reporting.Commands;

/// <summary>A program of the client: one command line on this machine's terminal, clock and folders.</summary>
internal static class ClientProgram
{
    /// <summary>Runs a command line with the parts of a program.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> Run(IReadOnlyList<string> arguments, Parts parts)
    {
        // Words in UTF-8 whatever the terminal's setting: names may be in any script. Both are flushed by the run.
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = new StreamWriter(Console.OpenStandardOutput(), Console.OutputEncoding, bufferSize: 1 << 16);
        var talk = new StreamWriter(Console.OpenStandardError(), Console.OutputEncoding) { AutoFlush = true };
        return CommandLine.Run(arguments, new CommandContext
        {
            Out = new Screen(output, TerminalSize.Width(Console.IsOutputRedirected), !Console.IsOutputRedirected, TerminalSize.Height(Console.IsOutputRedirected)),
            Talk = new Screen(talk, TerminalSize.Width(Console.IsErrorRedirected), !Console.IsErrorRedirected),
            Clock = TimeProvider.System,
            Variable = Environment.GetEnvironmentVariable,
            CurrentFolder = Environment.CurrentDirectory,
            UserName = Environment.UserName,
            Parts = parts,
        });
    }
}
