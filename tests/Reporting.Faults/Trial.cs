using System.Collections.Concurrent;
using System.Globalization;
using Reporting.Faults.Checks;
using Reporting.Faults.Children;
using Reporting.Faults.Processes;

namespace Reporting.Faults;

/// <summary>One trial of a fault: a folder of its own, its share of chance, what the ledger acknowledged in it, and what is counted.</summary>
internal sealed class Trial(string folder, int number, int seed, Reference reference)
{
    private readonly ConcurrentQueue<Acknowledged> _acknowledged = [];
    private int _kills;
    private int _withdrawn;

    /// <summary>Which trial of its kind it is, from 0.</summary>
    public int Number => number;

    /// <summary>The folder of the trial.</summary>
    public string Folder => folder;

    /// <summary>The folder of its store.</summary>
    public string Store { get; } = Path.Combine(folder, "store");

    /// <summary>Chance, which the seed decides.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>The undisturbed import that this one must equal.</summary>
    public Reference Reference => reference;

    /// <summary>What the ledger acknowledged.</summary>
    public IReadOnlyCollection<Acknowledged> Acknowledged => _acknowledged;

    /// <summary>How many withdrawals are among them.</summary>
    public int Withdrawn => Volatile.Read(ref _withdrawn);

    /// <summary>How many processes it should kill, where its kind does.</summary>
    public int KillsWanted { get; init; }

    /// <summary>How many processes were killed.</summary>
    public int Kills => _kills;

    /// <summary>How often the ledger was read after a kill and held against what was acknowledged.</summary>
    public int Checks { get; set; }

    /// <summary>How many acknowledged descriptions are not in the ledger.</summary>
    public int Lost { get; set; }

    /// <summary>How many tallies and answers differ.</summary>
    public int Differing { get; set; }

    /// <summary>What was seen, for the table's notes.</summary>
    public SortedSet<string> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>What chance has decided, for failures.</summary>
    public List<string> Points { get; } = [];

    /// <summary>Takes what a child's line acknowledges.</summary>
    public void Hear(string line)
    {
        foreach (var one in Acknowledgements.In(line))
        {
            _acknowledged.Enqueue(one);
            if (one.IsWithdrawal) Interlocked.Increment(ref _withdrawn);
        }
    }

    /// <summary>Kills a process with signal 9, once, and waits for its end.</summary>
    public async Task Kill(Child child)
    {
        if (!child.HasEnded) Interlocked.Increment(ref _kills);
        child.Send(Signal.Kill);
        await child.End(Patience.Soon);
    }

    /// <summary>Starts the client's real import, telling what is acknowledged.</summary>
    public Child Import(string[] where, int together, double snapshotEvery = 30, Surroundings? surroundings = null, Delivery? of = null) =>
        Child.Start(surroundings ?? Surroundings.Plain, "the import", Built.Faults,
            [ImportChild.Mode, Text(together), Text(snapshotEvery), "import", .. (of ?? reference.Delivery).Arguments, "--rejected", folder, .. where], Hear);

    /// <summary>Starts a client's command.</summary>
    public Child Client(string name, string[] arguments, Surroundings? surroundings = null) =>
        Child.Start(surroundings ?? Surroundings.Plain, name, Built.Client, arguments);

    /// <summary>A point of progress, below a share of all incidents.</summary>
    public int Point(int most)
    {
        var point = Random.Next(most);
        Points.Add($"after {Text(point)} acknowledged");
        return point;
    }

    /// <summary>Waits until something has come about, or the child has ended.</summary>
    /// <exception cref="FaultException">It has ended otherwise than well.</exception>
    public static async Task Until(Func<bool> reached, string what, Child child)
    {
        await Patience.Until(() => reached() || child.HasEnded, Patience.Long, () => $"{what}; {child.Name} says: {child.Talk}");
        if (child.HasEnded && await child.End() is not 0 and var code) throw new FaultException($"{child.Name} ended with {code} before {what}: {child.Talk}");
    }

    /// <summary>Waits until so many more were acknowledged, or the child has ended.</summary>
    /// <exception cref="FaultException">It has ended otherwise than well.</exception>
    public Task Reached(int acknowledged, Child child) => Until(() => _acknowledged.Count >= acknowledged, $"{Text(acknowledged)} acknowledged", child);

    /// <summary>A number as arguments have it.</summary>
    public static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
