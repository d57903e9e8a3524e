using System.Globalization;

namespace Reporting.Briefs;

/// <summary>Registers numbers while a brief is composed.</summary>
/// <remarks>Mutable; for one thread.</remarks>
internal sealed class FigureRegister
{
    public const string NotReported = "not reported";

    /// <summary>What is printed for a week before the data begin: it is no week without incidents.</summary>
    public const string NoData = "no data";

    private readonly Dictionary<string, PrintedFigure> _byId = new(StringComparer.Ordinal);
    private readonly List<PrintedFigure> _figures = [];
    private readonly List<FigureSeries> _series = [];

    /// <summary>A whole number, <c>1,204</c>; null prints "not reported".</summary>
    public PrintedFigure Count(string id, long? value) =>
        Register(new PrintedFigure(id, value, value is { } number ? Text(number) : NotReported));

    /// <summary>A whole number in a table cell; null prints <c>..</c>, the symbol for not reported.</summary>
    public PrintedFigure Cell(string id, long? value) => Register(new PrintedFigure(id, value, value is { } number ? Text(number) : ".."));

    /// <summary>A mean, one decimal; <c>not known</c> where it is not, or <paramref name="unknown"/>.</summary>
    public PrintedFigure Mean(string id, decimal? value, string unknown = "not known") =>
        Register(new PrintedFigure(id, value, value?.ToString("#,0.0", CultureInfo.InvariantCulture) ?? unknown));

    /// <summary>A share in whole per cent.</summary>
    public PrintedFigure Percent(string id, decimal value) =>
        Register(new PrintedFigure(id, value, value.ToString("#,0", CultureInfo.InvariantCulture) + "%"));

    /// <summary>A difference with its sign, <c>+2</c>.</summary>
    public PrintedFigure Change(string id, long value) =>
        Register(new PrintedFigure(id, value, value.ToString("+#,0;−#,0;±0", CultureInfo.InvariantCulture)));

    /// <summary>A number's difference to a mean, <c>+2.7</c>.</summary>
    /// <remarks>Its text is the difference to the mean as <see cref="Mean"/> prints it, so that a reader who subtracts finds it: 3 against 0.25 is "0.3 (+2.7)". Its value is exact.</remarks>
    public PrintedFigure ChangeOnMean(string id, long number, decimal mean) => Register(new PrintedFigure(id, number - mean,
        (number - Math.Round(mean, 1, MidpointRounding.AwayFromZero)).ToString("+#,0.0;−#,0.0;±0.0", CultureInfo.InvariantCulture)));

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
