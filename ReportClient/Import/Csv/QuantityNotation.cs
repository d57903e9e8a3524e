using System.Globalization;
using Reporting.Casualties;

namespace Reporting.Import;

/// <summary>Quantities in a CSV cell: <c>5</c>, <c>3+</c> for at least 3, <c>1..2..4</c> for low, best and high with <c>?</c> for an end not given, <c>~several</c> for a word.</summary>
internal static class QuantityNotation
{
    public static string Write(Quantity quantity) => quantity.Kind switch
    {
        QuantityKind.Exact => Text(quantity.Best),
        QuantityKind.AtLeast => Text(quantity.Best) + "+",
        QuantityKind.Estimate => $"{Text(quantity.Low)}..{Text(quantity.Best)}..{Text(quantity.High)}",
        _ => "~" + quantity.Word,
    };

    /// <summary>Reads a quantity; words come from and go to <paramref name="words"/>.</summary>
    public static Quantity Read(RowCheck check, FieldPath field, ReadOnlySpan<char> text, TextPool words)
    {
        if (text.IsEmpty) check.Fail(RejectReason.MissingValue, field, "", "The quantity is not given; write 5, 3+, 1..2..4 or ~several.");
        if (check.Failed) return default;
        if (text[0] == '~') return Vague(check, field, text[1..].Trim(), words);
        if (text[^1] == '+') return Quantity.AtLeast(check.Count(field, text[..^1]));
        var first = text.IndexOf("..");
        if (first < 0) return Quantity.Exact(check.Count(field, text));
        var second = text[(first + 2)..].IndexOf("..");
        if (second < 0)
        {
            check.Fail(RejectReason.NotANumber, field, text, "Write low, best and high as in 1..2..4, with ? for an end that is not given.");
            return default;
        }
        var low = End(check, field, text[..first]);
        var best = check.Count(field, text.Slice(first + 2, second));
        var high = End(check, field, text[(first + 2 + second + 2)..]);
        return Quantity.Estimate(low, best, high);
    }

    private static Quantity Vague(RowCheck check, FieldPath field, ReadOnlySpan<char> word, TextPool words)
    {
        var name = words.Name(check, field, word);
        return check.Failed ? default : Quantity.Vague(name);
    }

    private static long? End(RowCheck check, FieldPath field, ReadOnlySpan<char> text) => text.Trim() is "?" ? null : check.Count(field, text);

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
