namespace Reporting.Commands;

/// <summary>Reads <c>--reason</c>.</summary>
internal static class ReasonText
{
    /// <summary>The longest reason that the ledger keeps, in characters.</summary>
    public const int Longest = 500;

    /// <summary>The reason; null where the option is left out.</summary>
    public static string? Read(string? text)
    {
        if (text is null) return null;
        var reason = text.Trim();
        return reason.Length is > 0 and <= Longest && !reason.Any(char.IsControl) ? reason
            : throw Problem.Usage($"{Problem.Quote(reason)} is no reason that can be kept.", "--reason", $"Give 1 to {Longest} characters without control characters.");
    }
}
