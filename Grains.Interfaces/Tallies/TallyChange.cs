using System.Collections.Immutable;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>What a run of ledger entries changes in one subject's tally.</summary>
/// <remarks>
/// A shard's changes to a subject form a chain: each names the last sequence number sent before it. A tally applies a change only when
/// <see cref="Previous"/> is where it stands; it ignores one that ends where it stands or before (a replay), and asks the shard when it
/// stands further back (a gap). So every entry counts once, and in order.
/// </remarks>
[GenerateSerializer, Immutable, Alias("reporting.TallyChange")]
public sealed record TallyChange
{
    /// <summary>The ledger shard.</summary>
    [Id(0)] public required int Shard { get; init; }

    /// <summary>The sequence number of the last entry before these that touches the subject; 0 for the first.</summary>
    [Id(1)] public required long Previous { get; init; }

    /// <summary>The sequence number of the last of these entries that touches the subject.</summary>
    [Id(2)] public required long To { get; init; }

    /// <summary>What is added, one cell a key; negative where something is taken back.</summary>
    [Id(5)] public required PackedCells Cells { get; init; }

    /// <summary>Provinces of a country that the shard has met; empty for other subjects.</summary>
    [Id(4)] public ImmutableArray<PlaceKey> Provinces { get; init; } = [];
}

/// <summary>Where one subject's tally stands in one ledger shard.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Sequence">The last sequence number applied that touches the subject; 0 for none.</param>
[GenerateSerializer, Immutable, Alias("reporting.ShardPosition")]
public readonly record struct ShardPosition([property: Id(0)] int Shard, [property: Id(1)] long Sequence);
