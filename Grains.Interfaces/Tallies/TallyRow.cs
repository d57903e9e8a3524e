namespace Reporting.Tallies;

/// <summary>One row of an answer: a step, a key, and what they count together.</summary>
/// <remarks>
/// Compared by value. An answer has thousands of rows: they are values, each of which lies in the list that holds it and points at the bytes in which its tally
/// was written.
/// </remarks>
[Immutable, Alias("reporting.TallyRow")]
public readonly struct TallyRow : IEquatable<TallyRow>
{
    /// <summary>The key of what is known only to the level above.</summary>
    public const string NotLocated = "not-located";

    /// <summary>The key of incidents in which no group took part.</summary>
    public const string NoGroup = "no-group";

    // A tally, or what holds the bytes in which one is written.
    private readonly object? _counts;
    private readonly string? _key;
    private readonly int _from;
    private readonly int _to;

    /// <summary>A row of what was added up.</summary>
    /// <param name="step">The step's first day; null when the question had no steps.</param>
    /// <param name="key">What the row is about; empty when the question had no dimension.</param>
    /// <param name="tally">The sum, never empty: a step or key without incidents has no row.</param>
    public TallyRow(DateOnly? step, string key, Tally tally) => (Step, _key, _counts) = (step, key, tally);

    /// <summary>A row of what was written.</summary>
    internal TallyRow(DateOnly? step, string key, WrittenTally written) => (Step, _key, _counts, _from, _to) = (step, key, written.Bytes, written.From, written.To);

    /// <summary>The step's first day; null when the question had no steps.</summary>
    public DateOnly? Step { get; }

    /// <summary>What the row is about; empty when the question had no dimension.</summary>
    public string Key => _key ?? "";

    /// <summary>The sum, never empty in a row of an answer. It is made anew each time: keep it where several of its numbers are wanted.</summary>
    public Tally Tally => _counts is byte[] bytes ? new Tally(new WrittenTally(bytes, _from, _to)) : _counts as Tally ?? Tally.Empty;

    /// <summary>The bytes in which the sum is written; none where it was not.</summary>
    internal ReadOnlySpan<byte> Written => _counts is byte[] bytes ? bytes.AsSpan(_from.._to) : Tally.Written;

    /// <summary>Whether two rows are the same.</summary>
    public static bool operator ==(TallyRow left, TallyRow right) => left.Equals(right);

    /// <summary>Whether two rows differ.</summary>
    public static bool operator !=(TallyRow left, TallyRow right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(TallyRow other) => Step == other.Step && Key == other.Key && Tally.Equals(other.Tally);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TallyRow other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Step, Key, Tally);

    /// <inheritdoc/>
    public override string ToString() => $"{(Step is { } step ? $"{step:O} " : "")}{Key}: {Tally}";
}

/// <summary>How a <see cref="TallyRow"/> travels between processes where it is not one of a <see cref="TallyAnswer"/>.</summary>
/// <remarks>A record whose parameters travel, as rows did when they were objects.</remarks>
[GenerateSerializer, Immutable, Alias("reporting.SentRow")]
internal readonly record struct SentRow([property: Id(0)] DateOnly? Step, [property: Id(1)] string Key, [property: Id(2)] Tally Tally);

/// <summary>Turns rows into what travels, and back.</summary>
[RegisterConverter]
internal sealed class SentRowConverter : IConverter<TallyRow, SentRow>
{
    public TallyRow ConvertFromSurrogate(in SentRow surrogate) => new(surrogate.Step, surrogate.Key, surrogate.Tally);

    public SentRow ConvertToSurrogate(in TallyRow value) => new(value.Step, value.Key, value.Tally);
}
