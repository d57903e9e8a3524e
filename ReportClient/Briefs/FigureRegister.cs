using System.Collections.Frozen;
using System.Globalization;
using Reporting.Tracing;

namespace Reporting.Briefs;

/// <summary>Registers numbers while a brief is composed, each with where it comes from.</summary>
/// <remarks>Mutable; for one thread.</remarks>
internal sealed class FigureRegister
{
    public const string NotReported = "not reported";

    /// <summary>What is printed for a week before the data begin: it is no week without incidents.</summary>
    public const string NoData = "no data";

    private readonly Dictionary<string, PrintedFigure> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FigureOrigin> _origins = new(StringComparer.Ordinal);
    private readonly List<PrintedFigure> _figures = [];
    private readonly List<FigureSeries> _series = [];

    /// <summary>A whole number, <c>1,204</c>; null prints "not reported".</summary>
    public PrintedFigure Count(string id, long? value, FigureOrigin origin) =>
        Register(new PrintedFigure(id, value, value is { } number ? Text(number) : NotReported), origin);

    /// <summary>A whole number in a table cell; null prints <c>..</c>, the symbol for not reported.</summary>
    public PrintedFigure Cell(string id, long? value, FigureOrigin origin) => Register(new PrintedFigure(id, value, value is { } number ? Text(number) : ".."), origin);

    /// <summary>A mean, one decimal; <c>not known</c> where it is not, or <paramref name="unknown"/>.</summary>
    public PrintedFigure Mean(string id, decimal? value, FigureOrigin origin, string unknown = "not known") =>
        Register(new PrintedFigure(id, value, value?.ToString("#,0.0", CultureInfo.InvariantCulture) ?? unknown), origin);

    /// <summary>A part of a whole in whole per cent; a part that would be rounded to none is <c>under 1%</c>, which is not none.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="part">The part.</param>
    /// <param name="whole">The whole; not zero.</param>
    /// <param name="ofPart">Where the part comes from.</param>
    /// <param name="ofWhole">Where the whole comes from.</param>
    public PrintedFigure Share(string id, long part, long whole, FigureOrigin ofPart, FigureOrigin ofWhole)
    {
        var share = Math.Round(100m * part / whole, MidpointRounding.AwayFromZero);
        return Register(new PrintedFigure(id, share, share == 0 && part != 0 ? "under 1%" : share.ToString("#,0", CultureInfo.InvariantCulture) + "%"), new Share(ofPart, ofWhole));
    }

    /// <summary>How far a figure lies from another in whole per cent of that, with its sign: <c>+12%</c>.</summary>
    public PrintedFigure SignedPercent(string id, decimal percent, FigureOrigin of, FigureOrigin from)
    {
        var whole = Math.Round(percent, MidpointRounding.AwayFromZero);
        return Register(new PrintedFigure(id, whole, whole.ToString("+#,0;−#,0;±0", CultureInfo.InvariantCulture) + "%"), new Share(new Difference(of, from), from));
    }

    /// <summary>A place in a row, in words up to the tenth: <c>third</c>, <c>36th</c>.</summary>
    public PrintedFigure Ordinal(string id, long number, FigureOrigin origin) => Register(new PrintedFigure(id, number, number is > 0 and <= 10 ? Ordinals[number - 1] : Text(number) + Ending(number)), origin);

    /// <summary>A difference with its sign, <c>+2</c>.</summary>
    public PrintedFigure Change(string id, long value, FigureOrigin origin) =>
        Register(new PrintedFigure(id, value, value.ToString("+#,0;−#,0;±0", CultureInfo.InvariantCulture)), origin);

    /// <summary>A number's difference to a mean, <c>+2.7</c>.</summary>
    /// <remarks>Its text is the difference to the mean as <see cref="Mean"/> prints it, so that a reader who subtracts finds it: 3 against 0.25 is "0.3 (+2.7)". Its value is exact.</remarks>
    public PrintedFigure ChangeOnMean(string id, long number, decimal mean, FigureOrigin origin) => Register(new PrintedFigure(id, number - mean,
        (number - Math.Round(mean, 1, MidpointRounding.AwayFromZero)).ToString("+#,0.0;−#,0.0;±0.0", CultureInfo.InvariantCulture)), origin);

    /// <summary>A number in a source's own form: <c>at least 3</c>, <c>multiple</c>.</summary>
    public PrintedFigure AsGiven(string id, long? value, string text, FigureOrigin origin) => Register(new PrintedFigure(id, value, text), origin);

    /// <summary>A number as another edition printed it, or would.</summary>
    public PrintedFigure Again(string id, PrintedFigure figure, FigureOrigin origin) => Register(figure with { Id = id }, origin);

    /// <summary>What a chart draws.</summary>
    public void Series(string id, IEnumerable<(string Key, long? Value, FigureOrigin Origin)> points)
    {
        var drawn = points.ToList();
        _series.Add(new FigureSeries(id, [.. drawn.Select(point => (point.Key, point.Value))]));
        foreach (var point in drawn) Derive($"{id}.{point.Key}", point.Origin);
    }

    public FigureBook Close() => new([.. _figures], [.. _series]) { Origins = _origins.ToFrozenDictionary(StringComparer.Ordinal) };

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    private static string Ending(long number) => (number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };

    public static string Text(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private PrintedFigure Register(PrintedFigure figure, FigureOrigin origin)
    {
        Derive(figure.Id, origin);
        if (!_byId.TryGetValue(figure.Id, out var known))
        {
            _byId.Add(figure.Id, figure);
            _figures.Add(figure);
            return figure;
        }
        return known == figure ? known : throw new InvalidOperationException($"Figure '{figure.Id}' is '{known.Text}' and '{figure.Text}' in one brief.");
    }

    private void Derive(string id, FigureOrigin origin)
    {
        if (!_origins.TryAdd(id, origin) && _origins[id].Label != origin.Label)
            throw new InvalidOperationException($"Figure '{id}' is derived as '{_origins[id].Label}' and as '{origin.Label}' in one brief.");
    }
}
