using System.Globalization;

namespace Reporting.Benchmarks.Live;

/// <summary>What is asked of a run.</summary>
/// <param name="Store">A file that is imported first, so that the store is not empty; null, the default, for none.</param>
/// <param name="Clients">How many record at once; 64 by default.</param>
/// <param name="Seconds">How long is measured, after six seconds that are not; 10 by default.</param>
/// <param name="Rate">How many incidents a second all clients together bring, evenly; null, the default, for as many as are taken.</param>
internal sealed record LiveOptions(string? Store = null, int Clients = 64, int Seconds = 10, int? Rate = null)
{
    public const string Usage = "live [--store FILE] [--clients N] [--seconds N] [--rate N]";

    /// <summary>Reads a command line; null when it cannot be understood.</summary>
    public static LiveOptions? Read(ReadOnlySpan<string> arguments)
    {
        var options = new LiveOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--store" when File.Exists(value): options = options with { Store = value }; break;
                case "--clients" when Number(value) is > 0 and var clients: options = options with { Clients = clients }; break;
                case "--seconds" when Number(value) is > 0 and var seconds: options = options with { Seconds = seconds }; break;
                case "--rate" when Number(value) is > 0 and var rate: options = options with { Rate = rate }; break;
                default: return null;
            }
        }
        return options;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
