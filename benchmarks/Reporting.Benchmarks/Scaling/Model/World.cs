using System.Collections.Immutable;
using System.Globalization;
using Reporting.Generate;
using Reporting.Incidents;

namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>Which part of all incidents touches each tally that shards tell: provinces, countries for what has no province, and groups.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Groups">Of each group, the part of all incidents; the largest first.</param>
/// <param name="Places">Of each place, the same.</param>
internal sealed record World(string Name, ImmutableArray<double> Groups, ImmutableArray<double> Places)
{
    private const int Seed = 1;
    private const int Rows = 100_000;

    /// <summary>Of every tally, the part of all incidents: groups, then places.</summary>
    public ImmutableArray<double> Shares { get; } = [.. Groups, .. Places];

    /// <summary>The history that <c>generate</c> makes up, as it is drawn.</summary>
    public static World Generated()
    {
        var drafting = new Drafting(Seed, HistoryDetail.Flat);
        var (groups, places) = (new Dictionary<string, int>(), new Dictionary<(string, int), int>());
        for (var row = 0; row < Rows; row++)
        {
            var draft = drafting.Row(row);
            foreach (var actor in draft.Actors.All)
                if (actor.Kind == ActorKind.Group) Count(groups, actor.Name.Text);
            Count(places, (draft.Country.Name.Text, draft.Province?.Number ?? -1));
        }
        return new World("as generate makes it", Parts(groups.Values), Parts(places.Values));

        static void Count<T>(Dictionary<T, int> counts, T key) where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
        static ImmutableArray<double> Parts(IEnumerable<int> counts) => [.. counts.OrderDescending().Select(count => (double)count / Rows)];
    }

    /// <summary>A world of many more places and groups, in Zipf's shares, as a history of all countries has: GDELT codes some 3,500 first-level divisions.</summary>
    /// <param name="groups">How many groups.</param>
    /// <param name="places">How many places.</param>
    public static World Wide(int groups, int places)
    {
        var each = Generated();
        return new World(string.Create(CultureInfo.InvariantCulture, $"{places:N0} places, {groups:N0} groups"), Zipf(groups, each.Groups.Sum()), Zipf(places, 1));
    }

    private static ImmutableArray<double> Zipf(int count, double sum)
    {
        var all = Enumerable.Range(1, count).Sum(rank => 1.0 / rank);
        return [.. Enumerable.Range(1, count).Select(rank => sum / rank / all)];
    }
}
