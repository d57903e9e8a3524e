namespace Reporting.Ledger;

/// <summary>One copy of each text that pages have in common.</summary>
/// <remarks>Bounded: when it is full it begins anew, and later copies are others. For one thread.</remarks>
internal sealed class SharedTexts
{
    /// <summary>The longest text that is looked for; longer ones hardly come twice.</summary>
    public const int Longest = 256;

    private const int Most = 4_096;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    /// <summary>The shared copy.</summary>
    public string Of(ReadOnlySpan<char> text)
    {
        var known = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out var shared)) return shared;
        if (_texts.Count >= Most) _texts.Clear();
        shared = text.ToString();
        _texts.Add(shared);
        return shared;
    }
}
