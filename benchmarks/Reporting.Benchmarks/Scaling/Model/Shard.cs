namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>One shard of a simulated ledger: takes in batches, one append after another, and tells the tallies in rounds, as LedgerWriter and LedgerPublisher do.</summary>
internal sealed class Shard(Clock clock, Plan plan, SimulatedCluster cluster, int home)
{
    // As LedgerPublisher and LedgerWriter have them.
    private const double Enough = Ledger.LedgerPublisher.Enough, MostWaiting = 2 * Enough, Stream = 256, Between = 0.15, BetweenInStream = 1;

    private readonly List<Action> _line = [];
    private bool _writing, _held, _telling;
    private double _free, _waiting, _lastRound = -BetweenInStream;
    private int _plans;

    /// <summary>The silo in which it lives.</summary>
    public int Home => home;

    /// <summary>Takes a batch of <see cref="SimulatedCluster.Batch"/> rows.</summary>
    public void Take(Action answer)
    {
        _line.Add(answer);
        if (!_writing && !_held) Write();
    }

    private Cores Cores => cluster.Silos[home];

    // One thing at a time in the shard's activation.
    private double Do(double work) => _free = Cores.Do(Math.Max(clock.Now, _free), work);

    private void Write()
    {
        _writing = true;
        var together = _line.ToArray();
        _line.Clear();
        var rows = together.Length * SimulatedCluster.Batch;
        clock.At(Do(rows * Costs.Append), () => cluster.Database.Write(rows * Costs.RowSize, () => clock.At(Do(rows * Costs.PutInLine), () =>
        {
            foreach (var answer in together) answer();
            _waiting += rows;
            _writing = false;
            _held = _waiting > MostWaiting;
            PlanRound();
            if (!_held && _line.Count > 0) Write();
        })));
    }

    private void PlanRound()
    {
        if (_telling || _waiting == 0) return;
        var plan = ++_plans;
        var rest = _held || _waiting >= Enough ? 0 : _waiting >= Stream ? BetweenInStream : Between;
        clock.At(_lastRound + rest, () =>
        {
            if (plan == _plans && !_telling) Tell();
        });
    }

    private void Tell()
    {
        _telling = true;
        var entries = _waiting;
        _waiting = 0;
        var (send, toSilos) = (0.0, new (double Changes, double Bytes, double Work)[plan.Silos]);
        var told = new (double Chance, double Cells)[cluster.Tallies.Count];
        for (var tally = 0; tally < told.Length; tally++)
        {
            var cells = entries * plan.World.Shares[tally];
            var chance = 1 - Math.Exp(-cells);
            told[tally] = (chance, cells);
            send += chance * Costs.TellHere / 2;
            ref var to = ref toSilos[cluster.Tallies.Home(tally)];
            to = (to.Changes + chance, to.Bytes + cells * Costs.CellSize, to.Work + cluster.Tallies.Work(tally, chance, cells));
        }
        var overNetwork = toSilos.Where((_, silo) => silo != home).Aggregate((Changes: 0.0, Bytes: 0.0), (sum, to) => (sum.Changes + to.Changes, sum.Bytes + to.Bytes));
        send += Network.End(overNetwork.Changes, overNetwork.Bytes);
        // And each is answered.
        cluster.Network.Between(2 * overNetwork.Changes, overNetwork.Bytes);
        clock.At(Do(send), () =>
        {
            var end = clock.Now;
            for (var silo = 0; silo < plan.Silos; silo++)
            {
                var (changes, bytes, work) = toSilos[silo];
                end = Math.Max(end, cluster.Silos[silo].DoParts(clock.Now, work + (silo == home ? 0 : Network.End(2 * changes, bytes))));
            }
            for (var tally = 0; tally < told.Length; tally++)
                end = Math.Max(end, cluster.Tallies.Do(tally, clock.Now, cluster.Tallies.Work(tally, told[tally].Chance, told[tally].Cells)));
            clock.At(end, () => clock.At(Cores.DoParts(clock.Now, Network.End(overNetwork.Changes, 0)), EndRound));
        });
    }

    private void EndRound()
    {
        (_telling, _lastRound) = (false, clock.Now);
        // A writer that is held goes on once all that waited is told.
        _held = _held && _waiting > 0;
        PlanRound();
        if (!_held && !_writing && _line.Count > 0) Write();
    }
}
