namespace Reporting.Ledger;

/// <summary>How far one shard of the ledger has come, and the tallies after it.</summary>
/// <param name="Status">How far the shard has come.</param>
/// <param name="Untold">How many of its durable entries not every tally has taken yet; a question does not count all of them.</param>
[GenerateSerializer, Immutable, Alias("reporting.ShardProgress")]
public sealed record ShardProgress([property: Id(0)] ShardStatus Status, [property: Id(1)] long Untold);
