using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Reporting.Storage;

namespace Reporting.Operations;

/// <summary>Answers whether a silo lives, and whether callers are to be sent to it.</summary>
/// <remarks>
/// Live: nobody has declared it dead; when it is not, it is to be started again. Ready: it serves, is active in the membership of its cluster, and its storage
/// answers within <see cref="LongestRead"/>, which is asked at most once a second, however many ask.
/// </remarks>
internal sealed partial class HealthCheck(IServiceProvider silo, SiloHealth health, TimeProvider time, ILogger logger)
{
    /// <summary>How long storage may take for its answer.</summary>
    public static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(1);
    // Nothing is ever kept under it.
    private static readonly GrainId Nobody = GrainId.Create("health", "ready");

    private readonly Lock _lock = new();
    private Task<bool> _storage = Task.FromResult(false);
    private long? _asked;

    /// <summary>Answers one request.</summary>
    public Task Answer(HttpContext context) => context.Request.Path.Value switch
    {
        "/health/live" => Write(context, Membership() != SiloStatus.Dead, health.State, Membership(), storage: null),
        "/health/ready" => AnswerReady(context),
        _ => NotFound(context),
    };

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task AnswerReady(HttpContext context)
    {
        var storage = await Storage();
        var (state, membership) = (health.State, Membership());
        await Write(context, state == SiloState.Serving && membership == SiloStatus.Active && storage, state, membership, storage);
    }

    private static Task Write(HttpContext context, bool isWell, SiloState state, SiloStatus membership, bool? storage)
    {
        var text = new StringBuilder(isWell ? """{"ok":true""" : """{"ok":false""")
            .Append($",\"state\":\"{state.ToString().ToLowerInvariant()}\",\"membership\":\"{membership.ToString().ToLowerInvariant()}\"");
        if (storage is { } answers) text.Append(answers ? ",\"storage\":\"answers\"" : ",\"storage\":\"silent\"");
        context.Response.StatusCode = isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text.Append("}\n").ToString(), context.RequestAborted);
    }

    private SiloStatus Membership() => silo.GetRequiredService<ISiloStatusOracle>().CurrentStatus;

    private Task<bool> Storage()
    {
        lock (_lock)
        {
            if (!_storage.IsCompleted || _asked is { } asked && time.GetElapsedTime(asked) < Recent) return _storage;
            _asked = time.GetTimestamp();
            return _storage = Ask();
        }
    }

    private async Task<bool> Ask()
    {
        try
        {
            var storage = silo.GetRequiredKeyedService<IGrainStorage>(ReportingStorage.Provider);
            await Task.Run(() => storage.ReadStateAsync("health", Nobody, new GrainState<StoredBytes>(new StoredBytes()))).WaitAsync(LongestRead, time);
            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogSilent(error);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The silo is not ready: its storage does not answer.")]
    private partial void LogSilent(Exception error);
}
