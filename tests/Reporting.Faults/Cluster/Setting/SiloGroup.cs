using System.Globalization;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Setting;

/// <summary>The silos of a trial, by their seats: started, stopped, killed, and started again.</summary>
/// <param name="seats">Where they run; more seats than silos serve at first.</param>
/// <param name="connection">How they reach the database.</param>
/// <param name="folder">The folder for what they log.</param>
/// <param name="program">The program that is started where no other is named.</param>
/// <param name="level">What they log.</param>
internal sealed class SiloGroup(IReadOnlyList<SiloSeat> seats, string connection, string folder, string program, string level) : IAsyncDisposable
{
    private readonly ClusterSilo?[] _silos = new ClusterSilo?[seats.Count];
    private readonly bool[] _mayEnd = new bool[seats.Count];
    private readonly List<ClusterSilo> _all = [];

    /// <summary>What every process that ever ran here said last.</summary>
    public string LastWords => string.Join('\n', _all.Select(silo => silo.LastWords));

    /// <summary>What a silo said that ended though nobody asked it to; null while none has.</summary>
    public string? Deserter
    {
        get
        {
            var seat = Array.FindIndex(_silos, silo => silo?.Process.HasEnded == true && !_mayEnd[Array.IndexOf(_silos, silo)]);
            return seat < 0 ? null : $"{seats[seat].Name} ended though nobody asked it to";
        }
    }

    /// <summary>The address of the first silo that runs.</summary>
    /// <exception cref="FaultException">None does.</exception>
    public string Gateway => _silos.FirstOrDefault(silo => silo is not null)?.Seat.ForClients ?? throw new FaultException("No silo runs.");

    /// <summary>Starts a silo, and waits until it serves.</summary>
    public async Task Start(int seat, string? other = null)
    {
        var silo = Begin(seat, other);
        await silo.Serving();
    }

    /// <summary>Starts the first seats at once, and waits until all serve.</summary>
    public async Task StartFirst(int count)
    {
        var silos = Enumerable.Range(0, count).Select(seat => Begin(seat, null)).ToList();
        await Task.WhenAll(silos.Select(silo => silo.Serving()));
    }

    /// <summary>Kills a silo, and waits until it is gone.</summary>
    public async Task Kill(int seat)
    {
        var silo = Away(seat);
        silo.Process.Send(Signal.Kill);
        await silo.Process.End(Patience.Soon);
    }

    /// <summary>Asks a silo to stop, and waits until it has.</summary>
    /// <exception cref="FaultException">It ended otherwise than well, or not within four minutes.</exception>
    public async Task Stop(int seat)
    {
        var silo = Away(seat);
        silo.Process.Send(Signal.Terminate);
        if (await silo.Process.End() is not 0 and var code) throw new FaultException($"{silo.Seat.Name} was asked to stop and ended with {code}.");
    }

    /// <summary>Sends a silo a signal that does not end it at once.</summary>
    public void Send(int seat, Signal signal)
    {
        MayEnd(seat);
        _silos[seat]!.Process.Send(signal);
    }

    /// <summary>From now on a silo may end by itself.</summary>
    public void MayEnd(int seat) => _mayEnd[seat] = true;

    /// <summary>Waits until a silo that was declared dead has found out and ended.</summary>
    /// <exception cref="FaultException">It did not within a minute.</exception>
    public async Task EndsByItself(int seat)
    {
        var silo = Away(seat);
        await silo.Process.End(Patience.Soon);
    }

    /// <summary>Asks every silo to stop that runs.</summary>
    public async Task StopAll()
    {
        for (var seat = 0; seat < _silos.Length; seat++)
            if (_silos[seat] is not null) await Stop(seat);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _all) await silo.DisposeAsync();
    }

    private ClusterSilo Begin(int seat, string? other)
    {
        var log = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"silo-{seat + 1}-start-{_all.Count + 1}.log"));
        var silo = ClusterSilo.Begin(seats[seat], other ?? program, connection, log, level);
        (_silos[seat], _mayEnd[seat]) = (silo, false);
        _all.Add(silo);
        return silo;
    }

    private ClusterSilo Away(int seat)
    {
        var silo = _silos[seat] ?? throw new FaultException($"No silo runs at {seats[seat].Name}.");
        _silos[seat] = null;
        return silo;
    }
}
