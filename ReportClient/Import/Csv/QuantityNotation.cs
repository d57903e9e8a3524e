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

    public static Quantity Read(RowCheck check, FieldPath field, string? text)
    {
        if (text is null) check.Fail(RejectReason.MissingValue, field, "", "The quantity is not given; write 5, 3+, 1..2..4 or ~several.");
        if (check.Failed) return default;
        if (text!.StartsWith('~')) return Vague(check, field, text.AsSpan(1).Trim());
        if (text.EndsWith('+')) return Quantity.AtLeast(check.Count(field, text.AsSpan(0, text.Length - 1)));
        var first = text.IndexOf("..", StringComparison.Ordinal);
        if (first < 0) return Quantity.Exact(check.Count(field, text));
        var second = text.IndexOf("..", first + 2, StringComparison.Ordinal);
        if (second < 0)
        {
            check.Fail(RejectReason.NotANumber, field, text, "Write low, best and high as in 1..2..4, with ? for an end that is not given.");
            return default;
        }
        var low = End(check, field, text.AsSpan(0, first));
        var best = check.Count(field, text.AsSpan(first + 2, second - first - 2));
        var high = End(check, field, text.AsSpan(second + 2));
        return Quantity.Estimate(low, best, high);
    }

    private static Quantity Vague(RowCheck check, FieldPath field, ReadOnlySpan<char> word)
    {
        check.Name(field, word);
        return check.Failed ? default : Quantity.Vague(word.ToString());
    }

    private static long? End(RowCheck check, FieldPath field, ReadOnlySpan<char> text) => text.Trim() is "?" ? null : check.Count(field, text);

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
