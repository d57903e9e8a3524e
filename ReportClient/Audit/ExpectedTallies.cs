using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Audit;

/// <summary>The cells that every tally must have, folded from incidents one by one.</summary>
internal sealed class ExpectedTallies
{
    private readonly Dictionary<Subject, Dictionary<CellKey, TallySum>> _cells = [];

    /// <summary>Every subject that an incident counts in, sorted.</summary>
    public IEnumerable<Subject> Subjects => _cells.Keys.Order();

    public void Add(Incident incident)
    {
        var key = CellKey.Of(incident);
        var tally = Tally.Of(incident);
        foreach (var subject in Tallies.Subjects.Showing(incident))
        {
            if (!_cells.TryGetValue(subject, out var cells)) _cells[subject] = cells = [];
            if (!cells.TryGetValue(key, out var sum)) cells[key] = sum = new TallySum();
            sum.Add(tally);
        }
    }

    /// <summary>A subject's cells; none for a subject in which nothing counts.</summary>
    public IReadOnlyDictionary<CellKey, Tally> CellsOf(Subject subject) =>
        _cells.GetValueOrDefault(subject)?.ToDictionary(cell => cell.Key, cell => cell.Value.ToTally()) ?? [];
}
