using System.Globalization;

namespace Reporting.Commands;

/// <summary>Reads the number of an option.</summary>
internal static class WholeNumber
{
    /// <summary>The number; null where the option is left out.</summary>
    /// <exception cref="Problem">It is no whole number, or lies outside both ends, which are inclusive.</exception>
    public static int? Read(string? text, string option, int least, int most)
    {
        if (text is null) return null;
        return int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Problem.Usage($"{Problem.Quote(text)} is no whole number from {least} to {most}.", option, $"Give {least} to {most}.");
    }
}
