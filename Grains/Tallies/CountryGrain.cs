using System.Collections.Immutable;
using Reporting.Homes;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>A country's tally: its own cells are what has no province; its provinces' are added to them for each answer, so that no grain carries a whole country's changes.</summary>
/// <remarks>Of provinces in the same silo the sheets are read; others are asked.</remarks>
[GrainType(Type), TallyPlacement]
internal sealed class CountryGrain(TallyServices services) : TallyGrain(services), ICountryGrain
{
    /// <summary>The type of a country's grain, as its id has it.</summary>
    public const string Type = "country";

    private readonly SheetsTogether _together = new();

    /// <inheritdoc/>
    protected override Subject SubjectOf(string key) => PlaceSubject.Of(key, PlaceLevel.Country);

    /// <inheritdoc/>
    protected override async Task<TallyAnswer> AnswerLevel(TallyQuery query)
    {
        var (sheets, others) = (new List<TallySheet>(), new List<PlaceKey>());
        var (isOfNow, isOfAll) = (IsOfNow(query), true);
        if (isOfNow) sheets.Add(await LevelSheet());
        foreach (var province in Provinces)
        {
            if (!IsWanted(province, query.Filter.Places))
            {
                isOfAll = false;
                continue;
            }
            if (isOfNow && Services.Provinces.Read(province) is { } sheet) sheets.Add(sheet);
            else others.Add(province);
        }
        var own = isOfNow ? Services.Answers.Of(Subject, query, sheets, () => AnswerOf(query, sheets, isOfAll)) : await base.AnswerLevel(query);
        if (others.Count == 0) return own;
        var below = await Task.WhenAll(others.Select(province => GrainFactory.GetTally(Subject.Of(province)).Answer(query)));
        return new TallyAnswer(TallyRows.Merge([own.Rows, .. below.Select(answer => answer.Rows)]));
    }

    // What is put together of all provinces is of no use for some of them.
    private TallyRowList AnswerOf(TallyQuery query, List<TallySheet> sheets, bool isOfAll) =>
        isOfAll ? _together.Answer(query, sheets) : TallySheet.Answer(query, sheets, out _);

    private static bool IsWanted(PlaceKey province, ImmutableArray<PlaceKey> wanted)
    {
        if (wanted.IsDefaultOrEmpty) return true;
        foreach (var place in wanted)
            if (place.Contains(province) || province.Contains(place)) return true;
        return false;
    }
}
