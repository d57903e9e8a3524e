using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Reporting.Briefs.Editions;

/// <summary>The figures that an edition printed and drew, as its figures file has them.</summary>
/// <remarks>A point of a series has the series' id and its key, joined by a dot, as its id. What the edition said of changes since an earlier one is left out: it is about that one.</remarks>
internal static class PrintedFigures
{
    /// <summary>What stands before the ids of figures about changes.</summary>
    private const string OfChanges = "changes.";

    /// <summary>Reads the figures file of an edition, without what it said of changes; the origins are not in it.</summary>
    public static FigureBook Read(ReadOnlySpan<byte> figures)
    {
        using var json = JsonDocument.Parse(figures.ToArray());
        return new FigureBook(
            [.. json.RootElement.GetProperty("figures").EnumerateArray().Select(figure => new PrintedFigure(
                figure.GetProperty("id").GetString()!, figure.GetProperty("value") is { ValueKind: not JsonValueKind.Null } value ? value.GetDecimal() : null, figure.GetProperty("text").GetString()!))],
            [.. json.RootElement.GetProperty("series").EnumerateArray().Select(series => new FigureSeries(
                series.GetProperty("id").GetString()!,
                [.. series.GetProperty("points").EnumerateObject().Select(point => (point.Name, point.Value.ValueKind == JsonValueKind.Null ? (long?)null : point.Value.GetInt64()))]))]);
    }

    /// <summary>The figures of a brief: first those printed as text, in the order in which they were composed, then what its charts draw.</summary>
    public static IEnumerable<PrintedFigure> Of(FigureBook figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.Figures.Where(figure => !figure.Id.StartsWith(OfChanges, StringComparison.Ordinal)).Concat(Drawn(figures));
    }

    /// <summary>Only what its charts draw.</summary>
    public static IEnumerable<PrintedFigure> Drawn(FigureBook figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.Series.SelectMany(series => series.Points.Select(point =>
            new PrintedFigure($"{series.Id}.{point.Key}", point.Value, point.Value is { } value ? FigureRegister.Text(value) : FigureRegister.NotReported)));
    }

    /// <summary>The SHA-256 of ids, numbers and texts in their order, in lower-case hexadecimal: what was printed, whatever words stood around it.</summary>
    public static string Hash(FigureBook figures)
    {
        var text = new StringBuilder();
        foreach (var figure in Of(figures)) text.Append(CultureInfo.InvariantCulture, $"{figure.Id}\t{figure.Value}\t{figure.Text}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
