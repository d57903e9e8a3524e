namespace Reporting.Faults.Processes;

/// <summary>A silo in a process of its own, that serves a store on a free port.</summary>
internal sealed class ServingSilo : IAsyncDisposable
{
    private const string Mark = "Clients --cluster ";

    private ServingSilo(Child process, string gateway) => (Process, Gateway) = (process, gateway);

    /// <summary>The process.</summary>
    public Child Process { get; }

    /// <summary>Where clients reach it.</summary>
    public string Gateway { get; }

    /// <summary>Starts it, and waits until it serves.</summary>
    /// <param name="store">The folder of the store.</param>
    /// <param name="snapshotEvery">The seconds between two snapshots of a tally.</param>
    /// <param name="port">The port; 0 for any free one.</param>
    /// <param name="surroundings">What it runs in.</param>
    /// <param name="program">The program; null for the built one.</param>
    public static async Task<ServingSilo> Start(string store, double snapshotEvery = 30, string port = "0", Surroundings? surroundings = null, string? program = null)
    {
        var process = Begin(store, snapshotEvery, port, surroundings, program);
        try
        {
            await Patience.Until(() => process.HasEnded || GatewayOf(process) is not null, Patience.Soon, () => $"The address of the silo ({process.Talk})");
            return new ServingSilo(process, GatewayOf(process) ?? throw new FaultException($"the silo ended with {await process.End()}: {process.Talk}"));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it, and waits for nothing.</summary>
    public static Child Begin(string store, double snapshotEvery = 30, string port = "0", Surroundings? surroundings = null, string? program = null) =>
        Child.Start(surroundings ?? Surroundings.Plain, "the silo", program ?? Built.Silo, ["--store", store, "--port", port, "--log", "None", "--snapshot-every", Trial.Text(snapshotEvery)]);

    /// <summary>The address that a silo has printed; null before.</summary>
    public static string? GatewayOf(Child process) =>
        process.Out.FirstOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal))?[Mark.Length..].Split(' ')[0];

    /// <summary>Asks it to stop, and waits until it has.</summary>
    /// <exception cref="FaultException">It did not end well.</exception>
    public async Task Stop()
    {
        Process.Send(Signal.Terminate);
        if (await Process.End() is not 0 and var code) throw new FaultException($"the silo ended with {code}: {Process.Talk}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
