using System.Collections.Concurrent;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Watching;

/// <summary>A client in a process of its own that asks live tallies all the time, and what it has seen.</summary>
internal sealed class AskingClient : IAsyncDisposable
{
    // What it needs of answers after a fault before it may be stopped.
    private const int AnswersToSettle = 3;

    private readonly ConcurrentQueue<(string Question, long From, long To)> _gaps = [];
    private readonly ConcurrentDictionary<string, (long Answers, long Incidents, long At)> _counts = [];
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly ConcurrentQueue<string> _back = [];

    /// <summary>Starts it.</summary>
    /// <param name="gateway">The one address that it is given.</param>
    /// <param name="file">The file whose names it asks for.</param>
    public AskingClient(string gateway, string file) =>
        Process = Child.Start(Surroundings.Plain, "the asking client", Built.Faults, [AskingChild.Mode, gateway, file], Hear);

    /// <summary>The process.</summary>
    public Child Process { get; }

    /// <summary>How many incidents the ledger held when it was last asked.</summary>
    public long Incidents => _counts.TryGetValue(Told.Ledger, out var ledger) ? ledger.Incidents : 0;

    /// <summary>Whether every question was answered at least once.</summary>
    public bool Begun => _counts.Count == AskedQuestions && _counts.Values.All(count => count.Answers > 0);

    /// <summary>How many answers came in all.</summary>
    public long Answers => _counts.Values.Sum(count => count.Answers);

    /// <summary>Every error that it was shown.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Every answer that told fewer incidents than one before it.</summary>
    public IReadOnlyCollection<string> WentBack => _back;

    /// <summary>How many questions it asks.</summary>
    public const int AskedQuestions = 6;

    /// <summary>The longest time that each question waited for an answer, of those that came after a time and no later than another, and since when; longest first.</summary>
    public IReadOnlyList<(string Question, long From, TimeSpan Length)> Longest(long after, long until) =>
    [
        .. _gaps.Where(gap => gap.To > after && gap.To <= until).GroupBy(gap => gap.Question)
            .Select(gaps => gaps.MaxBy(gap => gap.To - gap.From))
            .Select(gap => (gap.Question, gap.From, Length: TimeProvider.System.GetElapsedTime(gap.From, gap.To))).OrderByDescending(longest => longest.Length),
    ];

    /// <summary>The answers that came by now; <see cref="Settled"/> takes them.</summary>
    public IReadOnlyDictionary<string, long> Now() => _counts.ToDictionary(count => count.Key, count => count.Value.Answers);

    /// <summary>Whether every question was answered since then, and once more.</summary>
    public bool Settled(IReadOnlyDictionary<string, long> since) => Begun && _counts.All(count => count.Value.Answers >= since.GetValueOrDefault(count.Key) + AnswersToSettle);

    /// <summary>When the last of the questions was first answered after a time at which nobody could: null while one is not.</summary>
    public long? FirstAnswers(long after)
    {
        var ends = _gaps.Where(gap => gap.To > after).GroupBy(gap => gap.Question).Select(gaps => gaps.Min(gap => gap.To)).ToList();
        return ends.Count == AskedQuestions ? ends.Max() : null;
    }

    /// <summary>Asks it to stop, and waits until it has told all.</summary>
    /// <exception cref="FaultException">It did not end well.</exception>
    public async Task Stop()
    {
        Process.Send(Signal.Terminate);
        if (await Process.End(Patience.Soon) is not 0 and var code) throw new FaultException($"{Process.Name} ended with {code}: {Process.Talk}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private void Hear(string line)
    {
        switch (line.Split(' '))
        {
            case [Told.GapMark, var question, var from, var to]: _gaps.Enqueue((question, Told.Number(from), Told.Number(to))); break;
            case [Told.CountMark, var question, var answers, var incidents, var at]: _counts[question] = (Told.Number(answers), Told.Number(incidents), Told.Number(at)); break;
            case [Told.BackMark, ..]: _back.Enqueue(line); break;
            case [Told.ErrorMark, ..]: _errors.Enqueue(line); break;
        }
    }
}
