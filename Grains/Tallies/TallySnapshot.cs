using System.Collections.Immutable;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Groups;
using Reporting.Places;
using Reporting.Storage;

namespace Reporting.Tallies;

/// <summary>Keeps a tally's cells and positions in storage, so that coming to life does not read the whole ledger.</summary>
/// <remarks>Only a short cut: one that is damaged, or was made by other counting rules or in another form, is left aside and the tally is made anew from the ledger.</remarks>
internal sealed class TallySnapshot(IGrainStorage storage, GrainId grain, Serializer serializer)
{
    private const string Name = "snapshot";
    // 4 was the kind of snapshots that kept plain cells.
    private const byte Kind = 7;
    private readonly GrainState<StoredBytes> _state = new(new StoredBytes());

    /// <summary>Reads the last snapshot; null when there is none that can be used.</summary>
    public async Task<(TallySheet Sheet, ImmutableArray<long> Positions, ImmutableArray<PlaceKey> Provinces)?> Read()
    {
        try
        {
            await storage.ReadStateAsync(Name, grain, _state);
        }
        catch (Exception error) when (StoredBytes.IsUnreadable(error))
        {
            return null;
        }
        if (!_state.RecordExists || !Envelope.TryOpen(Kind, _state.State!.Bytes, out var content, out _)) return null;
        _state.State = null!;
        var stored = serializer.Deserialize<StoredTally>(content);
        return stored is { RulesVersion: CountingRule.Version, GroupsEdition: KnownGroups.Edition } ? (await stored.Cells.ToSheet(), stored.Positions, stored.Provinces) : null;
    }

    /// <summary>Writes a snapshot over the last one.</summary>
    public async Task Write(TallySheet sheet, IEnumerable<long> positions, IEnumerable<PlaceKey> provinces)
    {
        var tally = new StoredTally
        {
            RulesVersion = CountingRule.Version,
            GroupsEdition = KnownGroups.Edition,
            Positions = [.. positions],
            Cells = StoredCells.Of(sheet),
            Provinces = [.. provinces],
        };
        _state.State = new StoredBytes { Bytes = Envelope.Seal(Kind, serializer.SerializeToArray(tally)) };
        await storage.WriteStateAsync(Name, grain, _state);
        _state.State = null!;
    }
}

/// <summary>A tally as stored.</summary>
[GenerateSerializer, Alias("reporting.StoredTally")]
internal sealed class StoredTally
{
    [Id(0)] public int RulesVersion { get; set; }
    [Id(1)] public int GroupsEdition { get; set; }
    [Id(2)] public ImmutableArray<long> Positions { get; set; } = [];
    [Id(4)] public ImmutableArray<PlaceKey> Provinces { get; set; } = [];
    [Id(5)] public StoredCells Cells { get; set; } = new();
}
