namespace Reporting.Faults.Faults;

/// <summary>One kind of fault.</summary>
internal abstract class Fault
{
    /// <summary>Its name, as <c>--only</c> takes it.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, for the table.</summary>
    public abstract string What { get; }

    /// <summary>How often a whole run tries it.</summary>
    public abstract int Trials { get; }

    /// <summary>How often a fast run tries it.</summary>
    public virtual int FastTrials => 1;

    /// <summary>How many processes a trial kills, where chance does not make it less.</summary>
    public virtual int KillsInATrial => 0;

    /// <summary>Tries it once.</summary>
    /// <exception cref="Processes.FaultException">Something does not hold.</exception>
    public abstract Task Try(Trial trial);
}
