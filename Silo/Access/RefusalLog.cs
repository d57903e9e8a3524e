using Microsoft.Extensions.Logging;

namespace Reporting.Access;

/// <summary>Logs who was refused what, never the key, and not more than <see cref="MostInAWhile"/> lines in <see cref="While"/>. Safe for several threads.</summary>
internal sealed partial class RefusalLog(TimeProvider time, ILogger<AccessFilter> logger)
{
    /// <summary>How many lines in <see cref="While"/>; the rest is counted.</summary>
    public const int MostInAWhile = 20;

    /// <summary>After so long lines are written again.</summary>
    public static readonly TimeSpan While = TimeSpan.FromMinutes(1);

    private readonly Lock _counting = new();
    private long _began = time.GetTimestamp();
    private int _written;
    private long _left;

    /// <summary>A client was refused.</summary>
    /// <param name="method">What it called.</param>
    /// <param name="client">The id that Orleans gave it.</param>
    /// <param name="why">Why: no key, an unknown one, or whose key and which role.</param>
    public void Refused(string method, GrainId? client, string why)
    {
        long left;
        lock (_counting)
        {
            left = 0;
            if (time.GetElapsedTime(_began) >= While) (left, _left, _written, _began) = (_left, 0, 0, time.GetTimestamp());
            if (_written == MostInAWhile)
            {
                _left++;
                return;
            }
            _written++;
        }
        if (left > 0) LogLeft(left);
        LogRefused(method, client?.ToString() ?? "unknown", why);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Refused {Method} to client {Client}: {Why}.")]
    private partial void LogRefused(string method, string client, string why);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Refused {Count} more calls before this, which were not logged one by one.")]
    private partial void LogLeft(long count);
}
