namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>One PostgreSQL: takes rows in on its cores, and makes durable together what waits together.</summary>
internal sealed class Database(Clock clock, int cores)
{
    private List<Action> _waiting = [];
    private double _waitingBytes;
    private bool _flushing;

    /// <summary>Its cores.</summary>
    public Cores Cores { get; } = new(cores);

    /// <summary>Rows that were written.</summary>
    public double Rows { get; private set; }

    /// <summary>Seconds in which its disk wrote.</summary>
    public double Flushed { get; private set; }

    /// <summary>Writes what belongs together; what comes after it happens once it is durable.</summary>
    public void Write(double bytes, Action after)
    {
        Rows += Costs.DatabaseRows;
        clock.At(Cores.Do(clock.Now, Costs.DatabaseRows * Costs.DatabaseRow + bytes * Costs.DatabaseByte), () =>
        {
            _waiting.Add(after);
            _waitingBytes += bytes;
            if (!_flushing) Flush();
        });
    }

    private void Flush()
    {
        var (together, takes) = (_waiting, Costs.Flush + _waitingBytes / Costs.DiskRate);
        (_waiting, _waitingBytes, _flushing) = ([], 0, true);
        Flushed += takes;
        clock.At(clock.Now + takes, () =>
        {
            _flushing = false;
            if (_waiting.Count > 0) Flush();
            foreach (var after in together) after();
        });
    }
}
