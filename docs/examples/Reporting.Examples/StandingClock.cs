namespace Reporting.Examples;

/// <summary>A clock that stands where it was set, so that what was recorded and compiled has the same time whenever the examples are made.</summary>
/// <remarks>Timers and elapsed time are the machine's: only the time of day stands.</remarks>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
