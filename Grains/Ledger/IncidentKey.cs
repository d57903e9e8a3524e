using System.Buffers.Binary;
using System.Security.Cryptography;
using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>An incident's id as 128 bits, for tables in memory.</summary>
/// <param name="High">The upper half.</param>
/// <param name="Low">The lower half.</param>
/// <remarks>
/// <para>Of an id that ends with a number its numbering and that number (<see cref="NumberedId"/>), which only that id has.</para>
/// <para>Of any other XXH3-128 of the id as it is written, with a seed drawn once a process. Among 10 million ids any two have the same key with a probability
/// of about 1e-24, so that who finds a key need not read the page of the incident to see that it is the one. The seed keeps ids from being chosen
/// ahead so that they fall together; it is no proof, since XXH3 is not made for that.</para>
/// <para>Another in every process: never stored, never sent, and no answer depends on it.</para>
/// </remarks>
internal readonly record struct IncidentKey(ulong High, ulong Low)
{
    // The lowest bit of the upper half tells numbered ids from others.
    private const ulong NumberedMark = 1;
    private static readonly long Seed = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long)));

    /// <summary>The id's numbering and number; null where it is no numbered one.</summary>
    public NumberedId? Numbered => (High & NumberedMark) != 0 ? new NumberedId((int)(High >> 1), Low) : null;

    /// <summary>The key of an id.</summary>
    public static IncidentKey Of(IncidentId id) => NumberedId.Of(id) is { } numbered ? OfNumbered(numbered) : OfHash(id.Hash(Seed));

    /// <summary>The key of an id that ends with a number.</summary>
    public static IncidentKey OfNumbered(NumberedId id) => new((ulong)id.Numbering << 1 | NumberedMark, id.Number);

    /// <summary>The key of any other id by its text.</summary>
    public static IncidentKey OfText(ReadOnlySpan<char> id) => OfHash(IncidentId.Hash(id, Seed));

    /// <summary>The key of any other id by the hash of its text.</summary>
    internal static IncidentKey OfHash(UInt128 hash) => new((ulong)(hash >> 64) & ~NumberedMark, (ulong)(hash & ulong.MaxValue));

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((int)Low);
}
