namespace Reporting.Tallies;

/// <summary>A casualty figure summed over incidents, with how many of them reported it.</summary>
/// <remarks>
/// <para>Not reported is not zero: <see cref="Best"/> is null when no incident reported a number, and 0 only when at least one reported 0.</para>
/// <para><see cref="Low"/> and <see cref="High"/> are null unless every incident that reported a number gives that end: an end that is
/// partly unknown is unknown. UCDP gives both ends for the total only; "at least 3" has no high end.</para>
/// <para>An incident is counted once in <see cref="ReportedIn"/> when it has a number, and once in <see cref="UnquantifiedIn"/> when it has only a
/// word ("several") for the figure or for a part of it. A vague quantity adds nothing to the sums. Additive and subtractable; a difference may be negative.</para>
/// <para><see cref="Parts"/> counts shares of figures whose incident counts on an earlier day (<see cref="Dating.Spread"/>): they are in the sums, and
/// <see cref="LowIn"/> and <see cref="HighIn"/> count them where they have that end. 0 under every other rule.</para>
/// </remarks>
[GenerateSerializer, Immutable, Alias("reporting.FigureTally")]
public readonly record struct FigureTally(
    [property: Id(0)] long LowSum,
    [property: Id(1)] long BestSum,
    [property: Id(2)] long HighSum,
    [property: Id(3)] long LowIn,
    [property: Id(4)] long ReportedIn,
    [property: Id(5)] long HighIn,
    [property: Id(6)] long UnquantifiedIn,
    [property: Id(7)] long Parts = 0)
{
    /// <summary>The low end; null where not reported, or not by every reporting incident.</summary>
    public long? Low => Known != 0 && LowIn == Known ? LowSum : null;

    /// <summary>The best figure; null where no incident reported a number.</summary>
    public long? Best => Known != 0 ? BestSum : null;

    /// <summary>The high end; null where not reported, or not by every reporting incident.</summary>
    public long? High => Known != 0 && HighIn == Known ? HighSum : null;

    /// <summary>Whether the best figure lies between the ends that are known: a source's own may contradict each other, and another rule may choose a number outside.</summary>
    public bool IsInside => !(Low > Best) && !(High < Best);

    private long Known => ReportedIn + Parts;

    /// <summary>True when nothing was reported and nothing is summed.</summary>
    public bool IsEmpty => (LowSum | BestSum | HighSum | LowIn | ReportedIn | HighIn | UnquantifiedIn | Parts) == 0;

    /// <summary>One incident's figure. Null best means no number.</summary>
    public static FigureTally OfIncident(long? low, long? best, long? high, bool unquantified) => new(
        best is null ? 0 : low ?? 0,
        best ?? 0,
        best is null ? 0 : high ?? 0,
        best is not null && low is not null ? 1 : 0,
        best is not null ? 1 : 0,
        best is not null && high is not null ? 1 : 0,
        unquantified ? 1 : 0);

    /// <summary>Both together.</summary>
    public static FigureTally operator +(FigureTally a, FigureTally b) => new(
        a.LowSum + b.LowSum, a.BestSum + b.BestSum, a.HighSum + b.HighSum,
        a.LowIn + b.LowIn, a.ReportedIn + b.ReportedIn, a.HighIn + b.HighIn, a.UnquantifiedIn + b.UnquantifiedIn, a.Parts + b.Parts);

    /// <summary>What would undo it.</summary>
    public static FigureTally operator -(FigureTally a) => new(-a.LowSum, -a.BestSum, -a.HighSum, -a.LowIn, -a.ReportedIn, -a.HighIn, -a.UnquantifiedIn, -a.Parts);

    /// <summary>The first without the second.</summary>
    public static FigureTally operator -(FigureTally a, FigureTally b) => a + -b;
}
