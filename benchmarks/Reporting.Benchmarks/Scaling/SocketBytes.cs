using System.Diagnostics;
using System.Globalization;

namespace Reporting.Benchmarks.Scaling;

/// <summary>Bytes that went over connections on loopback, as Linux counts them; those of connections that are closed are not among them.</summary>
internal static class SocketBytes
{
    private const string Sent = "bytes_sent:";

    /// <summary>Bytes sent, in both directions, over the connections that end at one of the ports.</summary>
    public static async Task<long> Between(IReadOnlyCollection<int> ports)
    {
        using var process = Process.Start(new ProcessStartInfo("ss", ["-tinH", "state", "established"]) { RedirectStandardOutput = true })!;
        long bytes = 0;
        var counts = false;
        // Two lines a socket: its ends, and what is known of it.
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Length > 0 && !char.IsWhiteSpace(line[0])) counts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(end => ports.Any(port => end.EndsWith(FormattableString.Invariant($":{port}"), StringComparison.Ordinal)));
            else if (counts && line.IndexOf(Sent, StringComparison.Ordinal) is >= 0 and var at) bytes += long.Parse(line[(at + Sent.Length)..].Split(' ')[0], CultureInfo.InvariantCulture);
        }
        await process.WaitForExitAsync();
        return bytes;
    }
}
