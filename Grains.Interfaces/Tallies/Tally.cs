using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Incidents;

namespace Reporting.Tallies;

/// <summary>Incidents, casualties and seized items, summed.</summary>
/// <remarks>
/// <para>Adding is commutative and associative, <see cref="Empty"/> is its zero, and subtracting undoes adding exactly; a correction is a
/// tally with negative counts. Immutable, compared by value, safe to share between threads.</para>
/// <para>Only what was reported is held: <see cref="Of(Harm, Side)"/> of a figure that nobody reported is empty, and its best is null.</para>
/// <para>One of an answer is held in the few bytes in which it was written, and read when it is looked at.</para>
/// </remarks>
[Immutable]
public sealed class Tally : IEquatable<Tally>
{
    // What it counts, or the bytes in which it is written until it is read. Whoever reads it at the same time reads the same.
    private object _content;
    private readonly int _from;
    private readonly int _to;

    internal Tally(long incidents, long fatalIncidents, ImmutableArray<FigureRow> figures, ImmutableArray<SeizureTally> seizures) =>
        _content = new Counted(incidents, fatalIncidents, figures, seizures);

    internal Tally(WrittenTally written) => (_content, _from, _to) = (written.Bytes, written.From, written.To);

    /// <summary>Nothing.</summary>
    public static Tally Empty { get; } = new(0, 0, [], []);

    /// <summary>The number of incidents.</summary>
    public long Incidents => Written is { IsEmpty: false } written ? PackedTally.CountsOf(written).Incidents : Read().Incidents;

    /// <summary>The number of incidents with at least one death by the best figure. Not reported counts as none here, and is not said to be none.</summary>
    public long FatalIncidents => Written is { IsEmpty: false } written ? PackedTally.CountsOf(written).FatalIncidents : Read().FatalIncidents;

    /// <summary>What was reported of casualties, sorted by harm and side.</summary>
    public ImmutableArray<FigureRow> Figures => Read().Figures;

    /// <summary>What was seized, found or surrendered, sorted by category, item and unit.</summary>
    public ImmutableArray<SeizureTally> Seizures => Read().Seizures;

    /// <summary>True when nothing is counted.</summary>
    public bool IsEmpty => Incidents == 0 && FatalIncidents == 0 && Figures.IsEmpty && Seizures.IsEmpty;

    /// <summary>A casualty figure; empty where nobody reported it.</summary>
    public FigureTally Of(Harm harm, Side side = Side.Total)
    {
        // Whoever looks at one figure of thousands of tallies needs no list of all.
        if (Written is { IsEmpty: false } written) return PackedTally.FigureOf(written, TallySum.PlaceOf(harm, side));
        foreach (var row in Figures)
            if (row.Harm == harm && row.Side == side) return row.Figure;
        return default;
    }

    /// <summary>What one incident adds, by the default counting rule (<see cref="CountingRule"/>).</summary>
    public static Tally Of(Incident incident) => CountingRule.Default.Count(incident);

    /// <summary>All together.</summary>
    public static Tally Sum(IEnumerable<Tally> tallies)
    {
        ArgumentNullException.ThrowIfNull(tallies);
        var sum = new TallySum();
        foreach (var tally in tallies) sum.Add(tally);
        return sum.ToTally();
    }

    /// <summary>The bytes in which it was written and from which it was not read yet; none where it was read, or never written.</summary>
    internal ReadOnlySpan<byte> Written => Volatile.Read(ref _content) is byte[] written ? written.AsSpan(_from.._to) : [];

    /// <summary>Both together.</summary>
    public static Tally operator +(Tally a, Tally b) => a.IsEmpty ? b : b.IsEmpty ? a : Sum([a, b]);

    /// <summary>What would undo it.</summary>
    public static Tally operator -(Tally a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return new Tally(-a.Incidents, -a.FatalIncidents,
            [.. a.Figures.Select(row => row with { Figure = -row.Figure })],
            [.. a.Seizures.Select(row => row with { Figure = -row.Figure, MentionedIn = -row.MentionedIn })]);
    }

    /// <summary>The first without the second.</summary>
    public static Tally operator -(Tally a, Tally b) => a + -b;

    /// <inheritdoc/>
    public bool Equals(Tally? other) => other is not null && Incidents == other.Incidents && FatalIncidents == other.FatalIncidents
        && Figures.AsSpan().SequenceEqual(other.Figures.AsSpan()) && Seizures.AsSpan().SequenceEqual(other.Seizures.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Tally);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Incidents, FatalIncidents, Figures.Length, Seizures.Length);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Incidents} incidents, killed {Of(Harm.Killed).Best?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "not reported"}";

    private Counted Read()
    {
        var content = Volatile.Read(ref _content);
        if (content is Counted known) return known;
        var counted = PackedTally.Read(((byte[])content).AsSpan(_from.._to));
        Volatile.Write(ref _content, counted);
        return counted;
    }

    /// <summary>What a tally counts.</summary>
    internal sealed record Counted(long Incidents, long FatalIncidents, ImmutableArray<FigureRow> Figures, ImmutableArray<SeizureTally> Seizures);
}

/// <summary>How a <see cref="Tally"/> travels between processes where it is not a row of a <see cref="TallyAnswer"/>.</summary>
[GenerateSerializer, Immutable, Alias("reporting.Tally")]
internal struct SentTally
{
    [Id(0)] public long Incidents { get; set; }

    [Id(1)] public long FatalIncidents { get; set; }

    [Id(2)] public ImmutableArray<FigureRow> Figures { get; set; }

    [Id(3)] public ImmutableArray<SeizureTally> Seizures { get; set; }
}

/// <summary>Turns tallies into what travels, and back.</summary>
[RegisterConverter]
internal sealed class SentTallyConverter : IConverter<Tally, SentTally>
{
    public Tally ConvertFromSurrogate(in SentTally surrogate) => new(surrogate.Incidents, surrogate.FatalIncidents, surrogate.Figures, surrogate.Seizures);

    public SentTally ConvertToSurrogate(in Tally value) =>
        new() { Incidents = value.Incidents, FatalIncidents = value.FatalIncidents, Figures = value.Figures, Seizures = value.Seizures };
}

/// <summary>One casualty figure of a tally.</summary>
/// <param name="Harm">What happened to the persons.</param>
/// <param name="Side">Which persons.</param>
/// <param name="Figure">How many, and in how many incidents reported.</param>
[GenerateSerializer, Immutable, Alias("reporting.FigureRow")]
public readonly record struct FigureRow(
    [property: Id(0)] Harm Harm,
    [property: Id(1)] Side Side,
    [property: Id(2)] FigureTally Figure);
