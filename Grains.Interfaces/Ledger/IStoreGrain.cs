using Orleans.Concurrency;

namespace Reporting.Ledger;

/// <summary>What is fixed when a store is created. Its key is <see cref="Key"/>.</summary>
[GrainInterfaceType("reporting.store"), Alias("reporting.IStoreGrain")]
public interface IStoreGrain : IGrainWithStringKey
{
    /// <summary>The one key.</summary>
    const string Key = "store";

    /// <summary>Reads what is fixed, creating the store on first use.</summary>
    [AlwaysInterleave, Alias("Describe")]
    Task<StoreDescription> Describe();
}

/// <summary>What is fixed for a store's life.</summary>
/// <param name="Format">The version of its format.</param>
/// <param name="Shards">The number of ledger shards.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
[GenerateSerializer, Immutable, Alias("reporting.StoreDescription")]
public sealed record StoreDescription([property: Id(0)] int Format, [property: Id(1)] int Shards, [property: Id(2)] DateTimeOffset CreatedAt)
{
    /// <summary>The format that this version writes.</summary>
    public const int CurrentFormat = 1;
}
