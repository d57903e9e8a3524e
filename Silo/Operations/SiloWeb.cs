using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Dashboard;
using Reporting.Hosting;

namespace Reporting.Operations;

/// <summary>What a silo's process says by HTTP: its health on one port, the Orleans dashboard on another.</summary>
/// <remarks>A host of its own, so that it answers before the silo serves and until it has drained.</remarks>
public sealed class SiloWeb : IAsyncDisposable
{
    private readonly List<WebApplication> _running = [];

    private SiloWeb()
    {
    }

    /// <summary>Where health is asked for; null when it is not.</summary>
    public IPEndPoint? Health { get; private set; }

    /// <summary>Where the dashboard is; null when there is none.</summary>
    public IPEndPoint? Dashboard { get; private set; }

    /// <summary>Begins to listen; nothing of ASP.NET is loaded where no port is asked for.</summary>
    /// <param name="options">What to listen on.</param>
    /// <param name="siloServices">Those of the silo, which need not have started; it was built with <see cref="OperationsSetup.AddOperations"/> and the same options.</param>
    /// <param name="health">How far the silo has come.</param>
    /// <param name="loggers">Where to say what goes wrong; null for nowhere.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="OperationsSettingException">The options cannot be met.</exception>
    /// <exception cref="WebPortTakenException">A port is taken.</exception>
    public static async Task<IAsyncDisposable> Start(
        OperationsOptions options, IServiceProvider siloServices, SiloHealth health, ILoggerFactory? loggers = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(siloServices);
        ArgumentNullException.ThrowIfNull(health);
        options.Check();
        return options.HealthPort is null && options.DashboardPort is null ? Nothing.Instance : await Listen(options, siloServices, health, loggers ?? NullLoggerFactory.Instance, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var web in _running) await web.DisposeAsync();
        _running.Clear();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<SiloWeb> Listen(OperationsOptions options, IServiceProvider silo, SiloHealth health, ILoggerFactory loggers, CancellationToken cancellation)
    {
        var web = new SiloWeb();
        try
        {
            var time = silo.GetRequiredService<TimeProvider>();
            if (options.HealthPort is { } healthPort)
            {
                var check = new HealthCheck(silo, health, time, loggers.CreateLogger<HealthCheck>());
                web.Health = await web.Listen("health endpoint", new IPEndPoint(options.Address, healthPort), loggers, app => app.Run(check.Answer), cancellation);
            }
            if (options.DashboardPort is { } dashboardPort)
            {
                var gate = new PasswordGate(options.DashboardPassword!, time, loggers.CreateLogger<PasswordGate>());
                web.Dashboard = await web.Listen("dashboard", new IPEndPoint(options.Address, dashboardPort), loggers, app => Show(app, silo, gate), cancellation);
            }
            return web;
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }
    }

    private async Task<IPEndPoint> Listen(string what, IPEndPoint endpoint, ILoggerFactory loggers, Action<WebApplication> answer, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(endpoint);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(loggers);
        // Signals belong to the process that hosts the silo.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var web = builder.Build();
        _running.Add(web);
        answer(web);
        try
        {
            await web.StartAsync(cancellation);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw new WebPortTakenException(what, endpoint, error);
        }
        return new IPEndPoint(endpoint.Address, new Uri(web.Urls.Single()).Port);
    }

    private static void Show(WebApplication web, IServiceProvider silo, PasswordGate gate)
    {
        var both = new BothServices(web.Services, silo);
        web.Use(next => context =>
        {
            if (!gate.Pass(context)) return Task.CompletedTask;
            context.RequestServices = both;
            return next(context);
        });
        new SiloRoutes(web, both).MapOrleansDashboard();
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public static readonly Nothing Instance = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
