using System.Globalization;
using Reporting.Casualties;
using Reporting.Tallies;

namespace Reporting.Audit;

/// <summary>One way in which a tally differs from the ledger.</summary>
/// <param name="Subject">The tally.</param>
/// <param name="Where">The cell or sum.</param>
/// <param name="Expected">What the ledger says.</param>
/// <param name="Found">What the tally says.</param>
internal sealed record Mismatch(string Subject, string Where, string Expected, string Found)
{
    public override string ToString() => $"{Subject}, {Where}: the ledger says {Expected}, the tally says {Found}";
}

/// <summary>Compares a tally's cells with those folded from the ledger.</summary>
internal static class CellComparison
{
    /// <summary>Each cell that is missing, that should not be there, or that has another sum; sorted by cell.</summary>
    public static IEnumerable<Mismatch> Of(Subject subject, IReadOnlyDictionary<CellKey, Tally> expected, IEnumerable<Cell> found)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(found);
        var sums = new Dictionary<CellKey, Tally>();
        foreach (var cell in found)
        {
            // Two cells of one key are as wrong as a wrong sum: they are added, and the ledger decides.
            sums[cell.Key] = sums.TryGetValue(cell.Key, out var other) ? other + cell.Tally : cell.Tally;
        }
        foreach (var key in expected.Keys.Union(sums.Keys).Order())
        {
            var ledger = expected.GetValueOrDefault(key, Tally.Empty);
            var tally = sums.GetValueOrDefault(key, Tally.Empty);
            if (!ledger.Equals(tally)) yield return new Mismatch(subject.ToString(), "cell " + Text(key), Text(ledger), Text(tally));
        }
    }

    /// <summary>A sum in a few words; where two differ in other figures only, it says so.</summary>
    public static string Text(Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var killed = tally.Of(Harm.Killed);
        var best = killed.Best?.ToString(CultureInfo.InvariantCulture) ?? "not reported";
        return string.Create(CultureInfo.InvariantCulture,
            $"{tally.Incidents} incidents, killed {best} in {killed.ReportedIn}, {tally.Figures.Length} figures, {tally.Seizures.Length} items");
    }

    private static string Text(CellKey key) =>
        string.Join(' ', ((string?[])[
            key.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Incidents.IncidentTypes.Code(key.Type), Incidents.ViolenceTypes.Code(key.Violence), key.Groups, key.Place.Path]).Where(part => !string.IsNullOrEmpty(part)));
}
