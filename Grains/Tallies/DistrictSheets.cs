using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>The parts of a province's sheet that lie in its districts: made when a district is first asked for, and from then on kept level with the whole.</summary>
/// <remarks>So a district that nobody asks for costs nothing while a history is loaded, and one that is asked for is one short scan. Runs inside the province's activation.</remarks>
internal sealed class DistrictSheets
{
    private readonly Dictionary<PlaceKey, TallySheet> _made = [];

    /// <summary>A district's part of the whole sheet.</summary>
    public TallySheet Of(PlaceKey district, TallySheet whole)
    {
        if (_made.TryGetValue(district, out var sheet)) return sheet;
        sheet = whole.In(district);
        // What was never heard of may be asked for under ever new names.
        if (sheet.Count > 0) _made[district] = sheet;
        return sheet;
    }

    /// <summary>Takes in what the whole sheet has taken in.</summary>
    public void Take(PackedCells changes)
    {
        if (_made.Count == 0) return;
        var run = CellRun.Of(changes);
        foreach (var (district, sheet) in _made.ToList()) _made[district] = sheet.With(run.In(district));
    }

    /// <summary>Lets all go.</summary>
    public void Clear() => _made.Clear();
}
