using System.Globalization;

namespace Reporting.Faults;

/// <summary>What is asked of a run.</summary>
/// <param name="Kills">The least number of kills in a whole run; 100 by default.</param>
/// <param name="Seed">Decides the incidents and every point of a fault; 1 by default.</param>
/// <param name="Only">The one kind of fault to try; null, the default, for all.</param>
/// <param name="AtOnce">How many trials run at the same time; 2 by default. The points of a trial do not depend on it.</param>
/// <param name="Fast">Whether to try a share of each kind. False by default.</param>
internal sealed record SuiteOptions(int Kills = 100, int Seed = 1, string? Only = null, int AtOnce = 2, bool Fast = false)
{
    public const string Usage = "Reporting.Faults [--kills N] [--seed S] [--only NAME] [--at-once N] [--fast]";

    /// <summary>Reads a command line; null when it cannot be understood.</summary>
    public static SuiteOptions? Read(string[] arguments)
    {
        var options = new SuiteOptions();
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--fast": options = options with { Fast = true }; continue;
                case "--only" when value.Length > 0: options = options with { Only = value }; break;
                case "--kills" when Number(value) is { } kills: options = options with { Kills = kills }; break;
                case "--at-once" when Number(value) is > 0 and var atOnce: options = options with { AtOnce = atOnce }; break;
                case "--seed" when Number(value) is { } seed: options = options with { Seed = seed }; break;
                default: return null;
            }
            i++;
        }
        return options;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
