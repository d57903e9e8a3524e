namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>The tallies of a simulated cluster: where each lives, and how much it has to do. A tally takes one change at a time.</summary>
internal sealed class Tallies
{
    // Runs of a tally's cells grow so much from one to the next (TallySheet): a cell is merged once for each.
    private const double Growth = 2;

    private readonly Plan _plan;
    private readonly double[] _free, _worked;
    private readonly int[] _home;

    public Tallies(Plan plan)
    {
        _plan = plan;
        var count = plan.World.Shares.Length;
        (_free, _worked, _home) = (new double[count], new double[count], new int[count]);
        for (var tally = 0; tally < count; tally++)
            _home[tally] = (int)(Names.ContentHash.Of(FormattableString.Invariant($"tally {tally}")) % (ulong)plan.Silos);
    }

    /// <summary>How many there are.</summary>
    public int Count => _home.Length;

    /// <summary>The silo in which one lives.</summary>
    public int Home(int tally) => _home[tally];

    /// <summary>Seconds worked by the busiest of the groups, and of the places.</summary>
    public (double Group, double Place) Busiest => (_worked.Take(_plan.World.Groups.Length).Max(), _worked.Skip(_plan.World.Groups.Length).Max());

    /// <summary>Cells of one.</summary>
    public double Cells(int tally) => _plan.Incidents * Costs.Cells * _plan.World.Shares[tally] / _plan.World.Shares.Sum();

    /// <summary>What it takes to take in a change.</summary>
    /// <param name="tally">The tally.</param>
    /// <param name="chance">How many changes: less than one where a round may hold nothing for it.</param>
    /// <param name="cells">The cells in it.</param>
    public double Work(int tally, double chance, double cells)
    {
        var merged = Math.Max(1, Math.Log(Math.Max(1, Cells(tally) * chance / cells), Growth));
        return chance * Costs.TellHere / 2 + cells * Costs.ApplyCell * merged;
    }

    /// <summary>What it takes to keep its cells.</summary>
    public double KeepWork(int tally) => Cells(tally) * Costs.KeepCell;

    /// <summary>Has one be busy, after all that it was given before.</summary>
    /// <returns>When it is done.</returns>
    public double Do(int tally, double from, double work)
    {
        _worked[tally] += work;
        return _free[tally] = Math.Max(from, _free[tally]) + work;
    }

    /// <summary>Forgets what was worked so far.</summary>
    public void Forget() => Array.Clear(_worked);
}
