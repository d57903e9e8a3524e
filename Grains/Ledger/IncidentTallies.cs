using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Seizures;
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
    public byte[] Of(Incident incident) => Of(incident.Figures, incident.Seizures);

    /// <summary>The bytes of the tally of an incident of such figures and seizures; not to be changed.</summary>
    public byte[] Of(ImmutableArray<Figure> figures, ImmutableArray<Seizure> seizures)
    {
        if (!seizures.IsDefaultOrEmpty) return Packing.Pack(figures, seizures);
        if (figures.IsDefaultOrEmpty) return _ofNone ??= Packing.Pack(figures, seizures);
        var list = ImmutableCollectionsMarshal.AsArray(figures)!;
        return _ofFigures.Find(list) ?? _ofFigures.Keep(list, Packing.Pack(figures, seizures));
    }
}
