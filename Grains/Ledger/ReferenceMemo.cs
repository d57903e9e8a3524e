using System.Runtime.CompilerServices;

namespace Reporting.Ledger;

/// <summary>Remembers what was made of objects that come again and again as the very same: a reader keeps one copy of a place or of a list of parties.</summary>
/// <remarks>A fixed number of slots, so that ever new objects cost no memory: what is not remembered is made again. For one thread.</remarks>
internal sealed class ReferenceMemo<TFrom, TMade>(int slots)
    where TFrom : class
    where TMade : class
{
    private readonly (TFrom? From, TMade? Made)[] _slots = new (TFrom?, TMade?)[slots];

    public TMade? Find(TFrom from)
    {
        var (kept, made) = _slots[Slot(from)];
        return ReferenceEquals(kept, from) ? made : null;
    }

    public TMade Keep(TFrom from, TMade made)
    {
        _slots[Slot(from)] = (from, made);
        return made;
    }

    private int Slot(TFrom from) => (int)((uint)RuntimeHelpers.GetHashCode(from) % (uint)_slots.Length);
}
