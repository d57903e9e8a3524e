namespace Reporting.Operations;

/// <summary>How far a silo's process has come, as it knows itself. Safe for use by many at once.</summary>
public sealed class SiloHealth
{
    private volatile SiloState _state = SiloState.Starting;

    /// <summary>How far it has come. It never goes back.</summary>
    public SiloState State => _state;

    /// <summary>The silo takes calls. Changes nothing once it drains.</summary>
    public void Serve() => Interlocked.CompareExchange(ref _state, SiloState.Serving, SiloState.Starting);

    /// <summary>The silo was told to stop: nobody new is to be sent to it. To be called before it begins to.</summary>
    public void Drain() => _state = SiloState.Draining;
}

/// <summary>How far a silo's process has come.</summary>
public enum SiloState
{
    /// <summary>It takes no calls yet.</summary>
    Starting,
    /// <summary>It takes calls.</summary>
    Serving,
    /// <summary>It was told to stop, and ends what it has begun.</summary>
    Draining,
}
