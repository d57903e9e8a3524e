namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>One importing client: reads rows, and sends batches to all shards in turn, as Importer and ShardFeed do.</summary>
internal sealed class SimulatedClient
{
    private const double BatchSize = SimulatedCluster.Batch * Costs.RowSize;
    private const int FewestUnderWay = 2;

    private readonly Clock _clock;
    private readonly Plan _plan;
    private readonly SimulatedCluster _cluster;
    private readonly int _number;
    private readonly int[] _queued;
    private readonly int _most;
    private int _underWay, _next;
    private bool _waits;

    public SimulatedClient(Clock clock, Plan plan, SimulatedCluster cluster, int number)
    {
        (_clock, _plan, _cluster, _number, _next) = (clock, plan, cluster, number, number * 7);
        (_queued, _most) = (new int[plan.Shards], Math.Max(FewestUnderWay, plan.Shards / 2));
        clock.At(0, Read);
    }

    /// <summary>Rows that were acknowledged.</summary>
    public double Acknowledged { get; private set; }

    private void Read()
    {
        _waits = _underWay >= _most;
        if (_waits) return;
        _underWay++;
        var shard = _next++ % _plan.Shards;
        if (_queued[shard]++ == 0) Send(shard);
        _clock.At(_clock.Now + SimulatedCluster.Batch / _plan.Reading, Read);
    }

    // A client sends a shard's batches by one gateway, whatever silo the shard lives in.
    private void Send(int shard)
    {
        var to = _cluster.Shards[shard];
        var gateway = (int)(Names.ContentHash.Of(FormattableString.Invariant($"client {_number} shard {shard}")) % (ulong)_plan.Silos);
        var received = _cluster.Silos[gateway].Do(_clock.Now, Network.End(2, BatchSize));
        _cluster.Network.ToClient();
        if (gateway == to.Home)
        {
            _clock.At(received, () => to.Take(() => Acknowledge(shard)));
            return;
        }
        // Forwarded, and so is the answer.
        _cluster.Network.Between(2, BatchSize);
        received = _cluster.Silos[gateway].Do(received, Network.End(2, BatchSize));
        _clock.At(received, () => _clock.At(_cluster.Silos[to.Home].Do(_clock.Now, Network.End(2, BatchSize)), () => to.Take(() => Acknowledge(shard))));
    }

    private void Acknowledge(int shard)
    {
        Acknowledged += SimulatedCluster.Batch;
        _underWay--;
        if (--_queued[shard] > 0) Send(shard);
        if (_waits) Read();
    }
}
