using System.Globalization;

namespace Reporting.Faults.Cluster;

/// <summary>What is asked of a run with several silos.</summary>
/// <param name="Incidents">How many rows the imported file has; 1,000,000 by default.</param>
/// <param name="Seed">Decides the file, and at which point of the import a fault happens; 1 by default.</param>
/// <param name="Only">The faults to try, by name, with commas between; null, the default, for all.</param>
/// <param name="Previous">The revision whose silos are replaced in <c>rolling-upgrade</c>, as git knows it; null, the default, leaves that trial out.</param>
/// <param name="Log">What the silos log; <c>Warning</c> by default.</param>
/// <param name="AsBuilt">Whether the silos run as this program's build has made them; by default they are published first, as an operator would.</param>
internal sealed record ClusterOptions(int Incidents = 1_000_000, int Seed = 1, string? Only = null, string? Previous = null, string Log = "Warning", bool AsBuilt = false)
{
    /// <summary>The command's name.</summary>
    public const string Command = "cluster";

    public const string Usage = $"Reporting.Faults {Command} [--incidents N] [--seed S] [--only NAME,NAME] [--previous REVISION] [--log LEVEL] [--silos published|built]";

    // A fault needs an import that is still under way.
    private const int FewestIncidents = 1_000;

    /// <summary>Reads a command line; null when it cannot be understood.</summary>
    public static ClusterOptions? Read(string[] arguments)
    {
        var options = new ClusterOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--incidents" when Number(value) is >= FewestIncidents and var incidents: options = options with { Incidents = incidents }; break;
                case "--seed" when Number(value) is { } seed: options = options with { Seed = seed }; break;
                case "--only" when value.Length > 0: options = options with { Only = value }; break;
                case "--previous" when value.Length > 0: options = options with { Previous = value }; break;
                case "--log" when value.Length > 0: options = options with { Log = value }; break;
                case "--silos" when value is "published" or "built": options = options with { AsBuilt = value == "built" }; break;
                default: return null;
            }
        }
        return options;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
