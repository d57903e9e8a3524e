using System.Collections.Immutable;
using Reporting.Casualties;

namespace Reporting.Tallies;

/// <summary>Adds many tallies without making one for each step.</summary>
/// <remarks>Mutable; for one thread.</remarks>
public sealed class TallySum
{
    private const int Sides = 5;
    private readonly FigureTally[] _figures = new FigureTally[3 * Sides];
    private SortedDictionary<SeizureItem, (FigureTally Figure, long MentionedIn)>? _seizures;
    private long _incidents;
    private long _fatalIncidents;

    /// <summary>Adds a tally, a correction with negative counts among them.</summary>
    public void Add(Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        _incidents += tally.Incidents;
        _fatalIncidents += tally.FatalIncidents;
        foreach (var row in tally.Figures) _figures[Index(row.Harm, row.Side)] += row.Figure;
        foreach (var row in tally.Seizures) AddSeizure(row.Item, row.Figure, row.MentionedIn);
    }

    /// <summary>The sum so far.</summary>
    public Tally ToTally()
    {
        var figures = ImmutableArray.CreateBuilder<FigureRow>();
        for (var i = 0; i < _figures.Length; i++)
            if (!_figures[i].IsEmpty) figures.Add(new FigureRow((Harm)(i / Sides), (Side)(i % Sides), _figures[i]));
        ImmutableArray<SeizureTally> seizures = _seizures is null ? [] :
            [.. _seizures.Where(row => !row.Value.Figure.IsEmpty || row.Value.MentionedIn != 0).Select(row => new SeizureTally(row.Key, row.Value.Figure, row.Value.MentionedIn))];
        return _incidents == 0 && _fatalIncidents == 0 && figures.Count == 0 && seizures.IsEmpty
            ? Tally.Empty
            : new Tally(_incidents, _fatalIncidents, figures.DrainToImmutable(), seizures);
    }

    internal void AddIncident(bool fatal)
    {
        _incidents++;
        if (fatal) _fatalIncidents++;
    }

    internal void AddFigure(Harm harm, Side side, FigureTally figure) => _figures[Index(harm, side)] += figure;

    internal void AddSeizure(SeizureItem item, FigureTally figure, long mentionedIn)
    {
        _seizures ??= [];
        _seizures.TryGetValue(item, out var sum);
        _seizures[item] = (sum.Figure + figure, sum.MentionedIn + mentionedIn);
    }

    private static int Index(Harm harm, Side side) => (int)harm * Sides + (int)side;
}
