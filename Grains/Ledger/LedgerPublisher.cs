using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Reporting.Catalog;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Tells tallies and catalog what a shard's entries change, merged while a round of telling is under way.</summary>
/// <remarks>
/// Runs inside the shard's activation, so one thing at a time touches it. Nothing is lost by a failure: a round is tried until it
/// is taken, and a tally that missed a change sees the gap at the next one, or asks when it comes to life.
/// </remarks>
internal sealed partial class LedgerPublisher(IGrainFactory grains, int shard, TimeProvider time, ILogger logger, Func<Subject, ImmutableArray<PlaceKey>> provincesOf)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private Dictionary<Subject, Pending> _pending = [];
    private List<SubjectName> _names = [];
    private Task _telling = Task.CompletedTask;
    private TaskCompletionSource _round = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _putInLine;
    private long _told;
    private bool _stopped;

    /// <summary>How many cells wait to be told.</summary>
    public int Waiting { get; private set; }

    /// <summary>Puts in line that an entry touches a subject.</summary>
    public void Add(LedgerIndex.Touch touch, long sequence)
    {
        if (!_pending.TryGetValue(touch.Subject, out var pending))
            _pending[touch.Subject] = pending = new Pending(touch.Previous);
        pending.To = sequence;
        _putInLine++;
        pending.MetProvince |= touch.MetProvince;
    }

    /// <summary>Puts in line what the entry changes in a subject that it touches.</summary>
    public void Add(Subject subject, Cell cell)
    {
        _pending[subject].Cells.Add(cell);
        Waiting++;
    }

    /// <summary>Puts new names in line.</summary>
    public void Add(IEnumerable<SubjectName> names)
    {
        var before = _names.Count;
        _names.AddRange(names);
        _putInLine += _names.Count - before;
    }

    /// <summary>Begins to tell, unless it is under way.</summary>
    public void Start()
    {
        if (_telling.IsCompleted && (_pending.Count > 0 || _names.Count > 0)) _telling = Run();
    }

    /// <summary>Returns when everything put in line before was taken.</summary>
    public async Task Drained()
    {
        var wanted = _putInLine;
        Start();
        while (_told < wanted && !_stopped) await _round.Task;
    }

    /// <summary>True when nothing waits and nothing is under way.</summary>
    public bool IsIdle => _telling.IsCompleted && _pending.Count == 0 && _names.Count == 0;

    /// <summary>Tries no more.</summary>
    public void Stop()
    {
        _stopped = true;
        _round.TrySetResult();
    }

    private async Task Run()
    {
        // Let the writer that put this in line answer its caller first.
        await Task.Yield();
        while (_pending.Count > 0 || _names.Count > 0)
        {
            var (changes, names) = (_pending, _names);
            (_pending, _names) = ([], []);
            Waiting = 0;
            var last = _putInLine;
            if (names.Count > 0)
                await UntilTaken(() => grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).Learn([.. names]));
            await Task.WhenAll(changes.Select(change => UntilTaken(() => grains.GetTally(change.Key).Apply(ToChange(change.Key, change.Value)))));
            _told = last;
            var round = _round;
            _round = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            round.TrySetResult();
        }
    }

    private TallyChange ToChange(Subject subject, Pending pending) => new()
    {
        Shard = shard,
        Previous = pending.Previous,
        To = pending.To,
        Cells = [.. pending.Cells.Cells()],
        Provinces = pending.MetProvince ? provincesOf(subject) : [],
    };

    private async Task UntilTaken(Func<Task> tell)
    {
        var pause = TimeSpan.FromMilliseconds(50);
        while (!_stopped)
        {
            try
            {
                await tell();
                return;
            }
            catch (Exception error) when (!_stopped)
            {
                LogNotTaken(shard, pause, error);
                await Task.Delay(pause, time);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ledger shard {Shard}: a tally did not take a change; trying again in {Pause}.")]
    private partial void LogNotTaken(int shard, TimeSpan pause, Exception error);

    private sealed class Pending(long previous)
    {
        public long Previous { get; } = previous;

        public long To { get; set; }

        public bool MetProvince { get; set; }

        public CellSums Cells { get; } = new();
    }
}
