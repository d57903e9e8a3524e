using System.Net;
using System.Net.Sockets;
using System.Text;
using Reporting.Operations;

namespace Reporting.Tests.Operations;

/// <summary>What a collector is sent.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Otlp_Set_SendsOurMetersAndThoseOfOrleansAndWhoWeAre()
    {
        using var collector = new Collector();
        await using var silo = await WatchedSilo.Start(new OperationsOptions { Otlp = collector.Address, OtlpHeaders = "x-key=mine", MetricsEvery = TimeSpan.FromMilliseconds(100), ServiceName = "reporting-here" });
        await silo.Record(Some.Incident());

        var body = await collector.Receive("/v1/metrics", "reporting.incidents", "orleans-", "reporting-here");

        Assert.Contains("service.instance.id", body, StringComparison.Ordinal);
        Assert.Equal("mine", collector.Key);
    }

    [Fact]
    public async Task Otlp_Set_SendsTraces()
    {
        using var collector = new Collector();
        await using var silo = await WatchedSilo.Start(new OperationsOptions { Otlp = collector.Address, ShareOfTraces = 1 });
        await silo.Record(Some.Incident());

        await collector.Receive("/v1/traces", "ledger append");
    }

    /// <summary>Takes whatever is posted to it.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Collector()
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
            }
            _listener.Prefixes.Add(Address.AbsoluteUri);
            _listener.Start();
        }

        public Uri Address { get; }

        public string? Key { get; private set; }

        // The first request to a path that has all of the words in it, whatever comes before it.
        public async Task<string> Receive(string path, params string[] words)
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Key = context.Request.Headers["x-key"];
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                var text = Encoding.Latin1.GetString(body.ToArray());
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
                if (context.Request.Url!.AbsolutePath == path && Array.TrueForAll(words, word => text.Contains(word, StringComparison.Ordinal))) return text;
            }
        }

        public void Dispose() => _listener.Close();
    }
}
