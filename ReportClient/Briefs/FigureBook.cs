using System.Collections.Immutable;
using System.Globalization;

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
    /// <summary>Finds a figure; null when the brief does not print it.</summary>
    public PrintedFigure? Find(string id) => Figures.FirstOrDefault(figure => figure.Id == id);
}

/// <summary>Registers numbers while a brief is composed.</summary>
/// <remarks>Mutable; for one thread.</remarks>
internal sealed class FigureRegister
{
    public const string NotReported = "not reported";

    private readonly Dictionary<string, PrintedFigure> _byId = new(StringComparer.Ordinal);
    private readonly List<PrintedFigure> _figures = [];
    private readonly List<FigureSeries> _series = [];

    /// <summary>A whole number, <c>1,204</c>; null prints "not reported".</summary>
    public PrintedFigure Count(string id, long? value) =>
        Register(new PrintedFigure(id, value, value is { } number ? Text(number) : NotReported));

    /// <summary>A whole number in a table cell; null prints <c>..</c>, the symbol for not reported.</summary>
    public PrintedFigure Cell(string id, long? value) => Register(new PrintedFigure(id, value, value is { } number ? Text(number) : ".."));

    /// <summary>A mean, one decimal.</summary>
    public PrintedFigure Mean(string id, decimal value) =>
        Register(new PrintedFigure(id, value, value.ToString("#,0.0", CultureInfo.InvariantCulture)));

    /// <summary>A share in whole per cent.</summary>
    public PrintedFigure Percent(string id, decimal value) =>
        Register(new PrintedFigure(id, value, value.ToString("#,0", CultureInfo.InvariantCulture) + "%"));

    /// <summary>A difference with its sign, <c>+2</c>.</summary>
    public PrintedFigure Change(string id, long value) =>
        Register(new PrintedFigure(id, value, value.ToString("+#,0;−#,0;±0", CultureInfo.InvariantCulture)));

    /// <summary>A difference of means with its sign, <c>+1.3</c>.</summary>
    public PrintedFigure Change(string id, decimal value) =>
        Register(new PrintedFigure(id, value, value.ToString("+#,0.0;−#,0.0;±0.0", CultureInfo.InvariantCulture)));

    /// <summary>A number in a source's own form: <c>at least 3</c>, <c>multiple</c>.</summary>
    public PrintedFigure AsGiven(string id, long? value, string text) => Register(new PrintedFigure(id, value, text));

    /// <summary>What a chart draws.</summary>
    public void Series(string id, IEnumerable<(string Key, long? Value)> points) => _series.Add(new FigureSeries(id, [.. points]));

    public FigureBook Close() => new([.. _figures], [.. _series]);

    public static string Text(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private PrintedFigure Register(PrintedFigure figure)
    {
        if (!_byId.TryGetValue(figure.Id, out var known))
        {
            _byId.Add(figure.Id, figure);
            _figures.Add(figure);
            return figure;
        }
        return known == figure ? known : throw new InvalidOperationException($"Figure '{figure.Id}' is '{known.Text}' and '{figure.Text}' in one brief.");
    }
}
