using System.Runtime.CompilerServices;
using Reporting.Places;

namespace Reporting.Ledger;

/// <summary>Remembers what was made of the names of a place: a reader keeps one copy of a name, while nearly every place has its own coordinates.</summary>
/// <remarks>A fixed number of slots, as in <see cref="ReferenceMemo{TFrom, TMade}"/>. For one thread.</remarks>
internal sealed class PlaceMemo<TMade>(int slots)
    where TMade : class
{
    private readonly Named[] _slots = new Named[slots];

    public TMade? Find(Place place)
    {
        ref readonly var kept = ref _slots[Slot(place)];
        return kept.Made is not null && ReferenceEquals(kept.Country, place.Country) && ReferenceEquals(kept.Province, place.Province)
            && ReferenceEquals(kept.District, place.District) && kept.Precision == place.Precision ? kept.Made : null;
    }

    public TMade Keep(Place place, TMade made)
    {
        _slots[Slot(place)] = new Named(place.Country, place.Province, place.District, place.Precision, made);
        return made;
    }

    private int Slot(Place place)
    {
        var hash = unchecked((RuntimeHelpers.GetHashCode(place.District) * 31 + RuntimeHelpers.GetHashCode(place.Province)) * 31 + (int)place.Precision);
        return (int)(unchecked((uint)hash) % (uint)_slots.Length);
    }

    private readonly record struct Named(string? Country, string? Province, string? District, LocationPrecision Precision, TMade? Made);
}
