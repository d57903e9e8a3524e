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
    public const string OfChanges = "changes.";

    /// <summary>Reads the figures file of an edition, in the order in which the figures were composed: first those printed as text, then what charts draw.</summary>
    public static IReadOnlyList<PrintedFigure> Read(ReadOnlySpan<byte> figures)
    {
        using var json = JsonDocument.Parse(figures.ToArray());
        var printed = json.RootElement.GetProperty("figures").EnumerateArray()
            .Select(figure => new PrintedFigure(figure.GetProperty("id").GetString()!, Number(figure.GetProperty("value")), figure.GetProperty("text").GetString()!));
        return [.. printed.Where(IsOwn), .. Drawn(json.RootElement)];
    }

    /// <summary>Only what charts draw.</summary>
    public static IReadOnlyList<PrintedFigure> Drawn(ReadOnlySpan<byte> figures)
    {
        using var json = JsonDocument.Parse(figures.ToArray());
        return [.. Drawn(json.RootElement)];
    }

    /// <summary>The figures of a brief that was just composed.</summary>
    public static IEnumerable<PrintedFigure> Of(FigureBook figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.Figures.Where(IsOwn).Concat(Drawn(figures));
    }

    /// <summary>Only what its charts draw.</summary>
    public static IEnumerable<PrintedFigure> Drawn(FigureBook figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.Series.SelectMany(series => series.Points.Select(point => Point($"{series.Id}.{point.Key}", point.Value)));
    }

    /// <summary>The SHA-256 of ids, numbers and texts in their order, in lower-case hexadecimal: what was printed, whatever words stood around it.</summary>
    public static string Hash(FigureBook figures)
    {
        var text = new StringBuilder();
        foreach (var figure in Of(figures)) text.Append(CultureInfo.InvariantCulture, $"{figure.Id}\t{figure.Value}\t{figure.Text}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static IEnumerable<PrintedFigure> Drawn(JsonElement figures) => figures.GetProperty("series").EnumerateArray()
        .SelectMany(series => series.GetProperty("points").EnumerateObject().Select(point => Point($"{series.GetProperty("id").GetString()}.{point.Name}", Number(point.Value))));

    private static bool IsOwn(PrintedFigure figure) => !figure.Id.StartsWith(OfChanges, StringComparison.Ordinal);

    private static PrintedFigure Point(string id, decimal? value) => new(id, value, value?.ToString("#,0", CultureInfo.InvariantCulture) ?? FigureRegister.NotReported);

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal();
}
