using System.Globalization;

namespace Reporting.Casualties;

/// <summary>How a source gave a quantity.</summary>
[GenerateSerializer, Alias("reporting.QuantityKind")]
public enum QuantityKind : byte
{
    /// <summary>A word and no number: "several", "multiple". The kind of <c>default</c>.</summary>
    Vague = 0,
    /// <summary>Exactly so many; zero is an asserted zero.</summary>
    Exact = 1,
    /// <summary>So many or more; the upper end is unknown.</summary>
    AtLeast = 2,
    /// <summary>Low, best and high as the source gives them, in whatever order; low and high may be missing.</summary>
    Estimate = 3,
}

/// <summary>A quantity as a source gave it: exact, at least, an estimate, or a word that is no number.</summary>
/// <remarks>
/// A vague quantity never becomes a number (I5): its <see cref="Low"/>, <see cref="Best"/> and <see cref="High"/> are null and its
/// word is kept. An estimate is kept as the source has it, also where low &gt; best or best &gt; high (<see cref="IsInconsistent"/>).
/// Counts pieces or persons; 0 to <see cref="Largest"/>, so that no sum can overflow.
/// </remarks>
[GenerateSerializer, Immutable, Alias("reporting.Quantity")]
public readonly record struct Quantity
{
    /// <summary>The largest quantity: a thousand million. Anything above is an error of the source.</summary>
    public const long Largest = 1_000_000_000;

    private Quantity(QuantityKind kind, long? low, long? best, long? high, string? word)
    {
        (Kind, Low, Best, High, Word) = (kind, low, best, high, word);
        if (WhatIsWrong() is { } wrong) throw new ArgumentOutOfRangeException(nameof(best), $"The quantity {wrong}.");
    }

    private Quantity((QuantityKind Kind, long? Low, long? Best, long? High, string? Word) kept) => (Kind, Low, Best, High, Word) = kept;

    /// <summary>How the source gave it.</summary>
    [Id(0)] public QuantityKind Kind { get; }

    /// <summary>The low end; null where the source gives none.</summary>
    [Id(1)] public long? Low { get; }

    /// <summary>The best figure; null only for a vague quantity.</summary>
    [Id(2)] public long? Best { get; }

    /// <summary>The high end; null where the source gives none, so also for "at least".</summary>
    [Id(3)] public long? High { get; }

    /// <summary>The source's own word, always there for a vague quantity ("several").</summary>
    [Id(4)] public string? Word { get; }

    /// <summary>True where there is a word and no number.</summary>
    public bool IsVague => Kind == QuantityKind.Vague;

    /// <summary>True where the source's own ends contradict each other: low &gt; best or best &gt; high. Kept, and reported.</summary>
    public bool IsInconsistent => Low > Best || Best > High || Low > High;

    /// <summary>What is wrong with it, in words; null when nothing is. For quantities that came over the wire.</summary>
    public string? WhatIsWrong()
    {
        if (Low < 0 || Best < 0 || High < 0) return "is negative";
        if (Low > Largest || Best > Largest || High > Largest) return $"is more than {Largest}";
        if (Kind == QuantityKind.Vague) return Best is not null ? "is a word and a number at once" : string.IsNullOrWhiteSpace(Word) ? "is neither a number nor a word" : null;
        return Best is null ? "has no best figure" : null;
    }

    /// <summary>Exactly <paramref name="count"/>; 0 is an asserted zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or more than <see cref="Largest"/>.</exception>
    public static Quantity Exact(long count) => new(QuantityKind.Exact, count, count, count, null);

    /// <summary><paramref name="count"/> or more: low and best are the count, high is unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or more than <see cref="Largest"/>.</exception>
    public static Quantity AtLeast(long count) => new(QuantityKind.AtLeast, count, count, null, null);

    /// <summary>An estimate as the source gives it; a missing end is null, and the ends are not reordered.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A figure is negative or more than <see cref="Largest"/>.</exception>
    public static Quantity Estimate(long? low, long best, long? high) => new(QuantityKind.Estimate, low, best, high, null);

    /// <summary>A word that is no number.</summary>
    /// <exception cref="ArgumentException">The word is empty.</exception>
    public static Quantity Vague(string word) => string.IsNullOrWhiteSpace(word)
        ? throw new ArgumentException("A vague quantity keeps the source's word.", nameof(word))
        : new Quantity(QuantityKind.Vague, null, null, null, word.Trim());

    /// <summary>What the ledger kept, as it was, whatever a constructor would say of it.</summary>
    internal static Quantity OfKept(QuantityKind kind, long? low, long? best, long? high, string? word) => new((kind, low, best, high, word));

    /// <summary>The quantity as people read it: <c>5</c>, <c>at least 3</c>, <c>8 (7-10)</c>, <c>several</c>.</summary>
    public override string ToString() => Kind switch
    {
        QuantityKind.Exact => Text(Best),
        QuantityKind.AtLeast => "at least " + Text(Best),
        QuantityKind.Estimate when Low == Best && Best == High || Low is null && High is null => Text(Best),
        QuantityKind.Estimate => $"{Text(Best)} ({Text(Low)}-{Text(High)})",
        _ => Word ?? "",
    };

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
