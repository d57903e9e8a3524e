using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Reporting.Catalog;
using Reporting.Places;
using Reporting.Tallies;
using Reporting.Telemetry;

namespace Reporting.Ledger;

/// <summary>Tells tallies and catalog what a shard's entries change, merged while a round of telling is under way.</summary>
/// <remarks>
/// Runs inside the shard's activation, so one thing at a time touches it. A round that follows another closely waits until there is enough to tell, so
/// that a stream of entries costs few messages; a single entry is told at once. Nothing is lost by a failure: a round is tried until it
/// is taken, and a tally that missed a change sees the gap at the next one, or asks when it comes to life.
/// </remarks>
internal sealed partial class LedgerPublisher(
    IGrainFactory grains, int shard, TimeProvider time, ILogger logger, Func<Subject, ImmutableArray<PlaceKey>> provincesOf, ShardMeters? meters = null)
{
    /// <summary>Once so many entries wait, they are told whatever the time.</summary>
    public const int Enough = 8_000;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(150);
    // A stream of entries is told once a second at least; each round tells nearly every subject something, so that shorter ones cost as much as they tell.
    private const int Stream = 256;
    private static readonly TimeSpan BetweenInStream = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50), LongestPause = TimeSpan.FromSeconds(5);
    // A call whose answer was lost on its way is made again; a tally that is made from a large ledger first takes longer.
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(10), LongestPatience = TimeSpan.FromMinutes(10);
    // Cells put in order before others are let in, which takes about a millisecond.
    private const int CellsAtOnce = 4_000;

    private const int CellsExpected = 16;
    // Room of changes that were told, for the next ones; what grew very large is let go.
    private const int MostFree = 512, LargestFree = 4_096;
    private readonly Stack<LooseCells> _free = new();
    private readonly TellingLag _lag = meters?.Lag ?? new TellingLag();
    private List<SubjectLine> _pending = [];
    private List<SubjectName> _names = [];
    private Task _telling = Task.CompletedTask;
    private TaskCompletionSource _round = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastRound = long.MinValue;
    private long _putInLine;
    private long _wanted;
    private long _told;
    private long _lastAdded, _lastTold;
    private bool _stopped;

    /// <summary>What is measured of the shard; null for nothing.</summary>
    public ShardMeters? Meters => meters;

    /// <summary>How many entries wait to be told.</summary>
    public int Waiting { get; private set; }

    /// <summary>How many entries not every tally has taken yet: those that wait, and those being told.</summary>
    public int Untold => _lag.Entries;

    /// <summary>Puts in line that an entry touches a subject.</summary>
    public void Add(LedgerIndex.Touch touch, long sequence)
    {
        if (touch.Line.Waiting is not { } waiting)
        {
            touch.Line.Waiting = waiting = new WaitingChange(touch.Previous, _free.TryPop(out var cells) ? cells : new LooseCells(CellsExpected));
            _pending.Add(touch.Line);
        }
        waiting.To = _lastAdded = sequence;
        waiting.MetProvince |= touch.MetProvince;
        _putInLine++;
    }

    /// <summary>Puts in line what the entry changes in a subject that it touches.</summary>
    public void Add(SubjectLine line, PackedKey key, ReadOnlySpan<byte> tally) => line.Waiting!.Cells.Add(key, tally);

    /// <summary>Puts new names in line.</summary>
    public void Add(IEnumerable<SubjectName> names)
    {
        var before = _names.Count;
        _names.AddRange(names);
        _putInLine += _names.Count - before;
    }

    /// <summary>Begins to tell, unless it is under way.</summary>
    /// <param name="entries">How many entries were put in line.</param>
    public void Start(int entries = 0)
    {
        Waiting += entries;
        if (Waiting >= Enough) _hurry.TrySetResult();
        if (IsAnyPending) _lag.Put(entries);
        if (_telling.IsCompleted && IsAnyPending) _telling = Run();
    }

    /// <summary>Returns when everything put in line before was taken.</summary>
    public async Task Drained()
    {
        var wanted = _putInLine;
        Hurry();
        while (_told < wanted && !_stopped) await _round.Task;
    }

    /// <summary>Whether all entries up to one were told; waits for it, and no longer than a while.</summary>
    public async Task<bool> IsTold(long sequence, TimeSpan longest)
    {
        if (IsIdle || _lastTold >= sequence) return true;
        Hurry();
        using var done = new CancellationTokenSource();
        var late = Task.Delay(longest, time, done.Token);
        while (!IsIdle && _lastTold < sequence && !_stopped)
            if (await Task.WhenAny(_round.Task, late) == late) return false;
        await done.CancelAsync();
        return !_stopped;
    }

    // All that is in line now is told without waiting for more.
    private void Hurry()
    {
        _wanted = Math.Max(_wanted, _putInLine);
        _hurry.TrySetResult();
        Start();
    }

    /// <summary>True when nothing waits and nothing is under way.</summary>
    public bool IsIdle => _telling.IsCompleted && !IsAnyPending;

    private bool IsAnyPending => _pending.Count > 0 || _names.Count > 0;

    /// <summary>Tries no more.</summary>
    public void Stop()
    {
        _stopped = true;
        meters?.Leave();
        _hurry.TrySetResult();
        _round.TrySetResult();
    }

    private async Task Run()
    {
        // Let the writer that put this in line answer its caller first.
        await Task.Yield();
        while (IsAnyPending)
        {
            await UntilEnough();
            var (lines, names) = (_pending, _names);
            (_pending, _names) = ([], []);
            var changes = lines.ConvertAll(line => (Line: line, Change: line.Waiting!));
            foreach (var line in lines) line.Waiting = null;
            Waiting = 0;
            _lag.Begin();
            var (last, lastEntry) = (_putInLine, _lastAdded);
            if (names.Count > 0)
                await UntilTaken(() => grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).Learn([.. names]));
            await Tell(changes);
            (_told, _lastTold, _lastRound) = (last, lastEntry, Stopwatch.GetTimestamp());
            _lag.End();
            var round = _round;
            _round = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            round.TrySetResult();
        }
    }

    private async Task UntilEnough()
    {
        if (_hurry.Task.IsCompleted) _hurry = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_stopped || Waiting >= Enough || _told < _wanted || _lastRound == long.MinValue) return;
        await Rest(Between);
        if (Waiting >= Stream) await Rest(BetweenInStream);

        async Task Rest(TimeSpan between)
        {
            var rest = between - Stopwatch.GetElapsedTime(_lastRound);
            if (rest > TimeSpan.Zero) await Task.WhenAny(_hurry.Task, Task.Delay(rest));
        }
    }

    private async Task Tell(List<(SubjectLine Line, WaitingChange Change)> changes)
    {
        var taken = new List<Task>(changes.Count);
        var cells = 0;
        foreach (var (line, waiting) in changes)
        {
            var (tally, change) = (line.Tally ??= grains.GetTally(line.Subject), ToChange(line.Subject, waiting));
            taken.Add(UntilTaken(() => tally.Apply(change)));
            cells += waiting.Cells.Count;
            Free(waiting.Cells);
            if (cells < CellsAtOnce) continue;
            cells = 0;
            await Task.Yield();
        }
        await Task.WhenAll(taken);
    }

    private void Free(LooseCells cells)
    {
        if (cells.Capacity > LargestFree || _free.Count == MostFree) return;
        cells.Clear();
        _free.Push(cells);
    }

    private TallyChange ToChange(Subject subject, WaitingChange waiting) => new()
    {
        Shard = shard,
        Previous = waiting.Previous,
        To = waiting.To,
        Cells = waiting.Cells.ToCells(),
        Provinces = waiting.MetProvince ? provincesOf(subject) : [],
    };

    private async Task UntilTaken(Func<Task> tell)
    {
        var (pause, patience) = (ShortestPause, FirstPatience);
        while (!_stopped)
        {
            try
            {
                await tell().WaitAsync(patience, time);
                return;
            }
            catch (Exception error) when (!_stopped)
            {
                LogNotTaken(shard, pause, error);
                await Task.Delay(pause, time);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                patience = patience * 2 < LongestPatience ? patience * 2 : LongestPatience;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ledger shard {Shard}: a tally did not take a change; trying again in {Pause}.")]
    private partial void LogNotTaken(int shard, TimeSpan pause, Exception error);
}
