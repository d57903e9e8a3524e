using System.Collections.Immutable;
using System.Globalization;
using Reporting.Generate;

namespace Reporting.Peers;

/// <summary>What is asked of a run.</summary>
/// <param name="Sizes">How many rows are generated; 1,000,000 by default. Of several, one comparison comes after the other.</param>
/// <param name="Rounds">How often each system does everything; 3 by default.</param>
/// <param name="Seed">Fixes the rows; 1 by default.</param>
/// <param name="Details">How much the product's files say of each incident; the ratios are those of the first. Flat by default, about as many bytes as the others read.</param>
/// <param name="Result">The markdown file to write; null, the default, for none.</param>
internal sealed record PeerOptions(ImmutableArray<int> Sizes, int Rounds, int Seed, ImmutableArray<HistoryDetail> Details, string? Result)
{
    public const string Usage = "Reporting.Peers [--incidents N[,...]] [--rounds N] [--seed S] [--detail flat|without-texts|full[,...]] [--result FILE]";

    /// <summary>Reads a command line; null when it cannot be understood.</summary>
    public static PeerOptions? Read(string[] arguments)
    {
        var options = new PeerOptions([1_000_000], 3, 1, [HistoryDetail.Flat], null);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--incidents" when ReadSizes(value) is { Length: > 0 } sizes: options = options with { Sizes = sizes }; break;
                case "--rounds" when Number(value) is > 0 and var rounds: options = options with { Rounds = rounds }; break;
                case "--seed" when Number(value) is { } seed: options = options with { Seed = seed }; break;
                case "--detail" when ReadDetails(value) is { Length: > 0 } details: options = options with { Details = details }; break;
                case "--result" when value.Length > 0: options = options with { Result = value }; break;
                default: return null;
            }
        }
        return options;
    }

    private static ImmutableArray<HistoryDetail> ReadDetails(string text)
    {
        var details = ImmutableArray.CreateBuilder<HistoryDetail>();
        foreach (var name in text.Split(','))
        {
            if (!HistoryDetails.TryParse(name, out var detail) || details.Contains(detail)) return [];
            details.Add(detail);
        }
        return details.ToImmutable();
    }

    private static ImmutableArray<int> ReadSizes(string text)
    {
        var sizes = text.Split(',').Select(Number).ToList();
        return sizes.TrueForAll(size => size > 0) ? [.. sizes.Select(size => size!.Value)] : [];
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
