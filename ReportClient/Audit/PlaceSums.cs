using Reporting.Tallies;

namespace Reporting.Audit;

/// <summary>Checks that districts and "not located" add up to the province, and provinces and "not located" to the country (I4).</summary>
internal sealed class PlaceSums(IGrainFactory grains)
{
    /// <summary>Checks every country and province among the subjects; tells how many sums were compared.</summary>
    public async Task<long> Check(IReadOnlyList<Subject> subjects, List<Mismatch> mismatches, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(mismatches);
        var places = subjects.Where(subject => subject.Kind != SubjectKind.Group).ToList();
        var totals = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            cancellation.ThrowIfCancellationRequested();
            totals[place.Key] = Whole(await grains.GetTally(place).Ask(new TallyQuery()));
        }
        var sums = 0L;
        foreach (var place in places.Where(place => place.Kind != SubjectKind.District))
        {
            cancellation.ThrowIfCancellationRequested();
            var by = place.Kind == SubjectKind.Country ? Dimension.Province : Dimension.District;
            var below = places.Where(other => other.Place.Parent == place.Place).ToDictionary(other => other.Key, other => totals[other.Key], StringComparer.Ordinal);
            mismatches.AddRange(Compare(place, totals[place.Key], below, await grains.GetTally(place).Ask(new TallyQuery { By = by })));
            sums++;
        }
        return sums;
    }

    /// <summary>Compares a place's total with its rows, and each row with the tally of the place that it names.</summary>
    internal static IEnumerable<Mismatch> Compare(Subject place, Tally total, IReadOnlyDictionary<string, Tally> below, IReadOnlyList<TallyRow> rows)
    {
        ArgumentNullException.ThrowIfNull(below);
        ArgumentNullException.ThrowIfNull(rows);
        var sum = Tally.Sum(rows.Select(row => row.Tally));
        if (!sum.Equals(total)) yield return new Mismatch(place.ToString(), "sum of the places below and not located", CellComparison.Text(sum), CellComparison.Text(total));
        var known = rows.Where(row => row.Key != TallyRow.NotLocated).ToDictionary(row => row.Key, row => row.Tally, StringComparer.Ordinal);
        foreach (var key in known.Keys.Union(below.Keys).Order(StringComparer.Ordinal))
        {
            var row = known.GetValueOrDefault(key, Tally.Empty);
            var own = below.GetValueOrDefault(key, Tally.Empty);
            if (!row.Equals(own)) yield return new Mismatch(place.ToString(), $"row {key}", CellComparison.Text(own) + " by its own tally", CellComparison.Text(row));
        }
    }

    private static Tally Whole(IReadOnlyList<TallyRow> rows) => rows.Count > 0 ? rows[0].Tally : Tally.Empty;
}
