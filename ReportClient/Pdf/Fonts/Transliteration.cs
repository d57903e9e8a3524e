using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Reporting.Pdf.Fonts;

/// <summary>Writes Arabic script (Arabic, Dari, Pashto, Urdu) in plain Latin letters, letter by letter; any other character as its code point.</summary>
/// <remarks>Vowels that the script leaves out are left out. Meant to be legible and the same each time, not to be a scholarly system.</remarks>
internal static class Transliteration
{
    private static readonly FrozenDictionary<char, string> Letters = new Dictionary<char, string>
    {
        ['ا'] = "a", ['آ'] = "a", ['أ'] = "a", ['إ'] = "i", ['ٱ'] = "a", ['ب'] = "b", ['پ'] = "p", ['ت'] = "t", ['ټ'] = "t", ['ث'] = "s", ['ج'] = "j", ['چ'] = "ch", ['ځ'] = "dz",
        ['څ'] = "ts", ['ح'] = "h", ['خ'] = "kh", ['د'] = "d", ['ډ'] = "d", ['ذ'] = "z", ['ر'] = "r", ['ړ'] = "r", ['ز'] = "z", ['ژ'] = "zh", ['ږ'] = "zh", ['س'] = "s",
        ['ش'] = "sh", ['ښ'] = "sh", ['ص'] = "s", ['ض'] = "z", ['ط'] = "t", ['ظ'] = "z", ['ع'] = "'", ['غ'] = "gh", ['ف'] = "f", ['ق'] = "q", ['ک'] = "k", ['ك'] = "k",
        ['گ'] = "g", ['ګ'] = "g", ['ل'] = "l", ['م'] = "m", ['ن'] = "n", ['ڼ'] = "n", ['ں'] = "n", ['و'] = "w", ['ؤ'] = "w", ['ه'] = "h", ['ۀ'] = "h", ['ة'] = "h", ['ہ'] = "h",
        ['ھ'] = "h", ['ی'] = "y", ['ي'] = "y", ['ى'] = "a", ['ې'] = "e", ['ۍ'] = "ey", ['ئ'] = "'", ['ے'] = "e", ['ء'] = "'", ['ٹ'] = "t", ['ڈ'] = "d", ['ڑ'] = "r",
        ['،'] = ",", ['؛'] = ";", ['؟'] = "?", ['۔'] = ".", ['ـ'] = "",
    }.ToFrozenDictionary();

    /// <summary>The text in characters that the font has.</summary>
    public static string Of(string text, Func<Rune, bool> isInFont)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && Letters.TryGetValue((char)rune.Value, out var letters)) plain.Append(letters);
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber) plain.Append((int)Rune.GetNumericValue(rune));
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            else if (Rune.IsWhiteSpace(rune)) plain.Append(' ');
            else if (isInFont(rune)) plain.Append(rune.ToString());
            else plain.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
        }
        return plain.ToString();
    }
}
