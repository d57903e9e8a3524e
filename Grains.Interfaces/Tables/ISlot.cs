namespace Reporting.Tables;

/// <summary>What a <see cref="SplitTable{TSlot}"/> keeps of one key: the key and what is known of it. <c>default</c> is a free slot.</summary>
/// <typeparam name="TSelf">The slot's own type.</typeparam>
public interface ISlot<TSelf>
    where TSelf : struct, ISlot<TSelf>
{
    /// <summary>Whether nothing is kept here.</summary>
    bool IsFree { get; }

    /// <summary>32 or more bits of the key that differ from key to key by chance, in the upper bits; they choose the part.</summary>
    ulong PartHash { get; }

    /// <summary>32 more such bits; they choose the slot in its part.</summary>
    uint SlotHash { get; }

    /// <summary>Whether another slot has the same key.</summary>
    bool HasKeyOf(in TSelf other);
}
