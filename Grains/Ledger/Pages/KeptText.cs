using System.Runtime.InteropServices;
using System.Text;

namespace Reporting.Ledger;

/// <summary>A text as it lies in a page: UTF-8, or UTF-16 where that alone brings it back.</summary>
internal readonly ref struct KeptText(ReadOnlySpan<byte> bytes, bool isWide)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Its bytes as they lie there.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Whether they are UTF-16.</summary>
    public bool IsWide => isWide;

    /// <summary>The most characters that it can have.</summary>
    public int MostCharacters => _bytes.Length;

    /// <summary>The text.</summary>
    public string Text() => isWide ? new string(MemoryMarshal.Cast<byte, char>(_bytes)) : Utf8.GetString(_bytes);

    /// <summary>The one copy of the text that is shared.</summary>
    public string Text(SharedTexts shared)
    {
        if (isWide) return shared.Of(MemoryMarshal.Cast<byte, char>(_bytes));
        if (_bytes.Length > SharedTexts.Longest) return Utf8.GetString(_bytes);
        Span<char> characters = stackalloc char[SharedTexts.Longest];
        return shared.Of(characters[..Utf8.GetChars(_bytes, characters)]);
    }

    /// <summary>Writes its characters and says how many they are.</summary>
    public int CopyTo(Span<char> characters)
    {
        if (!isWide) return Utf8.GetChars(_bytes, characters);
        var wide = MemoryMarshal.Cast<byte, char>(_bytes);
        wide.CopyTo(characters);
        return wide.Length;
    }
}
