namespace Reporting.Ledger;

/// <summary>How far one shard of the ledger has come.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Sequence">The number of its last durable entry; 0 when empty.</param>
/// <param name="RecordedAt">When that was recorded, UTC; null when empty.</param>
/// <param name="Incidents">How many incidents stand: recorded and not withdrawn.</param>
[GenerateSerializer, Immutable, Alias("reporting.ShardStatus")]
public sealed record ShardStatus(
    [property: Id(0)] int Shard, [property: Id(1)] long Sequence, [property: Id(2)] DateTimeOffset? RecordedAt, [property: Id(3)] long Incidents);
