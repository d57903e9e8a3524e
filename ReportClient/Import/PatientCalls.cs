namespace Reporting.Import;

/// <summary>Calls of a shard that are made again when no answer came. Safe for several threads.</summary>
/// <remarks>A call that timed out may or may not have been done; every write of the ledger is idempotent, so it is simply done again.</remarks>
internal sealed class PatientCalls(TimeSpan firstPause)
{
    /// <summary>How often a call is made before it fails.</summary>
    public const int MostAttempts = 5;

    /// <summary>The answer of a call.</summary>
    public async Task<T> Make<T>(Func<Task<T>> call)
    {
        for (var (attempt, pause) = (1, firstPause); ; attempt++, pause *= 2)
        {
            try
            {
                return await call();
            }
            catch (Exception fault) when (attempt < MostAttempts && fault is TimeoutException or OrleansMessageRejectionException)
            {
                await Task.Delay(pause);
            }
        }
    }

    /// <summary>Returns when a call was answered.</summary>
    public Task Make(Func<Task> call) => Make(async () =>
    {
        await call();
        return true;
    });
}
