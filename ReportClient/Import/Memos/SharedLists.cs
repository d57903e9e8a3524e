using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Reporting.Import;

/// <summary>Makes lists of which those of the very same elements are one list, so that what is made of a list can be found again by the list itself.</summary>
/// <remarks>For elements that are shared themselves, as those of <see cref="CellMemo{T}"/> are. Bounded. For one thread.</remarks>
internal sealed class SharedLists<T>
    where T : class
{
    private const ulong Odd = 0x9E37_79B9_7F4A_7C15UL;
    private const int MostLists = 16_384;

    private readonly MemoTable<T[]> _lists = new(MostLists);

    /// <summary>The list of these elements.</summary>
    public ImmutableArray<T> Of(ReadOnlySpan<T> elements)
    {
        if (elements.IsEmpty) return [];
        var hash = HashOf(elements);
        foreach (ref readonly var slot in _lists.Near(hash))
            if (slot.Hash == hash && slot.IsTaken && AreSame(slot.Value, elements)) return ImmutableCollectionsMarshal.AsImmutableArray(slot.Value);
        var made = elements.ToArray();
        _lists.Keep(hash, made);
        return ImmutableCollectionsMarshal.AsImmutableArray(made);
    }

    private static ulong HashOf(ReadOnlySpan<T> elements)
    {
        var hash = (ulong)elements.Length;
        foreach (var element in elements)
        {
            hash = unchecked((hash ^ (uint)RuntimeHelpers.GetHashCode(element)) * Odd);
            hash ^= hash >> 32;
        }
        return hash;
    }

    private static bool AreSame(T[] list, ReadOnlySpan<T> elements)
    {
        if (list.Length != elements.Length) return false;
        for (var i = 0; i < list.Length; i++)
            if (!ReferenceEquals(list[i], elements[i])) return false;
        return true;
    }
}
