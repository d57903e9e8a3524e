namespace Reporting.Import;

/// <summary>The Admiralty code that rates a source and its information: <c>B2</c>.</summary>
internal static class Admiralty
{
    /// <summary>Reads the rating of the source, A to F.</summary>
    public static char? Reliability(RowCheck check, FieldPath field, ReadOnlySpan<char> text)
    {
        var code = text.Trim();
        if (code.Length == 1 && code[0] is >= 'A' and <= 'F') return code[0];
        check.FailCode(field, text, "A to F");
        return null;
    }

    /// <summary>Reads the rating of the information, 1 to 6.</summary>
    public static byte? Credibility(RowCheck check, FieldPath field, ReadOnlySpan<char> text)
    {
        var code = text.Trim();
        if (code.Length == 1 && code[0] is >= '1' and <= '6') return (byte)(code[0] - '0');
        check.FailCode(field, text, "1 to 6");
        return null;
    }
}
