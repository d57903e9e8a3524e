using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Reporting.Operations;

namespace Reporting.Tests.Operations;

/// <summary>The dashboard, which shows nothing to whoever does not know the password.</summary>
public sealed class DashboardTests
{
    private const string Password = "correct horse";
    private static readonly OperationsOptions Options = new() { DashboardPort = 0, DashboardPassword = Password };

    [Theory]
    [InlineData("/")]
    [InlineData("/DashboardCounters")]
    [InlineData("/nothing")]
    public async Task Ask_WithoutThePassword_IsRefused(string path)
    {
        await using var silo = await WatchedSilo.Start(Options);
        await using var web = await silo.Listen(Options, new SiloHealth());

        Assert.Equal((HttpStatusCode.Unauthorized, ""), await WatchedSilo.Get(web.Dashboard!, path));
    }

    [Fact]
    public async Task Ask_WithAWrongPassword_IsRefusedAndLoggedWithoutIt()
    {
        await using var silo = await WatchedSilo.Start(Options);
        using var log = new WarningLog();
        await using var web = await silo.Listen(Options, new SiloHealth(), log);

        Assert.Equal((HttpStatusCode.Unauthorized, ""), await WatchedSilo.Get(web.Dashboard!, "/", "incorrect"));
        Assert.Equal(["The dashboard was asked for with a wrong password from 127.0.0.1."], log.Warnings);
    }

    [Fact]
    public async Task Ask_WithThePassword_ShowsThePageAndTheGrains()
    {
        await using var silo = await WatchedSilo.Start(Options);
        await using var web = await silo.Listen(Options, new SiloHealth());

        var page = await WatchedSilo.Get(web.Dashboard!, "/", Password);
        var grains = await WatchedSilo.Get(web.Dashboard!, "/GrainTypes", Password);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.Code, grains.Code));
        Assert.Contains("<html", page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("LedgerGrain", grains.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "The silo cannot be watched as it was asked to: the dashboard has no password, and is not shown without one.")]
    [InlineData("short", "The silo cannot be watched as it was asked to: the dashboard's password has fewer than 8 characters.")]
    public void Check_DashboardWithoutAUsablePassword_IsRefused(string? password, string message)
    {
        var error = Assert.Throws<OperationsSettingException>(new OperationsOptions { DashboardPort = 0, DashboardPassword = password }.Check);

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Defaults_AreOff()
    {
        var options = new OperationsOptions();

        Assert.Equal((null, null, null, null), (options.HealthPort, options.DashboardPort, options.DashboardPassword, options.Otlp));
        Assert.Equal((IPAddress.Loopback, "reporting", 0.01, TimeSpan.FromSeconds(15)), (options.Address, options.ServiceName, options.ShareOfTraces, options.MetricsEvery));
    }

    private sealed class WarningLog : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Warnings { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Warnings.Enqueue(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
