using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Setting;

/// <summary>Runs a program of the system to its end.</summary>
internal static class Tool
{
    /// <summary>How often is looked for the end of a build: a quarter of an hour, since two cores may be building something else.</summary>
    public const int LongestBuild = 18_000;

    /// <summary>Runs it.</summary>
    /// <returns>The lines of its standard output.</returns>
    /// <exception cref="FaultException">It ended with another code than 0, or not within the attempts.</exception>
    public static async Task<IReadOnlyCollection<string>> Run(IReadOnlyList<string> command, int attempts = Patience.Soon)
    {
        await using var child = Child.Begin(command[0], command);
        return await child.End(attempts) is 0 ? child.Out : throw new FaultException($"'{string.Join(' ', command)}' failed: {child.Talk}\n{string.Join('\n', child.Out)}");
    }
}
