using System.Collections.Concurrent;

namespace Reporting.Names;

/// <summary>Remembers keys made from names, since few names come up again and again.</summary>
/// <remarks>Holds at most a fixed number and begins anew beyond it, so that a stream of ever new names costs no memory. Safe for many threads.</remarks>
internal sealed class KeyMemo<TName, TKey>(Func<TName, TKey> make)
    where TName : notnull
{
    private const int Most = 65_536;
    private readonly ConcurrentDictionary<TName, TKey> _made = [];

    public TKey Of(TName name)
    {
        if (_made.TryGetValue(name, out var key)) return key;
        if (_made.Count >= Most) _made.Clear();
        return _made[name] = make(name);
    }
}
