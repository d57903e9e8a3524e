using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Reporting.Ledger;

namespace Reporting.Hosting;

/// <summary>What a silo alone and a silo of a cluster are hosted with.</summary>
internal static class HostParts
{
    /// <summary>A host without anything from its surroundings, which logs to standard error and leaves signals to the process.</summary>
    public static HostApplicationBuilder Builder(LogLevel logLevel)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        // At its first check the watchdog mistakes the machine's uptime for a delay; the silo advises server GC, which costs memory for nothing here.
        builder.Logging.SetMinimumLevel(logLevel).AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error).AddFilter("Orleans.Runtime.Silo", LogLevel.Error).AddSimpleConsole(options => (options.SingleLine, options.UseUtcTimestamp, options.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ "));
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        return builder;
    }

    /// <summary>A port as it was given, or a free one for 0.</summary>
    /// <exception cref="PortTakenException">Another process listens there, or the address is none of this machine's.</exception>
    public static int TakePort(IPAddress address, int port)
    {
        // Two silos may otherwise share a port, and clients would reach the one or the other.
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException error)
        {
            throw new PortTakenException(new IPEndPoint(address, port), error);
        }
    }

    /// <summary>Reads what the grains say of the store's format, before anybody asks; stops the host when it cannot be read.</summary>
    /// <exception cref="Errors.StoreFormatException">This version cannot read it.</exception>
    public static async Task CheckFormat(IHost host)
    {
        try
        {
            await host.Services.GetRequiredService<KnownStore>().Find();
        }
        catch
        {
            await host.StopAsync();
            host.Dispose();
            throw;
        }
    }
}
