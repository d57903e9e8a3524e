using System.Text;

namespace Reporting.Names;

/// <summary>Turns a name as people type it into the key that grains and files use: <c>Badghīs</c> and <c>BADGHIS</c> are <c>badghis</c>.</summary>
/// <remarks>
/// Pure, culture-free and stable over versions, since keys name grains. Letters and digits of any script stay (Dari names keep
/// their letters), Latin accents and Arabic vowel signs go, everything else becomes one <c>-</c>. A key never holds <c>/</c> or a control
/// character. Empty when the name has no letter or digit.
/// </remarks>
public static class NameKey
{
    /// <summary>The longest name that a source may give to a place or a group, in characters.</summary>
    public const int LongestName = 200;

    private const string Accented =
        "ÀÁÂÃÄÅĀĂĄÇĆĈĊČĎĐÈÉÊËĒĔĖĘĚĜĞĠĢĤĦÌÍÎÏĨĪĬĮİĴĶĹĻĽĿŁÑŃŅŇÒÓÔÕÖØŌŎŐŔŖŘŚŜŞŠȘŢŤŦȚÙÚÛÜŨŪŬŮŰŲŴÝŶŸŹŻŽ";
    private const string Plain =
        "AAAAAAAAACCCCCDDEEEEEEEEEGGGGHHIIIIIIIIIJKLLLLLNNNNOOOOOOOOORRRSSSSSTTTTUUUUUUUUUUWYYYZZZ";

    // The plain letters of U+1E00 to U+1EFF, in order: transliterations write Ḥ, Ṣ, Ṭ, Ẓ.
    private const char FirstAdditional = '\u1E00';
    private const string PlainAdditional =
        "AABBBBBBCCDDDDDDDDDDEEEEEEEEEEFFGGHHHHHHHHHHIIIIKKKKKKLLLLLLLLMMMMMMNNNNNNNNOOOOOOOOPPPPRRRRRRRRSSSSSSSSSSTTTTTTTTUUUUUUUUUUVVVV"
        + "WWWWWWWWWWXXXXYYZZZZZZHTWYASSSSDAAAAAAAAAAAAAAAAAAAAAAAAEEEEEEEEEEEEEEEEIIIIOOOOOOOOOOOOOOOOOOOOOOOOUUUUUUUUUUUUUUYYYYYYYYLLVVYY";

    // Letters that may be written composed or with a mark of their own, and Arabic letters that Dari, Pashto and Arabic write differently.
    private const string Composed = "йёїўآأإؤئيىكة";
    private const string Decomposed = "иеіуاااویییکه";

    /// <summary>The key of a name.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format)
                continue;
            if (rune.Value is '\'' or '’' or '‘' or 'ʿ' or 'ʾ' or '`' or 'ʻ' or 'ʼ' or 'ʽ' or 'ʹ' or '′')
                continue;
            if (!Rune.IsLetterOrDigit(rune))
            {
                if (key.Length > 0 && key[^1] != '-') key.Append('-');
                continue;
            }
            Append(key, rune);
        }
        if (key.Length > 0 && key[^1] == '-') key.Length--;
        return key.ToString();
    }

    private static void Append(StringBuilder key, Rune rune)
    {
        var upper = Rune.ToUpperInvariant(rune);
        if (upper.IsBmp)
        {
            switch ((char)upper.Value)
            {
                case 'ß' or 'ẞ': key.Append("ss"); return;
                case 'Æ': key.Append("ae"); return;
                case 'Œ': key.Append("oe"); return;
                case 'Þ': key.Append("th"); return;
                case 'ı': key.Append('i'); return;
            }
            var at = Accented.IndexOf((char)upper.Value, StringComparison.Ordinal);
            if (at >= 0)
            {
                key.Append(char.ToLowerInvariant(Plain[at]));
                return;
            }
            if (upper.Value - FirstAdditional is >= 0 and < 256 and var additional)
            {
                key.Append(char.ToLowerInvariant(PlainAdditional[additional]));
                return;
            }
        }
        var lower = Rune.ToLowerInvariant(rune).ToString();
        var composed = lower.Length == 1 ? Composed.IndexOf(lower[0], StringComparison.Ordinal) : -1;
        key.Append(composed >= 0 ? Decomposed[composed].ToString() : lower);
    }
}
