namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>The tallies of a simulated cluster: where each lives, and how much it has to do. A tally takes one change at a time.</summary>
internal sealed class Tallies
{
    // Runs of a tally's cells grow so much from one to the next (TallySheet): a cell is merged once for each.
    private const double Growth = 2;

    private readonly Plan _plan;
    private readonly double[] _free, _given;
    private readonly int[] _home;
    private readonly Dictionary<double, Round> _rounds = [];

    public Tallies(Plan plan)
    {
        _plan = plan;
        var count = plan.World.Shares.Length;
        (_free, _given, _home) = (new double[count], new double[count], new int[count]);
        for (var tally = 0; tally < count; tally++)
            _home[tally] = (int)(Names.ContentHash.Of(FormattableString.Invariant($"tally {tally}")) % (ulong)plan.Silos);
    }

    /// <summary>How many there are.</summary>
    public int Count => _home.Length;

    /// <summary>The silo in which one lives.</summary>
    public int Home(int tally) => _home[tally];

    /// <summary>Seconds worked by each up to a time: groups, then places.</summary>
    public List<double> Worked(double now) => [.. _given.Zip(_free, (given, free) => given - Math.Max(0, free - now))];

    /// <summary>Cells of one.</summary>
    public double Cells(int tally) => _plan.Incidents * Costs.Cells * _plan.World.Shares[tally] / _plan.World.Shares.Sum();

    /// <summary>What a round tells of so many entries; where nothing for a tally may be among them, what is to be expected.</summary>
    public Round Telling(double entries)
    {
        if (_rounds.TryGetValue(entries, out var round)) return round;
        var (silos, works) = (new ToldSilo[_plan.Silos], new double[Count]);
        for (var tally = 0; tally < Count; tally++)
        {
            var cells = entries * _plan.World.Shares[tally];
            var chance = 1 - Math.Exp(-cells);
            var merged = Math.Max(1, Math.Log(Cells(tally) * chance / cells, Growth));
            works[tally] = chance * Costs.TellHere / 2 + cells * Costs.ApplyCell * merged;
            ref var silo = ref silos[_home[tally]];
            silo = new ToldSilo(silo.Changes + chance, silo.Bytes + cells * Costs.CellSize, silo.Work + works[tally]);
        }
        return _rounds[entries] = new Round(silos, works);
    }

    /// <summary>What it takes to keep its cells.</summary>
    public double KeepWork(int tally) => Cells(tally) * Costs.KeepCell;

    /// <summary>Has one be busy, after all that it was given before.</summary>
    /// <returns>When it is done.</returns>
    public double Do(int tally, double from, double work)
    {
        _given[tally] += work;
        return _free[tally] = Math.Max(from, _free[tally]) + work;
    }
}

/// <summary>What tallies of one silo are told in a round.</summary>
internal readonly record struct ToldSilo(double Changes, double Bytes, double Work);

/// <summary>A round of telling: what goes to each silo, and the work of each tally with it.</summary>
internal sealed record Round(IReadOnlyList<ToldSilo> Silos, IReadOnlyList<double> Works);
