using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Groups;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Storage;

namespace Reporting.Tallies;

/// <summary>Keeps a tally's cells and positions in storage, so that coming to life does not read the whole ledger.</summary>
/// <remarks>Only a short cut: one that is damaged, or was made by other counting rules or in another form, is left aside and the tally is made anew from the ledger.</remarks>
internal sealed class TallySnapshot(IGrainStorage storage, GrainId grain, Serializer serializer)
{
    private const string Name = "snapshot";
    // 4 was the kind of snapshots that kept plain cells, 7 of those that kept keys and lengths as they are in memory.
    private const byte Kind = 12;
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
        try
        {
            var (stored, columns) = Opened(content);
            return stored is { RulesVersion: CountingRule.Version, GroupsEdition: KnownGroups.Edition } ? (await stored.Cells.ToSheet(columns), stored.Positions, stored.Provinces) : null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Whatever it says, the ledger says it better.
            return null;
        }
    }

    /// <summary>Writes a snapshot over the last one.</summary>
    public async Task Write(TallySheet sheet, IEnumerable<long> positions, IEnumerable<PlaceKey> provinces)
    {
        _state.State = new StoredBytes { Bytes = Sealed(sheet, positions, provinces) };
        await storage.WriteStateAsync(Name, grain, _state);
        _state.State = null!;
    }

    // The columns of cells, and behind them the rest and its length: only when the columns are written is the rest known.
    private byte[] Sealed(TallySheet sheet, IEnumerable<long> positions, IEnumerable<PlaceKey> provinces)
    {
        var (columns, ends) = (new ColumnWriter(), new List<int>());
        var tally = new StoredTally
        {
            RulesVersion = CountingRule.Version,
            GroupsEdition = KnownGroups.Edition,
            Positions = [.. positions],
            Cells = new StoredCellsWriter(sheet.Merged().Leaves).Write(columns, ends),
            Provinces = [.. provinces],
        };
        var rest = serializer.SerializeToArray(tally);
        columns.Bytes(rest);
        columns.Fixed((ulong)rest.Length);
        return Envelope.Seal(Kind, columns.Written, CollectionsMarshal.AsSpan(ends));
    }

    private (StoredTally? Stored, ReadOnlyMemory<byte> Columns) Opened(byte[] content)
    {
        var end = content.Length - sizeof(ulong);
        var start = checked(end - (int)BinaryPrimitives.ReadUInt64LittleEndian(content.AsSpan(end)));
        return (serializer.Deserialize<StoredTally>(content.AsSpan(start..end)), content.AsMemory(0, start));
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
    // 5 was what kinds before 10 kept.
    [Id(6)] public StoredCells Cells { get; set; } = new();
}
