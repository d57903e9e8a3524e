using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Access;
using Reporting.Errors;
using Reporting.Homes;
using Reporting.Storage;

namespace Reporting.Briefs;

/// <summary>Keeps the editions, each under a name of its own, and numbers them.</summary>
[GrainType("editions"), TallyPlacement]
internal sealed class EditionsGrain(
    [FromKeyedServices(ReportingStorage.Provider)] IGrainStorage storage,
    Serializer serializer,
    TimeProvider time,
    Residents residents) : Grain, IEditionsGrain
{
    private const byte Kind = 6;

    // In order of number and without figures and look; null for a damaged one.
    private readonly List<Edition?> _editions = [];

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        residents.Enter(GrainContext);
        while (true)
        {
            var number = _editions.Count + 1;
            try
            {
                if (await Read(number) is not { } edition) return;
                _editions.Add(Listed(edition));
            }
            catch (EditionDamagedException)
            {
                // The others can still be printed; who asks for this one is told.
                _editions.Add(null);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<Edition> Fix(EditionDraft draft)
    {
        if (_editions.FirstOrDefault(edition => edition is not null && IsSame(edition.Draft, draft)) is { } known) return (await Read(known.Number))!;
        if ((Edition.Before(_editions.OfType<Edition>(), draft.Request, draft.Position)?.Number ?? 0) != draft.Since) throw new EditionOvertakenException(_editions.Count);
        var fixedEdition = new Edition(_editions.Count + 1, time.GetUtcNow(), draft.ByCaller());
        await Write(fixedEdition);
        return fixedEdition;
    }

    /// <inheritdoc/>
    public async Task<Edition?> Get(int number) => number < 1 || number > _editions.Count ? null : await Read(number);

    /// <inheritdoc/>
    public Task<ImmutableArray<Edition>> List() => Task.FromResult<ImmutableArray<Edition>>([.. _editions.OfType<Edition>()]);

    /// <inheritdoc/>
    public async Task Restore(Edition edition)
    {
        if (edition.Number <= _editions.Count && _editions[edition.Number - 1] is { } known && known.FixedAt == edition.FixedAt && IsSame(known.Draft, edition.Draft)) return;
        if (edition.Number != _editions.Count + 1) throw new EditionOvertakenException(_editions.Count);
        await Write(edition);
    }

    private static bool IsSame(EditionDraft left, EditionDraft right) =>
        left.Request == right.Request && left.Position == right.Position && left.RulesVersion == right.RulesVersion && left.FiguresHash == right.FiguresHash;

    private static Edition Listed(Edition edition) => edition with { Draft = edition.Draft with { Figures = [], Look = null } };

    private async Task Write(Edition edition)
    {
        var state = new GrainState<StoredBytes>(new StoredBytes { Bytes = Envelope.Seal(Kind, serializer.SerializeToArray(edition)) });
        try
        {
            await storage.WriteStateAsync(Name(edition.Number), this.GetGrainId(), state);
        }
        catch
        {
            // Whether it is durable is unknown: the next activation reads what is.
            DeactivateOnIdle();
            throw;
        }
        _editions.Add(Listed(edition));
    }

    private async Task<Edition?> Read(int number)
    {
        var state = new GrainState<StoredBytes>(new StoredBytes());
        try
        {
            await storage.ReadStateAsync(Name(number), this.GetGrainId(), state);
            if (!state.RecordExists) return null;
            if (!Envelope.TryOpen(Kind, state.State!.Bytes, out var content, out var damage)) throw new EditionDamagedException(number, damage);
            var edition = serializer.Deserialize<Edition>(content);
            return edition?.Number == number ? edition : throw new EditionDamagedException(number, $"it is another one");
        }
        catch (Exception error) when (StoredBytes.IsUnreadable(error))
        {
            throw new EditionDamagedException(number, $"it cannot be read ({error.GetType().Name})");
        }
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"edition-{number:D6}");
}
