using System.Collections.Immutable;
using Reporting.Briefs;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tracing;

/// <summary>Takes figures apart into the incidents behind them.</summary>
/// <param name="data">The data at the position at which the figure was answered.</param>
/// <param name="most">At most how many incidents of each part are listed; the sum is over all of them.</param>
internal sealed class Explainer(IReportingData data, int most = Explainer.Most)
{
    /// <summary>At most how many incidents of each part are listed where nothing else is said.</summary>
    public const int Most = 1_000;

    /// <summary>Explains a figure of a question, and asks the tallies for it as well.</summary>
    public async Task<Explanation> Explain(Question question, string figure, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(question);
        var rows = await data.Ask(question.ToQuery());
        var slice = new Slice { Period = question.Period, Filter = question.Filter, Rule = question.Rule, FirstDay = question.FirstDay };
        var printed = measure.Of(rows.Count > 0 ? rows[0].Tally : Tally.Empty, [], slice);
        return await Explain(figure, slice.Count(measure), question.Rule, new Printed(printed, null, "the tally"));
    }

    /// <summary>Explains a figure of a brief that was made from the same data.</summary>
    /// <exception cref="UnknownFigureException">The brief prints and draws no such figure.</exception>
    public async Task<Explanation> Explain(Brief brief, string id)
    {
        ArgumentNullException.ThrowIfNull(brief);
        if (!brief.Figures.Origins.TryGetValue(id, out var origin)) throw new UnknownFigureException(id, [.. brief.Figures.Origins.Keys.Order(StringComparer.Ordinal)]);
        return await Explain(id, origin, brief.Masthead.Rule, new Printed(brief.Figures.ValueOf(id), brief.Figures.Find(id)?.Text, "the brief"));
    }

    private async Task<Explanation> Explain(string figure, FigureOrigin origin, CountingRule rule, Printed printed)
    {
        var leaves = origin.Leaves.ToList();
        var withTexts = leaves.Any(leaf => leaf is OutletCount);
        var queries = leaves.Select(leaf => leaf.Slice).OfType<Slice>().DistinctBy(slice => slice.Label).Select(slice => slice.Query with { WithoutTexts = !withTexts });
        var found = await IncidentSweep.Find(data, queries);
        var incidents = found.Values.Select(one => one.Incident).OrderBy(incident => incident.Start).ThenBy(incident => incident.Id).ToList();
        var parts = new List<(FigureOrigin Leaf, List<Incident> Behind, List<Incident> Listed)>();
        foreach (var leaf in leaves)
        {
            var behind = incidents.Where(incident => leaf.Contribution(incident).LiesBehind).ToList();
            parts.Add((leaf, behind, behind[..Math.Min(most, behind.Count)]));
        }
        var texts = withTexts ? found : await Texts(parts.SelectMany(part => part.Listed).ToList(), parts.Select(part => part.Leaf.Slice).OfType<Slice>());
        return new Explanation
        {
            Figure = figure,
            Origin = origin,
            Rule = rule,
            AsOf = await data.AsOf(),
            Printed = printed.Number,
            PrintedText = printed.Text,
            PrintedBy = printed.By,
            Value = origin.Value(incidents),
            Parts = [.. parts.Select(part => Part(part.Leaf, part.Behind, part.Listed, incidents, texts))],
        };
    }

    /// <summary>What was answered or printed, and by whom; its text is null where it is the number's own.</summary>
    private sealed record Printed(decimal? Number, string? Text, string By);

    private static ExplainedPart Part(FigureOrigin leaf, List<Incident> behind, List<Incident> listed, List<Incident> all, Dictionary<IncidentId, FoundIncident> texts)
    {
        var adds = behind.Select(leaf.Contribution).ToList();
        var numbers = adds.Where(one => one.Number is not null).ToList();
        return new ExplainedPart(leaf, leaf.Value(all), numbers.Count == 0 ? null : numbers.Sum(one => one.Number!.Value), behind.Count,
            adds.Count(one => one is { Number: null, HasWord: false, IsOpen: false, Key: null }), adds.Count(one => one.HasWord), adds.Count(one => one.IsOpen),
            [.. listed.Select(incident => new ExplainedIncident(texts[incident.Id], leaf.Contribution(incident), AccountsText.Of(leaf, incident)))]);
    }

    // Texts cost a reading of their own, so only those of the days that are listed are read.
    private async Task<Dictionary<IncidentId, FoundIncident>> Texts(List<Incident> listed, IEnumerable<Slice> slices)
    {
        if (listed.Count == 0) return [];
        var days = new Period(listed.Min(incident => incident.Start), listed.Max(incident => incident.Start));
        return await IncidentSweep.Find(data, slices.Select(slice => slice.Query.Filter).DistinctBy(SubjectText.Of).Select(filter => new IncidentQuery { Period = days, Filter = filter }));
    }
}

/// <summary>A brief has no figure of an id.</summary>
internal sealed class UnknownFigureException(string id, ImmutableArray<string> known) : Exception($"The brief has no figure '{id}'.")
{
    public string Id { get; } = id;

    /// <summary>The ids that it has, sorted.</summary>
    public ImmutableArray<string> Known { get; } = known;
}
