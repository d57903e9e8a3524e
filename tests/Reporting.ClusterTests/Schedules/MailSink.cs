using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Reporting.Tests.Schedules;

/// <summary>A mail server on loopback that keeps what it takes.</summary>
/// <remarks>Speaks as much of SMTP (RFC 5321) as a client needs that sends one mail.</remarks>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private int _farewells;

    public MailSink()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = Serve();
    }

    public int Port { get; }

    /// <summary>What was taken, as bytes.</summary>
    public ConcurrentQueue<ReceivedMail> Mails { get; } = new();

    /// <summary>How it answers an address; null to take it.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Whether it takes a mail and hangs up without saying so.</summary>
    public bool HangsUp { get; set; }

    /// <summary>How many clients took their leave, as RFC 5321 asks of them.</summary>
    public int Farewells => _farewells;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task Serve()
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(Talk(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test ends.
        }
        await Task.WhenAll(talks);
    }

    private async Task Talk(TcpClient client)
    {
        using var connection = client;
        try
        {
            await Talk(client.GetStream());
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            // The client has gone, or the test ends.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await Say(stream, "220 sink.example ESMTP");
        var to = new List<string>();
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await Say(stream, "250-sink.example", "250 8BITMIME");
                    break;
                case "RCPT":
                    var address = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    var answer = Answer(address);
                    if (answer is null) to.Add(address);
                    await Say(stream, answer ?? "250 taken");
                    break;
                case "DATA":
                    await Say(stream, "354 go on");
                    Mails.Enqueue(new ReceivedMail([.. to], await Content(reader)));
                    if (HangsUp) return;
                    await Say(stream, "250 taken");
                    break;
                case "QUIT":
                    Interlocked.Increment(ref _farewells);
                    await Say(stream, "221 bye");
                    return;
                default:
                    if (line.StartsWith("RSET", StringComparison.OrdinalIgnoreCase)) to.Clear();
                    await Say(stream, "250 fine");
                    break;
            }
        }
    }

    private async Task<byte[]> Content(StreamReader reader)
    {
        var content = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".") content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return Encoding.Latin1.GetBytes(content.ToString());
    }

    private async Task Say(NetworkStream stream, params string[] lines)
    {
        foreach (var line in lines) await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _end.Token);
    }
}

/// <summary>A mail that a server took.</summary>
/// <param name="To">For which addresses.</param>
/// <param name="Bytes">The mail.</param>
internal sealed record ReceivedMail(IReadOnlyList<string> To, byte[] Bytes)
{
    public MimeMessage Read()
    {
        using var stream = new MemoryStream(Bytes);
        return MimeMessage.Load(stream);
    }
}
