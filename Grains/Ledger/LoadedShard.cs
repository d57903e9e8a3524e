using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Errors;
using Reporting.Telemetry;

namespace Reporting.Ledger;

/// <summary>What an activation of a shard works with, from its start until it leaves memory.</summary>
internal sealed class LoadedShard
{
    private readonly LedgerWatermark _watermark;
    private readonly LedgerOutline _outline;
    private readonly int _number;
    private readonly ILogger _logger;

    private LoadedShard(ShardServices services, int number, GrainId grain, LedgerWatermark watermark, LedgerOutline outline, LedgerPages pages, LedgerIndex index)
    {
        (_number, _logger, _watermark, _outline, Pages, Index) = (number, services.Logger, watermark, outline, pages, index);
        Ids = new KnownIds(number, pages, index, outline, services.Leave, services.Logger);
        CatchUp = new CatchUp(number, pages, index, services.Time);
        Past = new LedgerPast(number, pages, index);
        Searches = new RecentSearches(pages, index, Past);
        Publisher = new LedgerPublisher(services.Grains, number, services.Time, services.Logger, index.Provinces, services.Meters.Of(number, index));
        Writer = new LedgerWriter(number, pages, index, Publisher, services.Time, services.Leave);
    }

    public LedgerPages Pages { get; }

    public LedgerIndex Index { get; }

    public LedgerPublisher Publisher { get; }

    public LedgerWriter Writer { get; }

    public KnownIds Ids { get; }

    public CatchUp CatchUp { get; }

    public LedgerPast Past { get; }

    public RecentSearches Searches { get; }

    /// <summary>Reads what is durable, and begins to tell what may not have been told.</summary>
    /// <exception cref="LedgerDamagedException">A part is not as it was written.</exception>
    public static async Task<LoadedShard> Load(ShardServices services, int number, GrainId grain)
    {
        var (watermark, outline) = (new LedgerWatermark(services.Storage, grain), new LedgerOutline(services.Storage, grain, services.Serializer));
        await watermark.Read();
        var (pages, index) = await new LedgerStart(services.Storage, grain, number, services.Serializer).Load(outline);
        if (pages.LastSequence < watermark.Told)
            throw new LedgerDamagedException(number, $"the page after entry {pages.LastSequence}", $"it is gone, and entries up to {watermark.Told} were there");
        var shard = new LoadedShard(services, number, grain, watermark, outline, pages, index);
        shard.TellTheRest();
        return shard;
    }

    /// <summary>Keeps how far tallies were told, and the outline, when nothing waits to be told.</summary>
    public async Task KeepLevel()
    {
        if (!Publisher.IsIdle || Ids.Refusal is not null) return;
        await _watermark.Write(Pages.LastSequence);
        await _outline.Write(Pages, Index, LedgerOutline.Worth);
    }

    /// <summary>Leaves memory. What was not told yet, the next activation tells.</summary>
    /// <remarks>
    /// Nothing of others is waited for: a tally that misses a change asks this shard, and calls that come now wait for the next activation, which
    /// comes to life only when this one has left.
    /// </remarks>
    public async Task Leave(CancellationToken cancellation)
    {
        Ids.Stop();
        try
        {
            if (Ids.Refusal is not null) return;
            await Writer.Idle.WaitAsync(cancellation);
            if (Publisher.IsIdle) await _watermark.Write(Pages.LastSequence);
            await _outline.Write(Pages, Index, worth: 1);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _logger.LogInformation(error, "Ledger shard {Shard} left without keeping how far it had come.", _number);
        }
        finally
        {
            Publisher.Stop();
        }
    }

    // A crash may have come between an entry and its telling: who stands further back asks for the rest.
    private void TellTheRest()
    {
        var untold = Index.Subjects.Lines.Where(line => line.LastTouched > _watermark.Told).ToList();
        foreach (var line in untold) Publisher.Add(new LedgerIndex.Touch(line, line.LastTouched, MetProvince: false), line.LastTouched);
        if (untold.Count > 0) Publisher.Add(Index.Names.Select(met => met.Name));
        Publisher.Start();
    }
}

/// <summary>What a shard is given.</summary>
/// <param name="Storage">Where it keeps its pages.</param>
/// <param name="Serializer">Writes small pages.</param>
/// <param name="Grains">Reaches the tallies.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">The shard's log.</param>
/// <param name="Meters">What is measured of it.</param>
/// <param name="Leave">Ends the activation.</param>
internal sealed record ShardServices(IGrainStorage Storage, Serializer Serializer, IGrainFactory Grains, TimeProvider Time, ILogger Logger, ReportingMeters Meters, Action Leave);
