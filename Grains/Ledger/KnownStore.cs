namespace Reporting.Ledger;

/// <summary>What is fixed when a store is created, as this silo knows it: asked once, and not each time a grain comes to life, so that none of them waits for the silo that keeps it.</summary>
/// <remarks>Safe for several threads.</remarks>
internal sealed class KnownStore(IGrainFactory grains)
{
    private StoreDescription? _known;

    /// <summary>Reads what is fixed, creating the store on first use.</summary>
    public async ValueTask<StoreDescription> Describe() => _known ??= await grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Describe();

    /// <summary>Reads what is fixed without creating a store; null when there is none yet.</summary>
    public async ValueTask<StoreDescription?> Find() => _known ??= await grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Find();
}
