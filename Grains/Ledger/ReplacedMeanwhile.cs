namespace Reporting.Ledger;

/// <summary>Which entries were replaced while questions were reading pages: an answer is as of one entry, whatever is recorded before it is given.</summary>
/// <remarks>Holds nothing while nobody reads. For one thread.</remarks>
internal sealed class ReplacedMeanwhile
{
    private readonly Dictionary<long, long> _by = [];
    private int _readers;

    /// <summary>Begins to take notice, until what is returned is disposed of.</summary>
    public IDisposable Begin()
    {
        _readers++;
        return new Reader(this);
    }

    /// <summary>An entry was replaced by another.</summary>
    public void Add(long replaced, long by)
    {
        if (_readers > 0) _by.TryAdd(replaced, by);
    }

    /// <summary>Whether an entry was replaced meanwhile, by one after a number.</summary>
    public bool IsAfter(long replaced, long upTo) => _by.TryGetValue(replaced, out var by) && by > upTo;

    private void End()
    {
        if (--_readers == 0) _by.Clear();
    }

    private sealed class Reader(ReplacedMeanwhile replaced) : IDisposable
    {
        private bool _ended;

        public void Dispose()
        {
            if (!_ended) replaced.End();
            _ended = true;
        }
    }
}
