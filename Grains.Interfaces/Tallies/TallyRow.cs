namespace Reporting.Tallies;

/// <summary>One row of an answer: a step, a key, and what they count together.</summary>
/// <remarks>
/// Compared by value. An answer has thousands of rows, so that none is an object: it lies in the list that holds it, and points at the bytes in which its tally
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
    private readonly object _counts;
    private readonly int _from;
    private readonly int _to;

    /// <summary>A row of what was added up.</summary>
    /// <param name="step">The step's first day; null when the question had no steps.</param>
    /// <param name="key">What the row is about; empty when the question had no dimension.</param>
    /// <param name="tally">The sum, never empty: a step or key without incidents has no row.</param>
    public TallyRow(DateOnly? step, string key, Tally tally) => (Step, Key, _counts) = (step, key, tally);

    /// <summary>A row of what was written.</summary>
    internal TallyRow(DateOnly? step, string key, WrittenTally written) => (Step, Key, _counts, _from, _to) = (step, key, written.Bytes, written.From, written.To);

    /// <summary>The step's first day; null when the question had no steps.</summary>
    public DateOnly? Step { get; }

    /// <summary>What the row is about; empty when the question had no dimension.</summary>
    public string Key { get; }

    /// <summary>The sum, never empty. One that was written is made anew each time: whoever looks at it often keeps it.</summary>
    public Tally Tally => _counts as Tally ?? new Tally(new WrittenTally((byte[])_counts, _from, _to));

    /// <summary>The bytes in which the sum is written; none where it was not.</summary>
    internal ReadOnlySpan<byte> Written => _counts is byte[] bytes ? bytes.AsSpan(_from.._to) : ((Tally)_counts).Written;

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
    public override string ToString() => $"{Step?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)} {Key}: {Tally}";
}

/// <summary>How a <see cref="TallyRow"/> travels between processes where it is not one of a <see cref="TallyAnswer"/>.</summary>
[GenerateSerializer, Immutable, Alias("reporting.SentRow")]
internal struct SentRow
{
    [Id(0)] public DateOnly? Step { get; set; }

    [Id(1)] public string Key { get; set; }

    [Id(2)] public Tally Tally { get; set; }
}

/// <summary>Turns rows into what travels, and back.</summary>
[RegisterConverter]
internal sealed class SentRowConverter : IConverter<TallyRow, SentRow>
{
    public TallyRow ConvertFromSurrogate(in SentRow surrogate) => new(surrogate.Step, surrogate.Key, surrogate.Tally);

    public SentRow ConvertToSurrogate(in TallyRow value) => new() { Step = value.Step, Key = value.Key, Tally = value.Tally };
}
