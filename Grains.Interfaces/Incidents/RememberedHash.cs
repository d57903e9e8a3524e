namespace Reporting.Incidents;

/// <summary>The content hash of one incident object. Two of them are always equal, so that incidents are compared by what they say alone.</summary>
/// <remarks>Safe for many threads: the owner is written last and read first. A copy with other values is another object, which the owner tells.</remarks>
internal struct RememberedHash : IEquatable<RememberedHash>
{
    private Incident? _owner;
    private ulong _hash;

    /// <summary>The hash of an incident; false when it was not remembered.</summary>
    public readonly bool TryGet(Incident incident, out ulong hash)
    {
        var isKnown = ReferenceEquals(Volatile.Read(in _owner), incident);
        hash = isKnown ? _hash : 0;
        return isKnown;
    }

    /// <summary>Remembers the hash of an incident.</summary>
    public void Set(Incident incident, ulong hash)
    {
        // Taken away first: between the two writes nobody may read the hash of another object as this one's.
        Volatile.Write(ref _owner, null);
        Volatile.Write(ref _hash, hash);
        Volatile.Write(ref _owner, incident);
    }

    /// <inheritdoc/>
    public readonly bool Equals(RememberedHash other) => true;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is RememberedHash;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => 0;
}
