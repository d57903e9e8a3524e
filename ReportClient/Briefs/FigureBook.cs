using System.Collections.Frozen;
using System.Collections.Immutable;
using Reporting.Tracing;

namespace Reporting.Briefs;

/// <summary>A number as it is printed.</summary>
/// <param name="Id">Its name, the same in every edition: <c>key.killed.best</c>.</param>
/// <param name="Value">The number; null where nothing was reported or a source gave only a word.</param>
/// <param name="Text">The text as printed: <c>1,204</c>, <c>0.8</c>, <c>not reported</c>, <c>multiple</c>.</param>
public sealed record PrintedFigure(string Id, decimal? Value, string Text);

/// <summary>Numbers that a chart draws: one for each week or bar. Not all of them are printed as text.</summary>
/// <param name="Id">The name of the series: <c>trend.incidents</c>.</param>
/// <param name="Points">Key and number in the order drawn; null where nothing was reported.</param>
public sealed record FigureSeries(string Id, ImmutableArray<(string Key, long? Value)> Points);

/// <summary>Every number that a brief prints, in the order in which it was composed.</summary>
/// <remarks>Each id once. A number that is printed in several places is one figure.</remarks>
/// <param name="Figures">The numbers printed as text.</param>
/// <param name="Series">The numbers drawn in charts.</param>
public sealed record FigureBook(ImmutableArray<PrintedFigure> Figures, ImmutableArray<FigureSeries> Series)
{
    /// <summary>How each figure was derived, by its id; a point of a series has the series' id and its key, joined by a dot.</summary>
    public FrozenDictionary<string, FigureOrigin> Origins { get; init; } = FrozenDictionary<string, FigureOrigin>.Empty;

    /// <summary>Finds a figure; null when the brief does not print it.</summary>
    public PrintedFigure? Find(string id) => Figures.FirstOrDefault(figure => figure.Id == id);

    /// <summary>The number of a figure, or of a point of a series; null where it is not reported, or where there is no such id.</summary>
    public decimal? ValueOf(string id) => Find(id) is { } figure ? figure.Value
        : Series.SelectMany(series => series.Points, (series, point) => (Id: $"{series.Id}.{point.Key}", point.Value)).FirstOrDefault(point => point.Id == id).Value;
}
