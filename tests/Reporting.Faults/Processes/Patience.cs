namespace Reporting.Faults.Processes;

/// <summary>Waits that end: each is a counted number of attempts, and says what did not come.</summary>
internal static class Patience
{
    /// <summary>The pause between two attempts.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>How often is looked before something that should come at once is given up: one minute.</summary>
    public const int Soon = 1_200;

    /// <summary>How often is looked before something that may take its time is given up: four minutes.</summary>
    public const int Long = 4_800;

    /// <summary>Waits for a task.</summary>
    /// <exception cref="FaultException">It did not end within the attempts.</exception>
    public static async Task<T> For<T>(Task<T> task, int attempts, Func<string> what)
    {
        for (var attempt = 0; attempt < attempts && !task.IsCompleted; attempt++) await Task.WhenAny(task, Task.Delay(Pause));
        return task.IsCompleted ? await task : throw new FaultException($"{what()} did not come in {attempts} attempts of {Pause.TotalMilliseconds} ms.");
    }

    /// <summary>Waits until something is true.</summary>
    /// <exception cref="FaultException">It was not within the attempts.</exception>
    public static async Task Until(Func<bool> holds, int attempts, Func<string> what)
    {
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            if (holds()) return;
            await Task.Delay(Pause);
        }
        throw new FaultException($"{what()} did not come in {attempts} attempts of {Pause.TotalMilliseconds} ms.");
    }
}

/// <summary>What a fault brought to light: the product did not do what it promises.</summary>
internal sealed class FaultException(string found) : Exception(found);
