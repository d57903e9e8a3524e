using System.Globalization;
using System.Text.Json;

namespace Reporting.Briefs.Editions;

/// <summary>The figures that an edition printed and drew, as its figures file has them.</summary>
/// <remarks>A point of a series has the series' id and its key, joined by a dot, as its id. What the edition said of changes since an earlier one is left out: it is about that one.</remarks>
internal static class PrintedFigures
{
    /// <summary>What stands before the ids of figures about changes.</summary>
    public const string OfChanges = "changes.";

    /// <summary>Reads the figures file of an edition, in the order in which the figures were composed.</summary>
    public static IReadOnlyList<(PrintedFigure Figure, string Label)> Read(ReadOnlySpan<byte> figures)
    {
        using var json = JsonDocument.Parse(figures.ToArray());
        var printed = new List<(PrintedFigure, string)>();
        foreach (var figure in json.RootElement.GetProperty("figures").EnumerateArray())
        {
            var id = figure.GetProperty("id").GetString()!;
            if (id.StartsWith(OfChanges, StringComparison.Ordinal)) continue;
            printed.Add((new PrintedFigure(id, Number(figure.GetProperty("value")), figure.GetProperty("text").GetString()!),
                figure.TryGetProperty("label", out var label) ? label.GetString()! : id));
        }
        foreach (var series in json.RootElement.GetProperty("series").EnumerateArray())
        {
            foreach (var point in series.GetProperty("points").EnumerateObject())
            {
                var id = $"{series.GetProperty("id").GetString()}.{point.Name}";
                printed.Add((Point(id, Number(point.Value)), id));
            }
        }
        return printed;
    }

    /// <summary>The same of a brief that was just composed.</summary>
    public static IReadOnlyDictionary<string, PrintedFigure> Of(FigureBook figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.Figures.Where(figure => !figure.Id.StartsWith(OfChanges, StringComparison.Ordinal))
            .Concat(figures.Series.SelectMany(series => series.Points.Select(point => Point($"{series.Id}.{point.Key}", point.Value))))
            .ToDictionary(figure => figure.Id, StringComparer.Ordinal);
    }

    private static PrintedFigure Point(string id, decimal? value) => new(id, value, value?.ToString("#,0", CultureInfo.InvariantCulture) ?? FigureRegister.NotReported);

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal();
}
