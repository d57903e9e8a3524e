using Orleans.Concurrency;
using Reporting.Access;

namespace Reporting.Ledger;

/// <summary>What is fixed when a store is created. Its key is <see cref="Key"/>.</summary>
[GrainInterfaceType("reporting.store"), Alias("reporting.IStoreGrain")]
public interface IStoreGrain : IGrainWithStringKey
{
    /// <summary>The one key.</summary>
    const string Key = "store";

    /// <summary>Reads what is fixed, creating the store on first use.</summary>
    [AlwaysInterleave, Alias("Describe"), Needs(Role.Reader)]
    Task<StoreDescription> Describe();

    /// <summary>Reads what is fixed without creating a store; null when there is none yet. A store of an earlier format is upgraded.</summary>
    /// <exception cref="Errors.StoreFormatException">It has a format that this version cannot read.</exception>
    [AlwaysInterleave, Alias("Find"), Needs(Role.Reader)]
    Task<StoreDescription?> Find();

    /// <summary>Creates the store with a number of shards, or finds it so. Idempotent.</summary>
    /// <exception cref="Errors.ShardCountException">The store has another number of shards; nothing was written.</exception>
    [AlwaysInterleave, Alias("Create"), Needs(Role.Admin)]
    Task<StoreDescription> Create(int shards);
}

/// <summary>What is fixed for a store's life.</summary>
/// <param name="Format">The version of its format.</param>
/// <param name="Shards">The number of ledger shards.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
[GenerateSerializer, Immutable, Alias("reporting.StoreDescription")]
public sealed record StoreDescription([property: Id(0)] int Format, [property: Id(1)] int Shards, [property: Id(2)] DateTimeOffset CreatedAt)
{
    /// <summary>The format that this version writes.</summary>
    public const int CurrentFormat = 4;

    /// <summary>The oldest format that this version reads; a store of it is upgraded when it is opened.</summary>
    public const int OldestFormat = 1;
}
