using Reporting.Commands;
using Reporting.Faults.Children;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Watching;

/// <summary>Runs the client's commands after a fault, when no more is to be seen of it; a machine too busy to let one connect is tried again.</summary>
internal static class CheckingClient
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="attempts">How often is looked for its end.</param>
    /// <param name="also">Another code than 0 that it may end with.</param>
    /// <returns>What it printed on standard output.</returns>
    /// <exception cref="FaultException">It ended otherwise, or not at all.</exception>
    public static async Task<string> Run(string[] arguments, int attempts, int also = ExitCode.Ok)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var child = Child.Start(Surroundings.Plain, $"the client's {arguments[0]}", Built.Client, arguments);
            var code = await child.End(attempts);
            if (code == ExitCode.Ok || code == also) return string.Join('\n', child.Out);
            if (code != ExitCode.NoCluster || attempt == PatientConnection.MostAttempts) throw new FaultException($"{child.Name} ended with {code}: {child.Talk}\n{string.Join('\n', child.Out)}");
        }
    }
}
