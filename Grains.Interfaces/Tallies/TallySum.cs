using System.Collections.Immutable;
using Reporting.Casualties;

namespace Reporting.Tallies;

/// <summary>Adds many tallies without making one for each step.</summary>
/// <remarks>Mutable; for one thread.</remarks>
public sealed class TallySum
{
    private const int Sides = 5;
    private static readonly Dictionary<SeizureItem, (FigureTally Figure, long MentionedIn)> NoSeizures = [];
    private readonly FigureTally[] _figures = new FigureTally[3 * Sides];
    private Dictionary<SeizureItem, (FigureTally Figure, long MentionedIn)>? _seizures;

    /// <summary>The number of incidents so far.</summary>
    internal long Incidents { get; private set; }

    /// <summary>The number of fatal incidents so far.</summary>
    internal long FatalIncidents { get; private set; }

    /// <summary>The casualty figures so far, by harm and side.</summary>
    internal Span<FigureTally> Figures => _figures;

    /// <summary>The seized items so far, in no order; a sum may have come to nothing.</summary>
    internal Dictionary<SeizureItem, (FigureTally Figure, long MentionedIn)> Seizures => _seizures ?? NoSeizures;

    /// <summary>Adds a tally, a correction with negative counts among them.</summary>
    public void Add(Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        AddIncidents(tally.Incidents, tally.FatalIncidents);
        foreach (var row in tally.Figures) AddFigure(row.Harm, row.Side, row.Figure);
        foreach (var row in tally.Seizures) AddSeizure(row.Item, row.Figure, row.MentionedIn);
    }

    /// <summary>The sum so far.</summary>
    public Tally ToTally()
    {
        var figures = ImmutableArray.CreateBuilder<FigureRow>();
        for (var i = 0; i < _figures.Length; i++)
            if (!_figures[i].IsEmpty) figures.Add(new FigureRow((Harm)(i / Sides), (Side)(i % Sides), _figures[i]));
        ImmutableArray<SeizureTally> seizures = _seizures is null ? [] :
            [.. _seizures.Where(row => !row.Value.Figure.IsEmpty || row.Value.MentionedIn != 0).OrderBy(row => row.Key).Select(row => new SeizureTally(row.Key, row.Value.Figure, row.Value.MentionedIn))];
        return Incidents == 0 && FatalIncidents == 0 && figures.Count == 0 && seizures.IsEmpty
            ? Tally.Empty
            : new Tally(Incidents, FatalIncidents, figures.DrainToImmutable(), seizures);
    }

    /// <summary>Begins anew from nothing.</summary>
    internal void Clear()
    {
        (Incidents, FatalIncidents) = (0, 0);
        Array.Clear(_figures);
        _seizures?.Clear();
    }

    internal void AddIncidents(long incidents, long fatalIncidents)
    {
        Incidents += incidents;
        FatalIncidents += fatalIncidents;
    }

    internal void AddIncident(bool fatal) => AddIncidents(1, fatal ? 1 : 0);

    internal void AddFigure(Harm harm, Side side, FigureTally figure) => _figures[(int)harm * Sides + (int)side] += figure;

    internal void AddSeizure(SeizureItem item, FigureTally figure, long mentionedIn)
    {
        _seizures ??= [];
        _seizures.TryGetValue(item, out var sum);
        _seizures[item] = (sum.Figure + figure, sum.MentionedIn + mentionedIn);
    }
}
