using System.Buffers.Binary;
using Orleans.Storage;
using Reporting.Storage;

namespace Reporting.Ledger;

/// <summary>Remembers up to which entry a shard's tallies have been told, so that a restart tells only the rest.</summary>
/// <remarks>Written now and then: it may lie behind, never ahead.</remarks>
internal sealed class LedgerWatermark(IGrainStorage storage, GrainId grain)
{
    private const string Name = "told";
    private readonly GrainState<StoredBytes> _state = new(new StoredBytes());

    /// <summary>The last entry that is known to have been told; 0 for none.</summary>
    public long Told { get; private set; }

    public async Task Read()
    {
        try
        {
            await storage.ReadStateAsync(Name, grain, _state);
        }
        catch (Exception error) when (StoredBytes.IsUnreadable(error))
        {
            // It only spares telling again: tallies that stand level ask for nothing.
            return;
        }
        if (_state is { RecordExists: true, State.Bytes.Length: sizeof(long) }) Told = BinaryPrimitives.ReadInt64LittleEndian(_state.State.Bytes);
    }

    public async Task Write(long told)
    {
        if (told <= Told) return;
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, told);
        _state.State = new StoredBytes { Bytes = bytes };
        await storage.WriteStateAsync(Name, grain, _state);
        Told = told;
    }
}
