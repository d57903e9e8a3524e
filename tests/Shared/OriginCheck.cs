using Reporting.Briefs;
using Reporting.Incidents;
using Reporting.Queries;
using Reporting.Tracing;

namespace Reporting.Tests;

/// <summary>Holds every figure of a brief against the incidents behind it, added up by a plain loop.</summary>
internal static class OriginCheck
{
    /// <summary>What is wrong with any figure or point of a series, each in a sentence; empty when each adds up.</summary>
    public static async Task<IReadOnlyList<string>> Wrong(IReportingData data, Brief brief)
    {
        var wrong = new List<string>();
        var asked = new Dictionary<string, IReadOnlyList<Incident>>(StringComparer.Ordinal);
        foreach (var (id, value) in Printed(brief))
        {
            if (!brief.Figures.Origins.TryGetValue(id, out var origin))
            {
                wrong.Add($"{id} has no origin");
                continue;
            }
            var incidents = await Behind(data, origin, asked);
            if (origin.Value(incidents) != value) wrong.Add($"{id} is printed as {value}, its incidents give {origin.Value(incidents)} ({origin.Label})");
            foreach (var leaf in origin.Leaves.OfType<Counted>())
                if (PlainSum(leaf, incidents) != leaf.Value(incidents)) wrong.Add($"{id}: {leaf.Label} is {leaf.Value(incidents)}, what its incidents add comes to {PlainSum(leaf, incidents)}");
            if (incidents.FirstOrDefault(one => origin.IsBehind(one) && !origin.IsAlteredBy(one, null)) is { } still) wrong.Add($"{id}: without {still.Id} nothing would change");
        }
        return wrong;
    }

    /// <summary>Every figure and every point of a series, by its id.</summary>
    public static IEnumerable<(string Id, decimal? Value)> Printed(Brief brief) => brief.Figures.Figures.Select(figure => (figure.Id, figure.Value))
        .Concat(brief.Figures.Series.SelectMany(series => series.Points.Select(point => ($"{series.Id}.{point.Key}", (decimal?)point.Value))));

    private static async Task<IReadOnlyList<Incident>> Behind(IReportingData data, FigureOrigin origin, Dictionary<string, IReadOnlyList<Incident>> asked)
    {
        var found = new Dictionary<IncidentId, Incident>();
        foreach (var slice in origin.Leaves.Select(leaf => leaf.Slice).OfType<Slice>())
        {
            if (!asked.TryGetValue(slice.Label, out var incidents))
            {
                var page = await data.Find(slice.Query with { Limit = 10_000 });
                Assert.Equal(page.Matched, page.Found.Length);
                asked[slice.Label] = incidents = [.. page.Found.Select(one => one.Incident)];
            }
            foreach (var incident in incidents) found[incident.Id] = incident;
        }
        return [.. found.Values];
    }

    // Not reported is null; an end that one incident leaves open is null; a count of nothing is 0.
    private static long? PlainSum(Counted counted, IReadOnlyList<Incident> incidents)
    {
        var isFigure = counted.Measure is CasualtyCount { Part: FigurePart.Best or FigurePart.Low or FigurePart.High } or SeizedCount { Part: FigurePart.Best or FigurePart.Low or FigurePart.High };
        long? sum = isFigure ? null : 0;
        foreach (var incident in incidents)
        {
            var added = counted.Contribution(incident);
            if (added.IsOpen) return null;
            if (added.Number is { } number) sum = (sum ?? 0) + number;
        }
        return sum;
    }
}
