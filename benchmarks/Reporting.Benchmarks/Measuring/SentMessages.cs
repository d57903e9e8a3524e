using System.Diagnostics.Metrics;

namespace Reporting.Benchmarks.Measuring;

/// <summary>Counts the messages that Orleans sends from this process, to itself and to others.</summary>
internal sealed class SentMessages : IDisposable
{
    private const string OrleansMeter = "Microsoft.Orleans";
    private const string Local = "orleans-messaging-sent-local";
    private const string Remote = "orleans-messaging-sent-messages-size";
    private readonly MeterListener _listener = new();
    private long _local;
    private long _remote;

    public SentMessages()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == OrleansMeter && instrument.Name is Local or Remote) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Count(instrument, value));
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Count(instrument, value));
        _listener.Start();
    }

    /// <summary>How many so far: inside the process, and to other processes.</summary>
    public (long Local, long Remote) Now()
    {
        _listener.RecordObservableInstruments();
        return (Interlocked.Read(ref _local), Interlocked.Read(ref _remote));
    }

    public void Dispose() => _listener.Dispose();

    // A message to another process is one measurement of its size. What is observed is the whole count; what is told is one more.
    private void Count(Instrument instrument, long value)
    {
        if (instrument.Name == Remote) Interlocked.Increment(ref _remote);
        else if (instrument.IsObservable) Interlocked.Exchange(ref _local, value);
        else Interlocked.Add(ref _local, value);
    }
}
