using Reporting.Casualties;

namespace Reporting.Seizures;

/// <summary>How items came into the hands of security forces.</summary>
[GenerateSerializer, Alias("reporting.Acquisition")]
public enum Acquisition : byte
{
    /// <summary>Taken in an operation.</summary>
    Seized = 0,
    /// <summary>Found without a fight.</summary>
    Found = 1,
    /// <summary>Handed over.</summary>
    Surrendered = 2,
}

/// <summary>One kind of item seized, found or surrendered in an incident, as a source gave it.</summary>
[GenerateSerializer, Immutable, Alias("reporting.Seizure")]
public sealed record Seizure
{
    /// <summary>The unit where a source counts pieces.</summary>
    public const string Pieces = "pieces";

    /// <summary>The weapons category.</summary>
    [Id(0)] public WeaponCategory Category { get; init; }

    /// <summary>The item's name in the singular, for example <c>AK-47</c>.</summary>
    [Id(1)] public required string Item { get; init; }

    /// <summary>How many, in <see cref="Unit"/>; a vague quantity never becomes a number.</summary>
    [Id(2)] public required Quantity Quantity { get; init; }

    /// <summary>What the quantity counts: <c>pieces</c>, <c>rounds</c>, <c>kg</c>, ... Whole units only.</summary>
    [Id(3)] public string Unit { get; init; } = Pieces;

    /// <summary>How it was acquired.</summary>
    [Id(4)] public Acquisition Acquisition { get; init; }

    /// <summary>Who said it; null where not given.</summary>
    [Id(5)] public string? Originator { get; init; }
}
