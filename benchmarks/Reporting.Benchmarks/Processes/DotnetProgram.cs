using System.Collections.ObjectModel;
using System.Diagnostics;

namespace Reporting.Benchmarks.Processes;

/// <summary>A program that was built beside this one, run in a process of its own.</summary>
internal static class DotnetProgram
{
    /// <summary>The report client.</summary>
    public static string Client { get; } = typeof(Commands.ExitCode).Assembly.Location;

    /// <summary>The silo.</summary>
    public static string Silo { get; } = typeof(Hosting.EmbeddedSilo).Assembly.Location;

    /// <summary>This program, for its child modes.</summary>
    public static string Benchmarks { get; } = typeof(DotnetProgram).Assembly.Location;

    /// <summary>Starts a program.</summary>
    public static Process Start(string program, params IEnumerable<string> arguments) => Start(program, ReadOnlyDictionary<string, string>.Empty, arguments);

    /// <summary>Starts a program with more in its environment.</summary>
    public static Process Start(string program, IReadOnlyDictionary<string, string> variables, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed on standard output, and the seconds from its start to its end.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<(string Out, double Seconds)> Run(string program, params IEnumerable<string> arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Start(program, arguments);
        var talk = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return process.ExitCode == 0 ? (said, seconds) : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}: {await talk}");
    }
}
