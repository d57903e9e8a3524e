using Reporting.Seizures;

namespace Reporting.Tallies;

/// <summary>What tells one row of seized items from another: category, item and unit, as sources write them.</summary>
[GenerateSerializer, Immutable, Alias("reporting.SeizureItem")]
public readonly record struct SeizureItem(
    [property: Id(0)] WeaponCategory Category,
    [property: Id(1)] string Item,
    [property: Id(2)] string Unit) : IComparable<SeizureItem>
{
    /// <inheritdoc/>
    public int CompareTo(SeizureItem other)
    {
        if (Category != other.Category) return Category.CompareTo(other.Category);
        var byItem = string.CompareOrdinal(Item, other.Item);
        return byItem != 0 ? byItem : string.CompareOrdinal(Unit, other.Unit);
    }

    /// <summary>Earlier in order of category, item, unit.</summary>
    public static bool operator <(SeizureItem left, SeizureItem right) => left.CompareTo(right) < 0;

    /// <summary>Later in order of category, item, unit.</summary>
    public static bool operator >(SeizureItem left, SeizureItem right) => left.CompareTo(right) > 0;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(SeizureItem left, SeizureItem right) => left.CompareTo(right) <= 0;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(SeizureItem left, SeizureItem right) => left.CompareTo(right) >= 0;
}

/// <summary>One kind of seized item summed over incidents.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Figure">The quantity in the item's unit; "8 + unquantified in 2 incidents".</param>
/// <param name="MentionedIn">In how many incidents the item was reported at all, with a number or a word.</param>
[GenerateSerializer, Immutable, Alias("reporting.SeizureTally")]
public readonly record struct SeizureTally(
    [property: Id(0)] SeizureItem Item,
    [property: Id(1)] FigureTally Figure,
    [property: Id(2)] long MentionedIn);
