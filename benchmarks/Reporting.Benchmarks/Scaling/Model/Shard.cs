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
        var round = cluster.Tallies.Telling(entries);
        var (changes, bytes) = (0.0, 0.0);
        for (var silo = 0; silo < plan.Silos; silo++)
            if (silo != home) (changes, bytes) = (changes + round.Silos[silo].Changes, bytes + round.Silos[silo].Bytes);
        // And each is answered.
        cluster.Network.Between(2 * changes, bytes);
        var send = (changes + round.Silos[home].Changes) * Costs.TellHere / 2 + Network.End(changes, bytes);
        clock.At(Do(send), () => clock.At(Taken(round), () => clock.At(Cores.DoParts(clock.Now, Network.End(changes, 0)), EndRound)));
    }

    // When the last of them is done.
    private double Taken(Round round)
    {
        var end = clock.Now;
        for (var silo = 0; silo < plan.Silos; silo++)
        {
            var told = round.Silos[silo];
            end = Math.Max(end, cluster.Silos[silo].DoParts(clock.Now, told.Work + (silo == home ? 0 : Network.End(2 * told.Changes, told.Bytes))));
        }
        for (var tally = 0; tally < round.Works.Count; tally++) end = Math.Max(end, cluster.Tallies.Do(tally, clock.Now, round.Works[tally]));
        return end;
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
