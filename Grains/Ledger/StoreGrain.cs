using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using Reporting.Errors;
using Reporting.Names;
using Reporting.Storage;

namespace Reporting.Ledger;

/// <summary>Keeps what is fixed when a store is created.</summary>
[GrainType("store")]
internal sealed class StoreGrain(
    [FromKeyedServices(ReportingStorage.Provider)] IGrainStorage storage,
    IOptions<LedgerOptions> options,
    TimeProvider time) : Grain, IStoreGrain
{
    private readonly GrainState<StoredStore> _state = new(new StoredStore());

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await storage.ReadStateAsync("description", this.GetGrainId(), _state);
        }
        catch (Exception error) when (StoredBytes.IsUnreadable(error))
        {
            throw new StoreDamagedException("store", $"its description cannot be read ({error.GetType().Name})");
        }
        if (_state.RecordExists)
        {
            if (_state.State is { Check: not 0 } stored && stored.Check != stored.Checksum()) throw new StoreDamagedException("store", "the checksum of its description does not match its content");
            return;
        }
        _state.State = new StoredStore { Format = StoreDescription.CurrentFormat, Shards = options.Value.Shards, CreatedAt = time.GetUtcNow() };
        _state.State.Check = _state.State.Checksum();
        await storage.WriteStateAsync("description", this.GetGrainId(), _state);
    }

    /// <inheritdoc/>
    public Task<StoreDescription> Describe()
    {
        var stored = _state.State!;
        if (stored.Format != StoreDescription.CurrentFormat)
            throw new StoreFormatException("store", stored.Format, StoreDescription.CurrentFormat);
        return Task.FromResult(new StoreDescription(stored.Format, stored.Shards, stored.CreatedAt));
    }
}

/// <summary>What is stored about a store.</summary>
[GenerateSerializer, Alias("reporting.StoredStore")]
internal sealed class StoredStore
{
    [Id(0)] public int Format { get; set; }
    [Id(1)] public int Shards { get; set; }
    [Id(2)] public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The <see cref="Checksum"/> when it was written; 0 in stores that were made before there was one.</summary>
    [Id(3)] public ulong Check { get; set; }

    /// <summary>64 bits over everything else: another number of shards would send incidents where they are not known.</summary>
    public ulong Checksum() => ContentHash.Of(string.Create(CultureInfo.InvariantCulture, $"{Format} {Shards} {CreatedAt.UtcTicks}"));
}

/// <summary>How a new ledger is laid out.</summary>
public sealed class LedgerOptions
{
    /// <summary>The number of shards of a store that is created now; an existing store keeps its own. 16 by default.</summary>
    public int Shards { get; set; } = LedgerShards.Default;
}
