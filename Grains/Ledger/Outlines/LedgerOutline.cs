using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Groups;
using Reporting.Storage;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Keeps a shard's outline in storage, so that coming to life does not read every page.</summary>
/// <remarks>
/// Only a short cut, as a tally's snapshot is: it may lie behind the pages, never ahead of them, and one that is damaged, that says more than is durable or
/// that another program wrote is left aside. Runs inside the shard's activation.
/// </remarks>
internal sealed class LedgerOutline(IGrainStorage storage, GrainId grain, Serializer serializer)
{
    /// <summary>The name under which it is kept.</summary>
    public const string Name = "outline";

    /// <summary>So many entries in sealed pages are worth a new one while the shard lives on: each takes about as long as writing a page.</summary>
    public const int Worth = 8 * LedgerPages.SealAt;

    private const byte Kind = 13;
    private readonly GrainState<StoredBytes> _state = new(new StoredBytes());
    private long _settled;
    private bool _isWriting;

    /// <summary>Reads the last one; null when there is none that this program can use.</summary>
    public async Task<StoredOutline?> Read()
    {
        try
        {
            await storage.ReadStateAsync(Name, grain, _state);
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            // Every page may be whole: the shard does not depend on it.
            return null;
        }
        if (!_state.RecordExists || !Envelope.TryOpen(Kind, _state.State!.Bytes, out var content, out _)) return null;
        _state.State = null!;
        try
        {
            return serializer.Deserialize<StoredOutline>(content) is { RulesVersion: CountingRule.Version, GroupsEdition: KnownGroups.Edition } outline ? outline : null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Whatever it says, the pages say it better.
            return null;
        }
    }

    /// <summary>A shard came to life by what was read.</summary>
    /// <param name="settledUpTo">The last entry of the pages that it tells.</param>
    public void Begun(long settledUpTo) => _settled = settledUpTo;

    /// <summary>Writes one of what a shard knows now, where enough was sealed since the last to be worth it.</summary>
    /// <param name="pages">The shard's pages.</param>
    /// <param name="index">Its index.</param>
    /// <param name="worth">How many entries in pages that were sealed since are worth it.</param>
    public async Task Write(LedgerPages pages, LedgerIndex index, int worth)
    {
        // One that failed is not tried again by this activation: it may be another's by now. Pages are ahead of the index while they are written.
        if (_isWriting || pages.LastSettled - _settled < worth || pages.LastSequence != index.LastSequence) return;
        _isWriting = true;
        var (outline, settled) = (index.Outline(), pages.Settled);
        outline.Pages = OutlineColumns.Write(settled);
        outline.LastPage = Envelope.ChecksumOf(await pages.Stored(settled[^1].First));
        _state.State = new StoredBytes { Bytes = Envelope.Seal(Kind, serializer.SerializeToArray(outline)) };
        await storage.WriteStateAsync(Name, grain, _state);
        _state.State = null!;
        _settled = Math.Max(_settled, settled[^1].Last);
        _isWriting = false;
    }

    /// <summary>Takes it out of storage.</summary>
    public async Task Drop()
    {
        await storage.ClearStateAsync(Name, grain, _state);
        _settled = 0;
    }
}
