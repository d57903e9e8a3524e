using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Asks a shard what a run of its entries changes in one subject's tally.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="After">The entries after this number.</param>
/// <param name="UpTo">And up to this one, inclusive; <see cref="long.MaxValue"/> for all that are durable.</param>
/// <param name="Rule">By which rule incidents are counted.</param>
[GenerateSerializer, Immutable, Alias("reporting.ChangeQuery")]
public sealed record ChangeQuery(
    [property: Id(0)] Subject Subject, [property: Id(1)] long After, [property: Id(2)] long UpTo, [property: Id(3)] CountingRule Rule)
{
    /// <summary>Everything after a number, by the rule that tallies keep.</summary>
    public static ChangeQuery Since(Subject subject, long after) => new(subject, after, long.MaxValue, CountingRule.Default);
}
