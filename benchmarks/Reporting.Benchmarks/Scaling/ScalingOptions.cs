using System.Collections.Immutable;
using System.Globalization;

namespace Reporting.Benchmarks.Scaling;

/// <summary>What is asked of a run.</summary>
/// <param name="File">The file that is imported.</param>
/// <param name="Rounds">How often each size is measured; 1 by default.</param>
/// <param name="Silos">The sizes, in silos; 1, 2 and 4 by default. Ratios are to the first.</param>
/// <param name="WarmUp">Rows of the file that is imported before, so that everything runs that will; 400,000 by default.</param>
/// <param name="Shards">Shards of the store; 16 by default.</param>
/// <param name="IsSteady">Whether silos compile each method fully at its first call, so that none compiles while it is measured. True by default.</param>
/// <param name="WithAudit">Whether every tally is compared with the ledger after each size. False by default.</param>
/// <param name="Result">The Markdown file to write as well; null, the default, for none.</param>
internal sealed record ScalingOptions(
    string File, int Rounds, ImmutableArray<int> Silos, int WarmUp, int Shards, bool IsSteady, bool WithAudit, string? Result)
{
    public const string Usage = "scaling FILE [ROUNDS] [--silos 1,2,4] [--warm-up ROWS] [--shards N] [--steady on|off] [--audit] [--result FILE]";

    /// <summary>Reads a command line; null when it cannot be understood.</summary>
    public static ScalingOptions? Read(ReadOnlySpan<string> arguments)
    {
        if (arguments.Length == 0 || !System.IO.File.Exists(arguments[0])) return null;
        var options = new ScalingOptions(arguments[0], 1, [1, 2, 4], 400_000, Ledger.LedgerShards.Default, IsSteady: true, WithAudit: false, null);
        var next = 1;
        if (next < arguments.Length && Number(arguments[next]) is > 0 and var rounds) (options, next) = (options with { Rounds = rounds }, next + 1);
        while (next < arguments.Length)
        {
            var name = arguments[next++];
            if (name == "--audit")
            {
                options = options with { WithAudit = true };
                continue;
            }
            var value = next < arguments.Length ? arguments[next++] : "";
            switch (name)
            {
                case "--silos" when Sizes(value) is { Length: > 0 } sizes: options = options with { Silos = sizes }; break;
                case "--warm-up" when Number(value) is > 0 and var rows: options = options with { WarmUp = rows }; break;
                case "--shards" when Number(value) is > 0 and var shards: options = options with { Shards = shards }; break;
                case "--steady" when value is "on" or "off": options = options with { IsSteady = value == "on" }; break;
                case "--result" when value.Length > 0: options = options with { Result = value }; break;
                default: return null;
            }
        }
        return options;
    }

    private static ImmutableArray<int> Sizes(string text)
    {
        var sizes = text.Split(',').Select(Number).ToList();
        return sizes.TrueForAll(size => size > 0) ? [.. sizes.Select(size => size!.Value)] : [];
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
