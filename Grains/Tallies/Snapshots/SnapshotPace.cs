using System.Diagnostics;

namespace Reporting.Tallies;

/// <summary>When a tally's snapshot is due, and when its cells are to be put in one run for the sake of questions.</summary>
/// <remarks>
/// While changes stream in, each snapshot would write all cells for the sake of a few: it waits for a pause, but not for ever. Once much has come in it is due
/// as soon as nothing more comes: a history that was imported is asked about next, and a snapshot puts together what questions need.
/// </remarks>
internal sealed class SnapshotPace
{
    /// <summary>How often <see cref="IsDueAtRest"/> is asked.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private const int MostPostponed = 10;
    // Fewer cells are quickly put together at a question.
    private const int LeastMuch = 4_096;
    // Of all cells.
    private const int ShareOfMuch = 4;
    // So many questions in a row without a change between them are worth putting all cells in one run.
    private const int QuietQuestions = 32;

    private long _changes;
    private long _changedCells;
    private long _kept;
    private long _seen;
    private long _seenAtRest;
    private long _asked;
    private int _questions;
    private int _postponed;
    private long _begunAt;
    private long _changedAt;

    /// <summary>Whether something has changed since the last snapshot.</summary>
    public bool HasChanged => _changes != _kept;

    /// <summary>For how long there have been changes that no snapshot holds; zero when there are none. May be asked by whoever measures.</summary>
    public TimeSpan UnkeptFor => HasChanged ? Stopwatch.GetElapsedTime(Volatile.Read(ref _changedAt)) : TimeSpan.Zero;

    /// <summary>Called when a snapshot was written; null while nobody counts them.</summary>
    public Action? Written { get; set; }

    /// <summary>Cells were taken in.</summary>
    /// <param name="cells">How many.</param>
    public void Changed(int cells)
    {
        if (!HasChanged) Volatile.Write(ref _changedAt, Stopwatch.GetTimestamp());
        _changes++;
        _changedCells += cells;
    }

    /// <summary>A question was asked.</summary>
    /// <returns>Whether cells are to be put in one run now: so many were asked, and no change came between them.</returns>
    public bool Asked()
    {
        _questions = _asked == _changes ? _questions + 1 : 0;
        _asked = _changes;
        return _questions == QuietQuestions;
    }

    /// <summary>Whether a snapshot is due; to be asked as often as one may be written.</summary>
    public bool IsDue()
    {
        var isQuiet = _changes == _seen;
        _seen = _changes;
        if (!HasChanged || !isQuiet && ++_postponed < MostPostponed) return false;
        _postponed = 0;
        return true;
    }

    /// <summary>Whether a snapshot is due before its time: much has come in, and nothing since this was asked last.</summary>
    /// <param name="cells">How many cells there are.</param>
    public bool IsDueAtRest(int cells)
    {
        var isQuiet = _changes == _seenAtRest;
        _seenAtRest = _changes;
        return isQuiet && HasChanged && _changedCells >= Math.Max(LeastMuch, cells / ShareOfMuch);
    }

    /// <summary>A snapshot of what stands now is begun.</summary>
    /// <returns>To be handed to <see cref="Kept"/> once it is written: what comes until then is not in it.</returns>
    public long Begin()
    {
        _changedCells = 0;
        _begunAt = Stopwatch.GetTimestamp();
        return _changes;
    }

    /// <summary>The snapshot was written.</summary>
    /// <param name="begun">What <see cref="Begin"/> gave.</param>
    public void Kept(long begun)
    {
        Volatile.Write(ref _changedAt, _begunAt);
        _kept = begun;
        Written?.Invoke();
    }
}
