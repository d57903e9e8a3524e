using System.Buffers.Binary;
using System.Security.Cryptography;
using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>An incident's id as 128 bits, for tables in memory.</summary>
/// <param name="High">The upper half.</param>
/// <param name="Low">The lower half.</param>
/// <remarks>
/// <para>XXH3-128 of the id as it is written, with a seed drawn once a process. Among 10 million ids any two have the same key with a probability
/// of about 1e-25, so that who finds a key need not read the page of the incident to see that it is the one. The seed keeps ids from being chosen
/// ahead so that they fall together; it is no proof, since XXH3 is not made for that.</para>
/// <para>Another in every process: never stored, never sent, and no answer depends on it.</para>
/// </remarks>
internal readonly record struct IncidentKey(ulong High, ulong Low)
{
    private static readonly long Seed = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long)));

    /// <summary>The key of an id.</summary>
    public static IncidentKey Of(IncidentId id) => Of(id.Hash(Seed));

    /// <summary>The key of an id by its text.</summary>
    public static IncidentKey OfText(ReadOnlySpan<char> id) => Of(IncidentId.Hash(id, Seed));

    private static IncidentKey Of(UInt128 hash) => new((ulong)(hash >> 64), (ulong)(hash & ulong.MaxValue));

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((int)Low);
}
