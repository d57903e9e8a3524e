using System.Globalization;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Setting;

/// <summary>One silo of a cluster, in a process of its own; what it logs goes to a file.</summary>
internal sealed class ClusterSilo : IAsyncDisposable
{
    private const string Mark = "Clients --cluster ";
    private const int MostLines = 12;
    private const int LongestLine = 240;

    private readonly string _log;

    private ClusterSilo(SiloSeat seat, Child process, string log) => (Seat, Process, _log) = (seat, process, log);

    /// <summary>Where it runs.</summary>
    public SiloSeat Seat { get; }

    /// <summary>The process.</summary>
    public Child Process { get; }

    /// <summary>Whether it has said that clients can connect.</summary>
    public bool Serves => Process.Out.Any(line => line.StartsWith(Mark, StringComparison.Ordinal));

    /// <summary>The last lines that it logged, and what it printed.</summary>
    public string LastWords
    {
        get
        {
            var logged = File.Exists(_log) ? File.ReadLines(_log).TakeLast(MostLines) : [];
            return $"-- {Process.Name}: {string.Join(" | ", Process.Out)}\n{string.Join('\n', logged.Select(line => line.Length > LongestLine ? line[..LongestLine] + "..." : line))}";
        }
    }

    /// <summary>Starts it, and waits for nothing.</summary>
    /// <param name="seat">Where it runs.</param>
    /// <param name="program">The built program.</param>
    /// <param name="connection">How it reaches the database.</param>
    /// <param name="log">The file for what it logs.</param>
    /// <param name="level">What it logs.</param>
    public static ClusterSilo Begin(SiloSeat seat, string program, string connection, string log, string level)
    {
        string[] arguments =
        [
            "--storage", "postgres", "--connection", connection, "--address", seat.Address,
            "--port", seat.Gateway.ToString(CultureInfo.InvariantCulture), "--silo-port", seat.SiloPort.ToString(CultureInfo.InvariantCulture), "--log", level,
            // Only this machine reaches a trial's network.
            .. seat.IsOnLoopback ? (string[])[] : ["--without-keys", "true"],
        ];
        // The shell becomes the program, so that the child's process id is the silo's.
        var command = seat.Surroundings.Command(["sh", "-c", "log=$1; shift; exec \"$@\" 2>>\"$log\"", "sh", log, "dotnet", program, .. arguments]);
        return new ClusterSilo(seat, Child.Begin(seat.Name, command, seat.Surroundings.Variables), log);
    }

    /// <summary>Waits until clients can connect.</summary>
    /// <exception cref="FaultException">It has ended, or does not serve within two minutes.</exception>
    public async Task Serving()
    {
        await Patience.Until(() => Serves || Process.HasEnded, 2 * Patience.Soon, () => $"The gateway of {Seat.Name}\n{LastWords}\n");
        if (Process.HasEnded) throw new FaultException($"{Seat.Name} ended with {await Process.End()} before it served.\n{LastWords}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
