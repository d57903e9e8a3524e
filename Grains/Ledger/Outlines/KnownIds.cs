using Microsoft.Extensions.Logging;
using Reporting.Errors;

namespace Reporting.Ledger;

/// <summary>Makes known how each incident of a shard stands by its id, where the shard came to life by its outline: whoever writes or asks by id waits for it.</summary>
/// <remarks>Every page is read, and looked at as when a shard comes to life without an outline. Until then nobody writes, so that pages stay as they are. Runs inside the shard's activation.</remarks>
/// <param name="shard">The shard's number.</param>
/// <param name="pages">Its pages.</param>
/// <param name="index">Its index, which may lack ids.</param>
/// <param name="outline">What it came to life by.</param>
/// <param name="leave">Has the shard leave memory, so that the next call brings it to life anew.</param>
/// <param name="logger">Where it is said what failed while nobody waited.</param>
internal sealed partial class KnownIds(int shard, LedgerPages pages, LedgerIndex index, LedgerOutline outline, Action leave, ILogger logger)
{
    private Task? _reading;
    private bool _stopped;

    /// <summary>What was found wrong in reading; null for nothing. Then the shard refuses everything, as when it finds that in coming to life.</summary>
    public ReportingException? Refusal { get; private set; }

    /// <summary>Returns when ids are known; begins to read pages where nobody has.</summary>
    /// <exception cref="LedgerDamagedException">A page is not as it was written.</exception>
    /// <exception cref="OutlineWrongException">The outline is not as the pages are; whoever asks again is served from the pages.</exception>
    public Task Ready() => index.KnowsIds ? Task.CompletedTask : _reading is null or { IsFaulted: true } or { IsCanceled: true } ? _reading = Read() : _reading;

    /// <summary>As <see cref="Ready"/> while nobody waits for it: whoever does is told what failed.</summary>
    public async Task ReadBeside()
    {
        try
        {
            await Ready();
        }
        catch (OperationCanceledException) when (_stopped)
        {
            // The next activation reads them.
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogNotRead(shard, error);
        }
    }

    /// <summary>The shard leaves memory: what is being read is of no more use.</summary>
    public void Stop() => _stopped = true;

    private async Task Read()
    {
        try
        {
            var whole = await pages.ReadIndex(() => _stopped);
            if (index.TakeIds(whole)) return;
        }
        catch (LedgerDamagedException damage)
        {
            Refusal = damage;
            throw;
        }
        await Refuse();
    }

    // Refused first: what the outline says is served no more, whether or not it can be dropped.
    private async Task Refuse()
    {
        Refusal = new OutlineWrongException(shard);
        try
        {
            await outline.Drop();
        }
        finally
        {
            leave();
        }
        throw Refusal;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ledger shard {Shard}: the pages were not read for ids.")]
    private partial void LogNotRead(int shard, Exception error);
}
