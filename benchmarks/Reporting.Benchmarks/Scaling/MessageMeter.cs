using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace Reporting.Benchmarks.Scaling;

/// <summary>Counts the messages that a silo's process sends over connections, to other silos and to clients, as Orleans' own meter tells it.</summary>
/// <remarks>
/// Read over the runtime's diagnostic port: the silo needs nothing for it. Told once a second, so that a count is behind by that much.
/// See https://learn.microsoft.com/dotnet/core/diagnostics/metrics-collection and the remarks of the runtime's MetricsEventSource.
/// </remarks>
internal sealed class MessageMeter : IDisposable
{
    private const string Sent = @"Microsoft.Orleans\orleans-messaging-sent-messages-size";
    private const long TimeSeries = 2;
    private readonly EventPipeSession _session;
    private readonly Task _reading;
    private long _messages;

    public MessageMeter(int process)
    {
        var provider = new EventPipeProvider("System.Diagnostics.Metrics", EventLevel.Informational, TimeSeries, new Dictionary<string, string>
        {
            ["SessionId"] = "scaling",
            ["Metrics"] = Sent,
            ["RefreshInterval"] = "1",
            ["MaxTimeSeries"] = "1000",
            ["MaxHistograms"] = "1000",
        });
        _session = new DiagnosticsClient(process).StartEventPipeSession([provider], requestRundown: false, circularBufferMB: 16);
        _reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>How many so far.</summary>
    public long Messages => Interlocked.Read(ref _messages);

    /// <summary>Counts no more.</summary>
    public void Dispose()
    {
        try
        {
            _session.Stop();
            _reading.Wait();
        }
        catch (Exception error) when (error is ServerNotAvailableException or IOException or AggregateException)
        {
            // The process has ended.
        }
        _session.Dispose();
    }

    private void Read()
    {
        using var events = new EventPipeEventSource(_session.EventStream);
        events.Dynamic.All += told =>
        {
            // Of each second and each tag; a message is one measurement of its size.
            if (told.EventName == "HistogramValuePublished") Interlocked.Add(ref _messages, Convert.ToInt64(told.PayloadByName("count"), CultureInfo.InvariantCulture));
        };
        events.Process();
    }
}
