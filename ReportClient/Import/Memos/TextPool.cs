using System.Runtime.InteropServices;
using Reporting.Names;

namespace Reporting.Import;

/// <summary>Keeps one copy of texts that come again and again: names of places, groups and outlets.</summary>
/// <remarks>
/// Bounded in number and length, so that a file of unique texts cannot fill the memory. One pool holds names, or texts, or what nobody checks: what it holds
/// is not checked again. For one thread.
/// </remarks>
internal sealed class TextPool
{
    private const int MostTexts = 131_072;
    private const int LongestText = 200;

    private readonly MemoTable<string> _texts = new(MostTexts);

    /// <summary>The text as a string, the same one each time.</summary>
    public string Get(ReadOnlySpan<char> text) => Find(text, out var hash) ?? Add(hash, text);

    /// <summary>A checked name as a string, the same one each time; empty when it fails the check. A name is checked once.</summary>
    public string Name(RowCheck check, FieldPath field, ReadOnlySpan<char> name)
    {
        if (Find(name, out var hash) is { } kept) return kept;
        check.Name(field, name);
        return check.Failed ? "" : Add(hash, name);
    }

    /// <summary>A checked text as a string, the same one each time; empty when it fails the check. A text is checked once.</summary>
    public string Text(RowCheck check, FieldPath field, ReadOnlySpan<char> text)
    {
        if (Find(text, out var hash) is { } kept) return kept;
        check.Text(field, text);
        return check.Failed ? "" : Add(hash, text);
    }

    private string? Find(ReadOnlySpan<char> text, out ulong hash)
    {
        hash = 0;
        if (text.Length > LongestText || _texts.PassesBy()) return null;
        hash = ContentHash.Of(MemoryMarshal.AsBytes(text));
        foreach (ref readonly var slot in _texts.Near(hash))
            if (slot.Hash == hash && slot.IsTaken && text.SequenceEqual(slot.Value)) return slot.Value;
        return null;
    }

    private string Add(ulong hash, ReadOnlySpan<char> text)
    {
        var made = text.ToString();
        if (made.Length <= LongestText) _texts.Keep(hash, made);
        return made;
    }
}
