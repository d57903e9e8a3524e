using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>A sheet as stored: what its cells name, the most frequent first, and what lies in each of its pieces, which are stored behind it.</summary>
[GenerateSerializer, Alias("reporting.StoredSheet")]
internal sealed class StoredSheet
{
    /// <summary>Places by their numbers in the pieces.</summary>
    [Id(0)] public PlaceKey[] Places { get; set; } = [];

    /// <summary>Keys of groups by their numbers in the pieces.</summary>
    [Id(1)] public string[] Groups { get; set; } = [];

    /// <summary>Seized items by their numbers in the tallies.</summary>
    [Id(2)] public SeizureItem[] Items { get; set; } = [];

    /// <summary>Type and violence of cells, in order; <see cref="KindOf"/>.</summary>
    [Id(3)] public ushort[] Kinds { get; set; } = [];

    /// <summary>The pieces, in order of days.</summary>
    [Id(4)] public StoredPiece[] Pieces { get; set; } = [];

    /// <summary>How many bytes take the sums of days, which lie before the pieces.</summary>
    [Id(5)] public int DaysLength { get; set; }

    /// <summary>The province in which all cells lie; none where they lie in several or outside of any.</summary>
    [Id(6)] public PlaceKey Province { get; set; }

    /// <summary>Type and violence as one number.</summary>
    public static ushort KindOf(PackedKey key) => (ushort)(key.Type << 8 | key.Violence);
}

/// <summary>Some whole years of a sheet, which are read together.</summary>
[GenerateSerializer, Alias("reporting.StoredPiece")]
internal sealed class StoredPiece
{
    /// <summary>How many bytes it takes.</summary>
    [Id(0)] public int Length { get; set; }

    /// <summary>Its years, in order.</summary>
    [Id(1)] public StoredYear[] Years { get; set; } = [];
}

/// <summary>What is known of a year without reading its cells.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="First">The day of its first cell, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Last">The day of its last cell.</param>
/// <param name="Count">How many cells it has.</param>
/// <param name="Bytes">How many bytes they take in memory.</param>
[GenerateSerializer, Alias("reporting.StoredYear")]
internal readonly record struct StoredYear(
    [property: Id(0)] int Year, [property: Id(1)] int First, [property: Id(2)] int Last, [property: Id(3)] int Count, [property: Id(4)] long Bytes);
