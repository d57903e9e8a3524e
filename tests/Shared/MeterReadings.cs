using System.Diagnostics.Metrics;
using System.Globalization;

namespace Reporting.Tests;

/// <summary>What the meter "Reporting" of one factory says: sums of counters and the last of everything else, by instrument and tags but for the shard.</summary>
internal sealed class MeterReadings : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, double> _values = [];

    public MeterReadings(IMeterFactory scope)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Reporting" && ReferenceEquals(instrument.Meter.Scope, scope)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The sum of what was read under a name such as <c>reporting.incidents recorded</c>; what is observed is asked for now.</summary>
    public double Sum(string name)
    {
        lock (_values)
        {
            foreach (var key in _values.Keys.Where(key => key.StartsWith('*')).ToList()) _values.Remove(key);
        }
        _listener.RecordObservableInstruments();
        lock (_values) return _values.GetValueOrDefault(name) + _values.GetValueOrDefault("*" + name);
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = instrument.IsObservable ? "*" + instrument.Name : instrument.Name;
        foreach (var tag in tags)
        {
            if (tag.Key != "shard") name += " " + Convert.ToString(tag.Value, CultureInfo.InvariantCulture);
        }
        lock (_values) _values[name] = _values.GetValueOrDefault(name) + value;
    }
}
