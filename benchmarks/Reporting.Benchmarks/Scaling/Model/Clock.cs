namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>The time of a simulation, and what happens next in it. What is due at the same time happens in the order in which it was said.</summary>
internal sealed class Clock
{
    private readonly PriorityQueue<Action, (double At, long Turn)> _due = new();
    private long _turns;

    /// <summary>Seconds since the beginning.</summary>
    public double Now { get; private set; }

    /// <summary>Has something happen.</summary>
    /// <param name="when">When; not before now.</param>
    /// <param name="what">What.</param>
    public void At(double when, Action what) => _due.Enqueue(what, (Math.Max(when, Now), _turns++));

    /// <summary>Lets everything happen up to a time.</summary>
    public void Run(double until)
    {
        while (_due.TryPeek(out var what, out var due) && due.At <= until)
        {
            _due.Dequeue();
            Now = due.At;
            what();
        }
        Now = until;
    }
}
