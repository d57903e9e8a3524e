using System.Threading.Channels;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Import;

/// <summary>Brings incidents to one shard in batches, one batch after the other, so that they arrive in the file's order.</summary>
/// <remarks>One thread adds to all feeds; each feed itself sends. The adding thread waits while all of them together have enough under way.</remarks>
/// <param name="shard">The shard.</param>
/// <param name="request">What is imported, and how.</param>
/// <param name="counts">Is told what became of each incident.</param>
/// <param name="calls">Makes the calls.</param>
/// <param name="underWay">Has room for so many batches as may be under way to all shards.</param>
internal sealed class ShardFeed(ILedgerGrain shard, ImportRequest request, ImportCounts counts, PatientCalls calls, SemaphoreSlim underWay)
{
    /// <summary>The most incidents in a batch: as many as the ledger seals at once, and no more wait in memory.</summary>
    public const int MostIncidents = 1_024;

    /// <summary>The most characters of rows in a batch, so that a message stays far below what a cluster carries.</summary>
    public const int MostCharacters = 4_000_000;

    private readonly Channel<List<Incident>> _batches = Channel.CreateUnbounded<List<Incident>>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private List<Incident> _filling = new(MostIncidents);
    private int _characters;

    /// <summary>Adds an incident; waits while enough is under way.</summary>
    public void Add(Incident incident, int characters, CancellationToken stop)
    {
        _filling.Add(incident);
        _characters += characters;
        if (_filling.Count >= MostIncidents || _characters >= MostCharacters) Flush(stop);
    }

    /// <summary>Hands over what was added.</summary>
    public void Flush(CancellationToken stop)
    {
        if (_filling.Count == 0) return;
        // The reader has a thread of its own, so that waiting here holds up nobody else.
        underWay.Wait(stop);
        _batches.Writer.TryWrite(_filling);
        (_filling, _characters) = (new List<Incident>(MostIncidents), 0);
    }

    /// <summary>Says that nothing more comes.</summary>
    public void Complete() => _batches.Writer.TryComplete();

    /// <summary>Sends until nothing more comes. When stopped, a batch on its way is still waited for, and the rest is not sent.</summary>
    /// <returns>Whether everything was sent.</returns>
    public async Task<bool> Send(CancellationToken stop)
    {
        await foreach (var incidents in _batches.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (stop.IsCancellationRequested) return false;
            var batch = new RecordBatch(incidents, request.RecordedBy, request.WhyRecorded);
            var receipt = await calls.Make(() => request.DryRun ? shard.Preview(batch) : shard.RecordLarge(new LargeBatch(batch)));
            counts.Settle(incidents, receipt.Outcomes);
            underWay.Release();
        }
        return true;
    }

    /// <summary>Returns when every tally was told of what was recorded.</summary>
    public Task UntilTold() => calls.Make(() => shard.UntilTold());
}
