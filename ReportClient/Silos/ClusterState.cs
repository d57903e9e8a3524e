using System.Collections.Immutable;
using Reporting.Ledger;

namespace Reporting.Silos;

/// <summary>How the silos and the shards of a store were, as far as they told.</summary>
/// <param name="At">When they were asked.</param>
/// <param name="Silos">The silos by address, and those that were lost lately.</param>
/// <param name="Shards">The shards by number; empty when there is no store yet, default when nobody told how many there are.</param>
internal sealed record ClusterState(DateTimeOffset At, ImmutableArray<SiloState> Silos, ImmutableArray<ShardState> Shards)
{
    /// <summary>Whether the store itself answered.</summary>
    public bool StoreAnswers => !Shards.IsDefault;

    /// <summary>Whether everything that should have answered did.</summary>
    public bool AllAnswer => StoreAnswers && Silos.All(silo => silo.Condition != SiloCondition.Silent) && Shards.All(shard => shard.Answers);
}

/// <summary>How a silo is.</summary>
internal enum SiloCondition
{
    /// <summary>It is on its way into the cluster.</summary>
    Starting = 0,
    /// <summary>It takes part and answers.</summary>
    Active = 1,
    /// <summary>It takes part as far as the others know, and did not answer.</summary>
    Silent = 2,
    /// <summary>It is on its way out.</summary>
    Stopping = 3,
    /// <summary>It left, or the others found that it was lost.</summary>
    Gone = 4,
}

/// <summary>One silo.</summary>
/// <param name="Address">Where other silos reach it, <c>10.0.0.1:11111</c>.</param>
/// <param name="Gateway">Where clients reach it; null when it takes none.</param>
/// <param name="Condition">How it is.</param>
/// <param name="Since">When it started, UTC.</param>
/// <param name="Version">The version of its program; null when it did not tell.</param>
/// <param name="Activations">How many grains live in it; null when it did not tell.</param>
internal sealed record SiloState(string Address, string? Gateway, SiloCondition Condition, DateTimeOffset Since, string? Version, long? Activations);

/// <summary>One shard of the ledger.</summary>
/// <param name="Shard">Its number.</param>
/// <param name="Silo">The address of the silo that it lives in; null when that is not known.</param>
/// <param name="Progress">How far it has come; null when it did not answer.</param>
internal sealed record ShardState(int Shard, string? Silo, ShardProgress? Progress)
{
    public bool Answers => Progress is not null;
}
