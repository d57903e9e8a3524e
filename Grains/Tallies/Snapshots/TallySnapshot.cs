using System.Buffers.Binary;
using System.Collections.Immutable;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Groups;
using Reporting.Places;
using Reporting.Storage;
using Reporting.Telemetry;

namespace Reporting.Tallies;

/// <summary>Keeps a tally's cells and positions in storage, so that coming to life does not read the whole ledger.</summary>
/// <remarks>Only a short cut: one that is damaged, or was made by other counting rules or in another form, is left aside and the tally is made anew from the ledger.</remarks>
internal sealed class TallySnapshot(IGrainStorage storage, GrainId grain, Serializer serializer)
{
    private const string Name = "snapshot";
    // 4 was the kind of snapshots that kept plain cells, 7 of those that kept keys and lengths as they are in memory, 12 of those that were read as a whole.
    private const byte Kind = 14;
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
        if (!_state.RecordExists) return null;
        var bytes = _state.State!.Bytes;
        _state.State = null!;
        return Usable(bytes);
    }

    /// <summary>The tally that has come from another silo, and whether it is as it left there; as storage has it where what has come cannot be used.</summary>
    /// <remarks>Where the stored snapshot is to be right still, another activation may have written over it: then how far it has come is not known before shards were asked.</remarks>
    public async Task<((TallySheet Sheet, ImmutableArray<long> Positions, ImmutableArray<PlaceKey> Provinces)? Tally, bool IsAsItLeft)> Arrive(TallyMove move)
    {
        if (move.Snapshot is { } packed && Usable(packed) is { } arrived)
        {
            (_state.ETag, _state.RecordExists) = (move.Stored, move.Stored is not null);
            return (arrived, true);
        }
        var stored = await Read();
        return (stored, move.Snapshot is null && stored is not null && _state.ETag == move.Stored);
    }

    /// <summary>Packs a tally for a move to another silo.</summary>
    /// <param name="sheet">Its sheet; null where the stored snapshot is still right.</param>
    /// <param name="positions">How far it has come.</param>
    /// <param name="provinces">The provinces of a country.</param>
    /// <param name="isLevel">Whether it is level with the ledger.</param>
    public TallyMove Pack(TallySheet? sheet, IEnumerable<long> positions, IEnumerable<PlaceKey> provinces, bool isLevel) =>
        new() { Snapshot = sheet is null ? null : Sealed(sheet, positions, provinces), Stored = _state.ETag, IsLevel = isLevel };

    /// <summary>Writes a snapshot over the last one.</summary>
    public async Task Write(TallySheet sheet, IEnumerable<long> positions, IEnumerable<PlaceKey> provinces)
    {
        using var activity = ReportingActivities.Snapshot(grain);
        _state.State = new StoredBytes { Bytes = Sealed(sheet, positions, provinces) };
        await storage.WriteStateAsync(Name, grain, _state);
        _state.State = null!;
    }

    // What the tally is but for its cells, after its length; and behind it the parts of its sheet, each of which is sealed.
    private byte[] Sealed(TallySheet sheet, IEnumerable<long> positions, IEnumerable<PlaceKey> provinces)
    {
        var (cells, parts) = SheetWriter.Write(sheet.Merged());
        var tally = new StoredTally
        {
            RulesVersion = CountingRule.Version,
            GroupsEdition = KnownGroups.Edition,
            Positions = [.. positions],
            Provinces = [.. provinces],
            Cells = cells,
        };
        var head = Envelope.Seal(Kind, serializer.SerializeToArray(tally));
        var bytes = new byte[sizeof(int) + head.Length + parts.Sum(part => part.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, head.Length);
        head.CopyTo(bytes, sizeof(int));
        var at = sizeof(int) + head.Length;
        foreach (var part in parts)
        {
            part.CopyTo(bytes, at);
            at += part.Length;
        }
        return bytes;
    }

    private (TallySheet Sheet, ImmutableArray<long> Positions, ImmutableArray<PlaceKey> Provinces)? Usable(byte[] bytes)
    {
        try
        {
            return Opened(bytes);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Whatever it says, the ledger says it better.
            return null;
        }
    }

    private (TallySheet Sheet, ImmutableArray<long> Positions, ImmutableArray<PlaceKey> Provinces)? Opened(byte[] bytes)
    {
        var end = checked(sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(bytes));
        if (!Envelope.TryOpen(Kind, bytes.AsSpan(sizeof(int)..end), out var head, out _)) return null;
        return serializer.Deserialize<StoredTally>(head) is { RulesVersion: CountingRule.Version, GroupsEdition: KnownGroups.Edition } stored
            ? (SheetReading.Read(stored.Cells, bytes.AsMemory(end), grain), stored.Positions, stored.Provinces)
            : null;
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
    // 5 and 6 were what kinds before 14 kept.
    [Id(7)] public StoredSheet Cells { get; set; } = new();
}
