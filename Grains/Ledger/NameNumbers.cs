using System.IO.Hashing;

namespace Reporting.Ledger;

/// <summary>Numbers the names that entries use; 0 is no name.</summary>
/// <remarks>
/// Every page tells its names anew, so one is first looked for by the bytes that stand for it in pages: among a fixed number of slots, of which one is
/// looked at. For one thread.
/// </remarks>
internal sealed class NameNumbers
{
    private const int Slots = 8_192;
    private readonly Met[] _met = new Met[Slots];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string?> _names = [null];
    private byte[] _bytes = new byte[4_096];
    private int _length;

    /// <summary>The name of a number; null for 0.</summary>
    public string? this[int number] => _names[number];

    /// <summary>The number of a name as it lies in a page.</summary>
    public int Of(KeptText name)
    {
        var hash = XxHash3.HashToUInt64(name.Bytes, name.IsWide ? 1 : 0);
        ref var met = ref _met[(int)(hash & Slots - 1)];
        if (met.Hash == hash && name.Bytes.SequenceEqual(_bytes.AsSpan(met.At, met.Length)) && met.Number != 0) return met.Number;
        var text = name.Text();
        if (_numbers.TryGetValue(text, out var number)) return number;
        number = _names.Count;
        _names.Add(text);
        _numbers.Add(text, number);
        if (met.Number == 0) met = new Met(hash, Kept(name.Bytes), name.Bytes.Length, number);
        return number;
    }

    private int Kept(ReadOnlySpan<byte> name)
    {
        if (_length + name.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + name.Length));
        name.CopyTo(_bytes.AsSpan(_length));
        _length += name.Length;
        return _length - name.Length;
    }

    private readonly record struct Met(ulong Hash, int At, int Length, int Number);
}
