using System.Collections.Concurrent;

namespace Reporting.Homes;

/// <summary>The silos that are about to stop: they still serve, and nothing is at home in them any more.</summary>
/// <remarks>
/// A silo that leaves says so with whatever it hands over, so that those who take it in do not send it back. Others learn it when the silo is gone: until then they may still find
/// something's home there, and it hands that over as well. Safe for several threads.
/// </remarks>
internal sealed class LeavingSilos
{
    private const string Key = "reporting.leaving";
    private readonly ConcurrentDictionary<SiloAddress, bool> _leaving = [];

    /// <summary>A silo leaves.</summary>
    public void Add(SiloAddress silo) => _leaving[silo] = true;

    /// <summary>The silos that stay; all where none would.</summary>
    public SiloAddress[] Staying(SiloAddress[] silos)
    {
        if (_leaving.IsEmpty) return silos;
        var staying = Array.FindAll(silos, silo => !_leaving.ContainsKey(silo));
        return staying.Length > 0 ? staying : silos;
    }

    /// <summary>Says with what moves that the silo leaves that it comes from, if it does.</summary>
    public void Tell(IDehydrationContext move, SiloAddress from)
    {
        if (_leaving.ContainsKey(from)) move.TryAddValue(Key, from);
    }

    /// <summary>Hears whether what has come was sent by a silo that leaves.</summary>
    public void Hear(IRehydrationContext move)
    {
        if (move.TryGetValue<SiloAddress>(Key, out var from) && from is not null) Add(from);
    }
}
