using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using Reporting.Errors;
using Reporting.Homes;
using Reporting.Names;
using Reporting.Storage;

namespace Reporting.Ledger;

/// <summary>Keeps what is fixed when a store is created.</summary>
[GrainType("store"), TallyPlacement]
internal sealed class StoreGrain(
    [FromKeyedServices(ReportingStorage.Provider)] IGrainStorage storage,
    IOptions<LedgerOptions> options,
    TimeProvider time,
    Residents residents) : Grain, IStoreGrain
{
    private const string Name = "description";
    private readonly GrainState<StoredStore> _state = new(new StoredStore());
    private Task? _creating;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        residents.Enter(GrainContext);
        try
        {
            await storage.ReadStateAsync(Name, this.GetGrainId(), _state);
        }
        catch (Exception error) when (StoredBytes.IsUnreadable(error))
        {
            throw new StoreDamagedException("store", $"its description cannot be read ({error.GetType().Name})");
        }
        if (!_state.RecordExists) return;
        var stored = _state.State!;
        if (stored.Check != 0 && stored.Check != stored.Checksum()) throw new StoreDamagedException("store", "the checksum of its description does not match its content");
        if (stored.Format is < StoreDescription.OldestFormat or >= StoreDescription.CurrentFormat) return;
        // One write; a crash before it leaves the store for the next activation to upgrade.
        stored.Format = StoreDescription.CurrentFormat;
        await Keep();
    }

    /// <inheritdoc/>
    public Task<StoreDescription> Describe() => FindOrCreate(options.Value.Shards);

    /// <inheritdoc/>
    public async Task<StoreDescription?> Find()
    {
        if (_creating is not null) await _creating;
        return Described();
    }

    /// <inheritdoc/>
    public async Task<StoreDescription> Create(int shards)
    {
        if (shards is < 1 or > LedgerShards.Most) throw new ArgumentOutOfRangeException(nameof(shards), shards, $"A store has 1 to {LedgerShards.Most} shards.");
        var store = await FindOrCreate(shards);
        return store.Shards == shards ? store : throw new ShardCountException(store.Shards, shards);
    }

    private async Task<StoreDescription> FindOrCreate(int shards)
    {
        // Those who ask at the same time share one writing.
        if (_creating is not null || !_state.RecordExists) await (_creating ??= Write(shards));
        return Described()!;
    }

    private async Task Write(int shards)
    {
        try
        {
            _state.State = new StoredStore { Format = StoreDescription.CurrentFormat, Shards = shards, CreatedAt = time.GetUtcNow() };
            await Keep();
        }
        catch
        {
            // Whether it is durable is unknown: the next activation reads what is.
            DeactivateOnIdle();
            throw;
        }
    }

    private Task Keep()
    {
        _state.State!.Check = _state.State.Checksum();
        return storage.WriteStateAsync(Name, this.GetGrainId(), _state);
    }

    private StoreDescription? Described()
    {
        if (!_state.RecordExists) return null;
        var stored = _state.State!;
        return stored.Format is >= StoreDescription.OldestFormat and <= StoreDescription.CurrentFormat
            ? new StoreDescription(stored.Format, stored.Shards, stored.CreatedAt)
            : throw new StoreFormatException("store", stored.Format, StoreDescription.CurrentFormat);
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
