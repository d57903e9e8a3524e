using System.Runtime.CompilerServices;

namespace Reporting.Names;

/// <summary>Remembers immutable objects that were looked at, so that the very same ones need not be looked at again.</summary>
/// <remarks>A fixed number of slots: what is forgotten is looked at once more. Safe for many threads, since a slot is one reference.</remarks>
internal sealed class SeenObjects
{
    private const int Slots = 16_384;
    private readonly object?[] _slots = new object?[Slots];

    public bool Has(object seen) => ReferenceEquals(_slots[Slot(seen)], seen);

    public void Add(object seen) => _slots[Slot(seen)] = seen;

    private static int Slot(object seen) => RuntimeHelpers.GetHashCode(seen) & Slots - 1;
}
