using System.Collections.Concurrent;
using System.Diagnostics;

namespace Reporting.Faults.Processes;

/// <summary>A process that was started here, what it prints, and its end. It is killed when this is disposed of.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<Child, bool> Living = [];

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _out = [];
    private readonly ConcurrentQueue<string> _talk = [];
    private readonly Task _ended;

    private Child(Process process, string name, Action<string>? heard)
    {
        (_process, Name) = (process, name);
        _ended = Task.WhenAll(Pump(process.StandardOutput, _out, heard), Pump(process.StandardError, _talk, null), process.WaitForExitAsync());
    }

    /// <summary>Kills every child that lives, where this process is ended from outside.</summary>
    public static void KillAll()
    {
        foreach (var child in Living.Keys) child.Send(Signal.Kill);
    }

    /// <summary>What it is, for failures.</summary>
    public string Name { get; }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended, and everything that it printed was read.</summary>
    public bool HasEnded => _ended.IsCompleted;

    /// <summary>What it has printed on standard output; a last line that was cut short is left out.</summary>
    public IReadOnlyCollection<string> Out => _out;

    /// <summary>What it has printed on standard error.</summary>
    public string Talk => string.Join('\n', _talk);

    /// <summary>Starts a program of .NET.</summary>
    /// <param name="surroundings">What the process runs in.</param>
    /// <param name="name">What it is, for failures.</param>
    /// <param name="program">The built program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="heard">Is told each line of standard output, as it comes.</param>
    public static Child Start(Surroundings surroundings, string name, string program, IEnumerable<string> arguments, Action<string>? heard = null) =>
        Begin(name, surroundings.Command(["dotnet", program, .. arguments]), surroundings.Variables, heard);

    /// <summary>Starts any command.</summary>
    public static Child Begin(string name, IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? variables = null, Action<string>? heard = null)
    {
        // A shell that starts the suite in the background may have it ignore Ctrl-C, and every child would inherit that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", .. command]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (variable, value) in variables ?? Surroundings.Plain.Variables) start.Environment[variable] = value;
        // Most of a child's life is its start, which profiling for later optimisation makes longer.
        start.Environment["DOTNET_TieredPGO"] = "0";
        var process = Process.Start(start) ?? throw new FaultException($"{name} did not start.");
        process.StandardInput.Close();
        var child = new Child(process, name, heard);
        Living[child] = true;
        return child;
    }

    /// <summary>Sends a signal.</summary>
    public void Send(Signal signal)
    {
        if (!_process.HasExited) Signals.Send(Id, signal);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code; 128 and the signal's number where a signal ended it.</returns>
    public async Task<int> End(int attempts = Patience.Long)
    {
        await Patience.Until(() => _ended.IsCompleted, attempts, () => $"The end of {Name}");
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Send(Signal.Kill);
        await Patience.Until(() => _ended.IsCompleted, Patience.Soon, () => $"The end of {Name} after it was killed");
        Living.TryRemove(this, out _);
        _process.Dispose();
    }

    // A line counts when its end was written: what a killed process left half-printed says nothing.
    private static async Task Pump(StreamReader from, ConcurrentQueue<string> into, Action<string>? heard)
    {
        var rest = "";
        var buffer = new char[1 << 16];
        while (await from.ReadAsync(buffer) is > 0 and var length)
        {
            var lines = (rest + new string(buffer, 0, length)).Split('\n');
            foreach (var line in lines.SkipLast(1))
            {
                into.Enqueue(line);
                heard?.Invoke(line);
            }
            rest = lines[^1];
        }
    }
}
