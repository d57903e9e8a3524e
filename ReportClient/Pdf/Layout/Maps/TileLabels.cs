using System.Text;

namespace Reporting.Pdf.Layout.Maps;

/// <summary>Names as they fit into small squares: whole on one line or two, else shortened, no two alike.</summary>
/// <remarks>
/// The same names give the same labels in any order. Whole names come first; a name that does not fit loses what stands in brackets, then
/// letters at the end of its words ("Nang."), as few as it must; where another label is the same, or nothing fits, letters are picked: its first and others in their order.
/// </remarks>
internal static class TileLabels
{
    private const int FewestLetters = 2;

    /// <summary>The label of each name, in lines.</summary>
    /// <param name="names">The names.</param>
    /// <param name="most">At most how many lines.</param>
    /// <param name="fits">Whether a line fits.</param>
    public static IReadOnlyDictionary<string, string[]> Of(IEnumerable<string> names, int most, Func<string, bool> fits)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(fits);
        var labels = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var sorted = names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var name in sorted)
            if (Lines(Words(name), most, fits) is { } whole && taken.Add(Text(whole))) labels[name] = whole;
        foreach (var name in sorted.Where(name => !labels.ContainsKey(name)))
            labels[name] = Shortened(name, most, fits).Concat(Picked(name)).First(label => taken.Add(Text(label)));
        return labels;
    }

    private static IEnumerable<string[]> Shortened(string name, int most, Func<string, bool> fits)
    {
        if (name.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var bracket)
        {
            name = name[..bracket];
            if (Lines(Words(name), most, fits) is { } without) yield return without;
        }
        var words = Words(name);
        for (var letters = words.Max(word => word.Length) - 1; letters >= FewestLetters; letters--)
            if (Lines([.. words.Select(word => word.Length > letters ? Cut(word, letters) : word)], most, fits) is { } lines) yield return lines;
    }

    // Two letters after the first, the nearest first; then all of the name, and the name again and again, which always ends.
    private static IEnumerable<string[]> Picked(string name)
    {
        var letters = name.EnumerateRunes().Where(Rune.IsLetterOrDigit).ToList();
        for (var second = 1; second < letters.Count; second++)
            for (var third = second + 1; third < letters.Count; third++) yield return [$"{letters[0]}{letters[second]}{letters[third]}".ToUpperInvariant()];
        for (var text = name; ; text += "*") yield return [text];
    }

    private static string[] Words(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } words ? words : [name];

    private static string Cut(string word, int letters) => (char.IsHighSurrogate(word[letters - 1]) ? word[..(letters - 1)] : word[..letters]).TrimEnd('-', '.', '\'', '’') + ".";

    private static string Text(string[] lines) => string.Join(' ', lines);

    // As many words on each line as fit; null where a word is too wide or there are too many lines.
    private static string[]? Lines(string[] words, int most, Func<string, bool> fits)
    {
        var lines = new List<string>();
        foreach (var word in words)
        {
            if (lines.Count > 0 && fits($"{lines[^1]} {word}")) lines[^1] += " " + word;
            else if (lines.Count < most && fits(word)) lines.Add(word);
            else return null;
        }
        return [.. lines];
    }
}
