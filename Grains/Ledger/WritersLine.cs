namespace Reporting.Ledger;

/// <summary>Those who write to a shard, in the order in which they came; batches that wait at the same time are written together.</summary>
/// <remarks>
/// While one write is on its way to the disk the next callers gather, so that a shard's writes become fewer and larger the more callers there are, and
/// nobody waits for more than the write under way and his own. Whoever has the turn has it alone. Runs inside the shard's activation.
/// </remarks>
/// <param name="record">Writes batches together and answers each of them; never throws.</param>
internal sealed class WritersLine(Func<IReadOnlyList<WaitingBatch>, Task> record)
{
    private readonly Queue<Place> _line = new();
    private Task _turns = Task.CompletedTask;

    /// <summary>Why nobody writes any more; null while they may.</summary>
    public Exception? Ended { get; private set; }

    /// <summary>Returns when nobody waits.</summary>
    public Task Idle => _turns;

    /// <summary>Puts a batch in line.</summary>
    public Task<RecordReceipt> Record(RecordBatch batch)
    {
        var waiting = new WaitingBatch(batch);
        Enter(new Place(waiting));
        return waiting.Receipt;
    }

    /// <summary>Waits for a turn and does something in it.</summary>
    public async Task<T> Alone<T>(Func<Task<T>> write)
    {
        var place = new Place(null);
        Enter(place);
        await place.Begun.Task;
        try
        {
            return await write();
        }
        finally
        {
            place.Over.SetResult();
        }
    }

    /// <summary>Lets nobody write any more: all who wait, and whoever comes, is told why.</summary>
    public void End(Exception why) => Ended ??= why;

    private void Enter(Place place)
    {
        _line.Enqueue(place);
        if (_turns.IsCompleted) _turns = TakeTurns();
    }

    private async Task TakeTurns()
    {
        // Whoever calls at the same moment comes along.
        await Task.Yield();
        while (_line.TryDequeue(out var next))
        {
            if (Ended is { } why)
            {
                next.Refuse(why);
            }
            else if (next.Batch is { } batch)
            {
                await record(Together(batch));
            }
            else
            {
                next.Begun.SetResult();
                await next.Over.Task;
            }
        }
    }

    // No more than fit an open page, unless it is one batch.
    private List<WaitingBatch> Together(WaitingBatch first)
    {
        List<WaitingBatch> together = [first];
        var incidents = first.Batch.Incidents.Count;
        while (_line.TryPeek(out var next) && next.Batch is { } batch && (incidents += batch.Batch.Incidents.Count) < LedgerPages.SealAt)
        {
            together.Add(batch);
            _line.Dequeue();
        }
        return together;
    }

    private sealed class Place(WaitingBatch? batch)
    {
        public WaitingBatch? Batch => batch;

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Refuse(Exception why)
        {
            if (batch is not null) batch.Fail(why);
            else Begun.SetException(why);
        }
    }
}

/// <summary>A batch that waits to be written.</summary>
internal sealed class WaitingBatch(RecordBatch batch)
{
    private readonly TaskCompletionSource<RecordReceipt> _receipt = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RecordBatch Batch => batch;

    /// <summary>The answer.</summary>
    public Task<RecordReceipt> Receipt => _receipt.Task;

    public void Answer(RecordReceipt receipt) => _receipt.SetResult(receipt);

    public void Fail(Exception why) => _receipt.SetException(why);
}
