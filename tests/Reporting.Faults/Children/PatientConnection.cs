using Reporting.Connection;

namespace Reporting.Faults.Children;

/// <summary>Reaches a silo however busy the machine is.</summary>
internal static class PatientConnection
{
    /// <summary>How often a silo is tried before it is given up.</summary>
    public const int MostAttempts = 20;

    /// <summary>Opens a connection; a client of the product would tell its user to try again.</summary>
    public static async Task<IConnection> Open(Func<Task<IConnection>> open)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await open();
            }
            catch (NoClusterException) when (attempt < MostAttempts)
            {
                await Console.Error.WriteLineAsync($"No silo yet (attempt {attempt}).");
            }
        }
    }
}
