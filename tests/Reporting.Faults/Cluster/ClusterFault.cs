namespace Reporting.Faults.Cluster;

/// <summary>Something that happens to a cluster while a client imports and another asks.</summary>
internal abstract class ClusterFault
{
    /// <summary>Its name, as <c>--only</c> takes it.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, for the table.</summary>
    public abstract string What { get; }

    /// <summary>How soon it should be over for the asking client.</summary>
    public virtual ClusterGoal Goal => ClusterGoal.None;

    /// <summary>Whether the silos need a network of their own.</summary>
    public virtual bool NeedsNetwork => false;

    /// <summary>Whether the silos that serve first, and the importing client, are of the previous version.</summary>
    public virtual bool BeginsWithPrevious => false;

    /// <summary>Lets it happen, and returns when it is over: every silo that should serve does.</summary>
    /// <exception cref="Processes.FaultException">Something does not hold.</exception>
    public abstract Task Happen(ClusterTrial trial);
}

/// <summary>How soon a fault should be over for the asking client.</summary>
/// <param name="Says">What is printed.</param>
/// <param name="Met">Whether a trial met it, given the longest interruption of those without a fault; null where that is not known.</param>
internal sealed record ClusterGoal(string Says, Func<ClusterResult, TimeSpan?, bool?> Met)
{
    /// <summary>What two runs without a fault differ by on a machine that does other work as well.</summary>
    public static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(250);

    /// <summary>There is none.</summary>
    public static ClusterGoal None { get; } = new("-", (_, _) => null);

    /// <summary>The longest interruption is below six seconds.</summary>
    public static ClusterGoal Killed { get; } = new("under 6 s", (result, _) => result.Interruption is { } longest ? longest < TimeSpan.FromSeconds(6) : null);

    /// <summary>The longest interruption is none beyond what there is without a fault, when nothing happens or another silo starts on the same cores.</summary>
    public static ClusterGoal Stopped { get; } = new("0 s beyond `none` and `stranger`", (result, usual) => result.Interruption is { } longest && usual is { } without ? longest <= without + Noise : null);

    /// <summary>All questions are answered within half a minute of the start of the first silo.</summary>
    public static ClusterGoal Restarted { get; } = new("restart under 30 s", (result, _) => result.Restart is { } restart ? restart < TimeSpan.FromSeconds(30) : null);
}
