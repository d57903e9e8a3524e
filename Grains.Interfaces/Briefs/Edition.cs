using System.Collections.Immutable;
using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Briefs;

/// <summary>An edition that is to be fixed: everything but its number and the time.</summary>
[GenerateSerializer, Immutable, Alias("reporting.EditionDraft")]
public sealed record EditionDraft
{
    /// <summary>What was asked for.</summary>
    [Id(0)] public required EditionRequest Request { get; init; }

    /// <summary>The ledger position that it was made from.</summary>
    [Id(1)] public required LedgerPosition Position { get; init; }

    /// <summary>The version of the counting rules (<see cref="CountingRule.Version"/>).</summary>
    [Id(2)] public required int RulesVersion { get; init; }

    /// <summary>The edition before it, whose changed figures it lists (<see cref="Edition.Before"/>); 0 for the first.</summary>
    [Id(3)] public required int Since { get; init; }

    /// <summary>The SHA-256 of its figures, their ids, numbers and texts in order, in lower-case hexadecimal; what it says of changes is left out.</summary>
    [Id(4)] public required string FiguresHash { get; init; }

    /// <summary>Every printed number as the figures file has it, but for the edition's number and time: UTF-8 JSON.</summary>
    [Id(5)] public required ImmutableArray<byte> Figures { get; init; }

    /// <summary>The version of the program that printed it.</summary>
    [Id(6)] public required string Program { get; init; }

    /// <summary>Who fixed it.</summary>
    [Id(7)] public required string By { get; init; }

    /// <summary>How it looks, with the logo; null, the default, for the product's own look.</summary>
    [Id(8)] public BriefLook? Look { get; init; }
}

/// <summary>A brief that was printed: what it was made from is fixed for ever, so that it can be printed again to the byte.</summary>
/// <param name="Number">Its number in the store, from 1, without gaps.</param>
/// <param name="FixedAt">When it was fixed, UTC; also printed as "compiled at".</param>
/// <param name="Draft">What it was made from and what it printed.</param>
[GenerateSerializer, Immutable, Alias("reporting.Edition")]
public sealed record Edition([property: Id(0)] int Number, [property: Id(1)] DateTimeOffset FixedAt, [property: Id(2)] EditionDraft Draft)
{
    /// <summary>The edition that the next one of a request follows: the last about the same days, else the last of its series; of those that knew no more than it will.</summary>
    /// <param name="editions">The editions in order of their number.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="position">The ledger position that it will be made from.</param>
    public static Edition? Before(IEnumerable<Edition> editions, EditionRequest request, LedgerPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        var series = editions.Where(edition => edition.Request.IsOfTheSeriesOf(request) && position.Covers(edition.Position)).ToList();
        return series.LastOrDefault(edition => edition.Request.Days == request.Days) ?? series.LastOrDefault();
    }

    /// <summary>What was asked for.</summary>
    public EditionRequest Request => Draft.Request;

    /// <summary>The ledger position that it was made from.</summary>
    public LedgerPosition Position => Draft.Position;
}
