using System.Collections.Immutable;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Groups;
using Reporting.Places;
using Reporting.Storage;

namespace Reporting.Tallies;

/// <summary>Keeps a tally's cells and positions in storage, so that coming to life does not read the whole ledger.</summary>
/// <remarks>Only a short cut: one that is damaged, or was made by other counting rules, is left aside and the tally is made anew from the ledger.</remarks>
internal sealed class TallySnapshot(IGrainStorage storage, GrainId grain, Serializer serializer)
{
    private const string Name = "snapshot";
    private const byte Kind = 4;
    private readonly GrainState<StoredBytes> _state = new(new StoredBytes());

    /// <summary>Reads the last snapshot; null when there is none that can be used.</summary>
    public async Task<StoredTally?> Read()
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
        var stored = serializer.Deserialize<StoredTally>(content);
        return stored is { RulesVersion: CountingRule.Version, GroupsEdition: KnownGroups.Edition } ? stored : null;
    }

    /// <summary>Writes a snapshot over the last one.</summary>
    public async Task Write(StoredTally tally)
    {
        tally.RulesVersion = CountingRule.Version;
        tally.GroupsEdition = KnownGroups.Edition;
        _state.State = new StoredBytes { Bytes = Envelope.Seal(Kind, serializer.SerializeToArray(tally)) };
        await storage.WriteStateAsync(Name, grain, _state);
    }
}

/// <summary>A tally as stored.</summary>
[GenerateSerializer, Alias("reporting.StoredTally")]
internal sealed class StoredTally
{
    [Id(0)] public int RulesVersion { get; set; }
    [Id(1)] public int GroupsEdition { get; set; }
    [Id(2)] public ImmutableArray<long> Positions { get; set; } = [];
    [Id(3)] public ImmutableArray<Cell> Cells { get; set; } = [];
    [Id(4)] public ImmutableArray<PlaceKey> Provinces { get; set; } = [];
}
