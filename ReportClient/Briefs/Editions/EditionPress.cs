using System.Collections.Immutable;
using Reporting.Briefs.Sections;
using Reporting.Errors;
using Reporting.Ledger;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Briefs.Editions;

/// <summary>Fixes briefs as editions, and prints editions again exactly as they were.</summary>
internal sealed class EditionPress(IGrainFactory grains, IReportingData data)
{
    private const int Attempts = 4;

    private readonly IEditionsGrain _editions = grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key);

    /// <summary>The version of this program, as editions keep it.</summary>
    public static string Program => typeof(EditionPress).Assembly.GetName().Version!.ToString(3);

    /// <summary>Composes a brief at a position and fixes it as the next edition; where the same was fixed before, that edition comes back.</summary>
    /// <exception cref="EditionOvertakenException">Others fixed editions of the same series all the while.</exception>
    public async Task<PrintedEdition> Fix(BriefRequest request, LedgerPosition position, string by)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(position);
        var asked = BriefKinds.Asked(request);
        for (var attempt = 1; ; attempt++)
        {
            var known = await _editions.List();
            if (known.LastOrDefault(edition => edition.Request == asked && edition.Position == position && edition.Draft.RulesVersion == CountingRule.Version) is { } same)
                return await Reprint(same.Number);
            var since = Edition.Before(known, asked, position)?.Number ?? 0;
            var draft = await Gather(request, position, since);
            var brief = BriefKinds.Compose(draft);
            try
            {
                var edition = await _editions.Fix(new EditionDraft
                {
                    Request = asked,
                    Position = position,
                    RulesVersion = CountingRule.Version,
                    Since = since,
                    FiguresHash = PrintedFigures.Hash(brief.Figures),
                    Figures = FiguresOf(brief),
                    Program = Program,
                    By = by,
                    Look = asked.Look is null ? null : request.Look,
                });
                return new PrintedEdition(edition, Stamped(draft, edition));
            }
            catch (EditionOvertakenException) when (attempt < Attempts)
            {
            }
        }
    }

    /// <summary>Composes a brief at a position as it would be fixed now, and fixes nothing.</summary>
    public async Task<Brief> Draft(BriefRequest request, LedgerPosition position)
    {
        ArgumentNullException.ThrowIfNull(request);
        var since = Edition.Before(await _editions.List(), BriefKinds.Asked(request), position)?.Number ?? 0;
        return BriefKinds.Compose(await Gather(request, position, since));
    }

    /// <summary>Composes an edition again from the ledger as it stood, and proves that its figures are those it printed.</summary>
    /// <exception cref="UnknownEditionException">There is no edition of this number.</exception>
    /// <exception cref="EditionDiffersException">The figures are not those that it printed.</exception>
    public async Task<PrintedEdition> Reprint(int number)
    {
        var edition = await Get(number);
        var draft = await Gather(BriefKinds.Request(edition), edition.Position, edition.Draft.Since);
        var hash = PrintedFigures.Hash(BriefKinds.Compose(draft).Figures);
        return hash == edition.Draft.FiguresHash ? new PrintedEdition(edition, Stamped(draft, edition)) : throw new EditionDiffersException(edition, hash);
    }

    /// <summary>What an edition printed and what has changed since, as of a position.</summary>
    /// <exception cref="UnknownEditionException">There is no edition of this number.</exception>
    public async Task<EditionChanges> Changes(int number, LedgerPosition position) => await new ChangeInquiry(data).Since(await Get(number), position);

    /// <summary>An edition with everything it printed.</summary>
    /// <exception cref="UnknownEditionException">There is no edition of this number.</exception>
    public async Task<Edition> Get(int number) => await _editions.Get(number) ?? throw new UnknownEditionException(number, (await _editions.List()).LastOrDefault()?.Number ?? 0);

    // The facts are asked for once; the brief is composed of them without its number to be hashed, and with it to be printed.
    private async Task<BriefFacts> Gather(BriefRequest request, LedgerPosition position, int since)
    {
        var changes = since == 0 ? null : await Changes(since, position);
        return await BriefKinds.Gather(request with { Changes = changes }, data.At(position));
    }

    private static ImmutableArray<byte> FiguresOf(Brief brief)
    {
        using var figures = new MemoryStream();
        FiguresJson.Write(brief, figures);
        return [.. figures.ToArray()];
    }

    private static Brief Stamped(BriefFacts facts, Edition edition) => BriefKinds.Compose(facts.As(edition));
}

/// <summary>An edition and the brief that it is.</summary>
internal sealed record PrintedEdition(Edition Edition, Brief Brief);

/// <summary>No edition has this number.</summary>
internal sealed class UnknownEditionException(int number, int last)
    : ReportingException(FormattableString.Invariant($"There is no edition {number}; {(last == 0 ? "none was fixed yet" : $"the last is {last}")}."), "'brief list' shows every edition, and 'brief weekly' and 'brief group' fix one.");

/// <summary>An edition that is composed again has other figures than it printed.</summary>
internal sealed class EditionDiffersException(Edition edition, string hash)
    : ReportingException(
        FormattableString.Invariant($"Edition {edition.Number} cannot be printed again: its figures have the hash {edition.Draft.FiguresHash[..12]}, and the ledger now gives {hash[..12]}."),
        edition.Draft.RulesVersion == CountingRule.Version && edition.Draft.Program == EditionPress.Program
            ? "Run 'audit': the ledger or a tally is not what it was."
            : FormattableString.Invariant($"It was printed by version {edition.Draft.Program} under counting rules {edition.Draft.RulesVersion}; this is version {EditionPress.Program} under rules {CountingRule.Version}. Use that version; 'brief list --output json' shows what it printed."));
