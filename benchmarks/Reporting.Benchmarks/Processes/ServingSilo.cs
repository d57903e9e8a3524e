using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Globalization;
using Reporting.Connection;

namespace Reporting.Benchmarks.Processes;

/// <summary>A silo in a process of its own, that serves a store on a free port until this is disposed of.</summary>
internal sealed class ServingSilo : IAsyncDisposable
{
    private const string Mark = "Clients --cluster ";
    private readonly Process _process;

    private ServingSilo(Process process, ClusterAddress address) => (_process, Address) = (process, address);

    /// <summary>Where clients reach it.</summary>
    public ClusterAddress Address { get; }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>The processor time that it has taken so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that it has taken so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts one on a folder, and waits until it serves.</summary>
    public static Task<ServingSilo> Start(string store) => Start(["--store", store, "--port", "0", "--log", "None"], ReadOnlyDictionary<string, string>.Empty);

    /// <summary>Starts one as its settings say, and waits until it serves.</summary>
    /// <param name="settings">Arguments of the silo.</param>
    /// <param name="variables">What its environment has besides.</param>
    /// <exception cref="InvalidOperationException">It ended.</exception>
    public static async Task<ServingSilo> Start(IEnumerable<string> settings, IReadOnlyDictionary<string, string> variables)
    {
        var process = DotnetProgram.Start(DotnetProgram.Silo, variables, settings);
        // Read to the end, so that it never waits for room.
        var talk = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(Mark, StringComparison.Ordinal) && ClusterAddress.TryParse(line[Mark.Length..].Split(' ')[0], out var address)) return new ServingSilo(process, address);
        throw new InvalidOperationException($"The silo ended: {await talk}");
    }

    /// <summary>Asks it to stop, as a user does, and waits until it has.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
