using System.Runtime.InteropServices;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Audit;

/// <summary>The cells that every tally must have, folded from incidents one by one.</summary>
/// <remarks>Most sums are of one incident or two, and the same again and again: a large history has tens of millions of cells and few different sums.</remarks>
internal sealed class ExpectedTallies
{
    private readonly Dictionary<Subject, Dictionary<CellKey, Tally>> _cells = [];
    private readonly Dictionary<Tally, Tally> _sums = new(new SameSum());

    /// <summary>Every subject that an incident counts in, sorted.</summary>
    public IEnumerable<Subject> Subjects => _cells.Keys.Order();

    public void Add(Incident incident)
    {
        var key = CellKey.Of(incident);
        var tally = OneOf(Tally.Of(incident));
        foreach (var subject in Tallies.Subjects.Showing(incident))
        {
            if (!_cells.TryGetValue(subject, out var cells)) _cells[subject] = cells = [];
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, key, out var isThere);
            sum = isThere ? OneOf(sum! + tally) : tally;
        }
    }

    /// <summary>How many cells a subject has.</summary>
    public int CountOf(Subject subject) => _cells.GetValueOrDefault(subject)?.Count ?? 0;

    /// <summary>A subject's cells; none for a subject in which nothing counts.</summary>
    public IReadOnlyDictionary<CellKey, Tally> CellsOf(Subject subject) => _cells.GetValueOrDefault(subject) ?? [];

    private Tally OneOf(Tally sum)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, sum, out _);
        return known ??= sum;
    }

    // A tally's own hash looks at no figure: it tells too few of millions apart.
    private sealed class SameSum : IEqualityComparer<Tally>
    {
        public bool Equals(Tally? x, Tally? y) => x is null ? y is null : x.Equals(y);

        public int GetHashCode(Tally obj)
        {
            var hash = new HashCode();
            hash.Add(obj.Incidents);
            foreach (var row in obj.Figures) hash.Add(row);
            foreach (var row in obj.Seizures) hash.Add(row);
            return hash.ToHashCode();
        }
    }
}
