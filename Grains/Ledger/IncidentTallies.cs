using System.Runtime.InteropServices;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>What incidents add to a tally by the default rule, written as <see cref="PackedTally"/> does. Figures that come again as the very same are counted once.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class IncidentTallies
{
    private const int Slots = 8_192;
    private readonly ReferenceMemo<Figure[], byte[]> _ofFigures = new(Slots);
    private byte[]? _ofNone;

    /// <summary>The bytes of an incident's tally; not to be changed.</summary>
    public byte[] Of(Incident incident)
    {
        if (!incident.Seizures.IsDefaultOrEmpty) return Packing.Pack(incident);
        if (incident.Figures.IsDefaultOrEmpty) return _ofNone ??= Packing.Pack(incident);
        var figures = ImmutableCollectionsMarshal.AsArray(incident.Figures)!;
        return _ofFigures.Find(figures) ?? _ofFigures.Keep(figures, Packing.Pack(incident));
    }
}
