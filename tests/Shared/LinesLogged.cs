using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Reporting.Tests;

/// <summary>Keeps what is logged, and by which category where it is a provider. Safe for several threads.</summary>
internal sealed class LinesLogged : ILoggerProvider, ILogger
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);

    /// <summary>Every line, in order.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Waits until a line is logged; fails where it is not.</summary>
    public Task Has(string line)
    {
        var logged = _awaited.GetOrAdd(line, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_lines.Contains(line)) logged.TrySetResult();
        return logged.Task.WaitAsync(Longest);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception);
        _lines.Enqueue(line);
        if (_awaited.TryGetValue(line, out var logged)) logged.TrySetResult();
    }

    public void Dispose()
    {
        // Holds nothing but lines.
    }
}
