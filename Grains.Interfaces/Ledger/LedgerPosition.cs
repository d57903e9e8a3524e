using System.Collections.Immutable;
using System.Globalization;
using Reporting.Errors;

namespace Reporting.Ledger;

/// <summary>A point in the ledger's life: how far each shard had come. What was known then is what the entries up to it say.</summary>
/// <remarks>
/// Written as the shards' sequence numbers in order, joined by dots: <c>12.0.7</c>; equal numbers in a row may be written once with how
/// often: <c>0x16</c>. Every shard is a prefix, and an incident belongs to one shard, so any position is a consistent state. Compared by value.
/// </remarks>
[GenerateSerializer, Immutable, Alias("reporting.LedgerPosition")]
public sealed record LedgerPosition
{
    /// <summary>A position of these shards.</summary>
    /// <exception cref="ArgumentException">There is no shard, or a number is negative.</exception>
    public LedgerPosition(ImmutableArray<long> sequences)
    {
        if (sequences.IsDefaultOrEmpty) throw new ArgumentException("A ledger has at least one shard.", nameof(sequences));
        if (sequences.Any(sequence => sequence < 0)) throw new ArgumentException("A sequence number is not negative.", nameof(sequences));
        Sequences = sequences;
    }

    /// <summary>The number of the last entry of each shard, from shard 0; 0 where a shard has none.</summary>
    [Id(0)] public ImmutableArray<long> Sequences { get; }

    /// <summary>How many entries lie at or before it.</summary>
    public long Entries => Sequences.Sum();

    /// <summary>Checks that it is a position of a ledger with so many shards.</summary>
    /// <exception cref="UnknownPositionException">It is one of another ledger.</exception>
    public void CheckShards(int shards)
    {
        if (Sequences.Length != shards) throw new UnknownPositionException(ToString(), FormattableString.Invariant($"one number for each of {shards} shards"));
    }

    /// <summary>Whether nothing of <paramref name="other"/> lies after it.</summary>
    public bool Covers(LedgerPosition other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Sequences.Length == other.Sequences.Length && Sequences.Zip(other.Sequences).All(pair => pair.First >= pair.Second);
    }

    /// <summary>Reads what <see cref="ToString"/> writes; false when it is nothing of that form.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LedgerPosition? position)
    {
        position = null;
        var sequences = ImmutableArray.CreateBuilder<long>();
        foreach (var part in (text ?? "").Trim().Split('.'))
        {
            var cut = part.IndexOf('x', StringComparison.Ordinal);
            var times = 1;
            if (!long.TryParse(cut < 0 ? part : part[..cut], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)) return false;
            if (cut >= 0 && (!int.TryParse(part[(cut + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out times) || times is < 1 or > LedgerShards.Most)) return false;
            for (; times > 0; times--) sequences.Add(sequence);
            if (sequences.Count > LedgerShards.Most) return false;
        }
        position = new LedgerPosition(sequences.ToImmutable());
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(LedgerPosition? other) => other is not null && Sequences.AsSpan().SequenceEqual(other.Sequences.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Sequences.Aggregate(Sequences.Length, HashCode.Combine);

    /// <summary>The numbers joined by dots, equal ones in a row once with how often.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        for (var i = 0; i < Sequences.Length;)
        {
            var end = i;
            while (end < Sequences.Length && Sequences[end] == Sequences[i]) end++;
            parts.Add(end - i == 1
                ? Sequences[i].ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{Sequences[i]}x{end - i}"));
            i = end;
        }
        return string.Join('.', parts);
    }
}
