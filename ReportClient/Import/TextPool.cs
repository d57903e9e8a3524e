namespace Reporting.Import;

/// <summary>Keeps one copy of texts that come again and again: names of places, groups and outlets.</summary>
/// <remarks>Bounded in number and length, so that a file of unique texts cannot fill the memory. For one thread.</remarks>
internal sealed class TextPool
{
    private const int MostTexts = 100_000;
    private const int LongestText = 200;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextPool() => _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text as a string, the same one each time.</summary>
    public string Get(ReadOnlySpan<char> text) => text.Length <= LongestText && _lookup.TryGetValue(text, out var kept) ? kept : Add(text);

    /// <summary>A checked name as a string, the same one each time; empty when it fails the check. A name is checked once.</summary>
    public string Name(RowCheck check, FieldPath field, ReadOnlySpan<char> name)
    {
        if (name.Length <= LongestText && _lookup.TryGetValue(name, out var kept)) return kept;
        check.Name(field, name);
        return check.Failed ? "" : Add(name);
    }

    private string Add(ReadOnlySpan<char> text)
    {
        var made = text.ToString();
        if (made.Length <= LongestText && _texts.Count < MostTexts) _texts.Add(made);
        return made;
    }
}
