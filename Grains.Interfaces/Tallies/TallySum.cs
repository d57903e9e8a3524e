using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Reporting.Casualties;

namespace Reporting.Tallies;

/// <summary>Adds many tallies without making one for each step.</summary>
/// <remarks>Mutable; for one thread.</remarks>
public sealed class TallySum
{
    private const int Sides = 5;
    private static readonly Dictionary<uint, (FigureTally Figure, long MentionedIn)> NoSeizures = [];
    private readonly FigureTally[] _figures = new FigureTally[3 * Sides];
    private Dictionary<uint, (FigureTally Figure, long MentionedIn)>? _seizures;
    // Which figures something was added to: few of them, of which the others need not be looked at.
    private uint _touched;

    /// <summary>The number of incidents so far.</summary>
    internal long Incidents { get; private set; }

    /// <summary>The number of fatal incidents so far.</summary>
    internal long FatalIncidents { get; private set; }

    /// <summary>The casualty figures so far, by harm and side.</summary>
    internal ReadOnlySpan<FigureTally> Figures => _figures;

    /// <summary>The numbers of <see cref="Figures"/> one after another, eight a figure in the order in which a figure declares them, to add to.</summary>
    /// <param name="figures">A bit for each figure that is added to.</param>
    internal Span<long> Numbers(uint figures)
    {
        _touched |= figures & (1u << 3 * Sides) - 1;
        return MemoryMarshal.Cast<FigureTally, long>(_figures.AsSpan());
    }

    /// <summary>The seized items so far by <see cref="CellNumbers.Items"/>, in no order; a sum may have come to nothing.</summary>
    internal Dictionary<uint, (FigureTally Figure, long MentionedIn)> Seizures => _seizures ?? NoSeizures;

    /// <summary>Adds a tally, a correction with negative counts among them.</summary>
    public void Add(Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        if (tally.Written is { IsEmpty: false } written)
        {
            PackedTally.AddTo(this, written);
            return;
        }
        AddIncidents(tally.Incidents, tally.FatalIncidents);
        foreach (var row in tally.Figures) AddFigure(row.Harm, row.Side, row.Figure);
        foreach (var row in tally.Seizures) AddSeizure(row.Item, row.Figure, row.MentionedIn);
    }

    /// <summary>The sum so far.</summary>
    public Tally ToTally()
    {
        var (figures, seizures) = (FiguresGiven(), SeizuresMentioned());
        return Incidents == 0 && FatalIncidents == 0 && figures.IsEmpty && seizures.IsEmpty ? Tally.Empty : new Tally(Incidents, FatalIncidents, figures, seizures);
    }

    /// <summary>Begins anew from nothing.</summary>
    internal void Clear()
    {
        (Incidents, FatalIncidents) = (0, 0);
        for (var rest = _touched; rest != 0; rest &= rest - 1) _figures[BitOperations.TrailingZeroCount(rest)] = default;
        _touched = 0;
        _seizures?.Clear();
    }

    internal void AddIncidents(long incidents, long fatalIncidents)
    {
        Incidents += incidents;
        FatalIncidents += fatalIncidents;
    }

    internal void AddIncident(bool fatal) => AddIncidents(1, fatal ? 1 : 0);

    internal void AddFigure(Harm harm, Side side, FigureTally figure)
    {
        var at = PlaceOf(harm, side);
        _figures[at] += figure;
        _touched |= 1u << at;
    }

    internal void AddSeizure(SeizureItem item, FigureTally figure, long mentionedIn) => AddSeizure(CellNumbers.Items.Of(item), figure, mentionedIn);

    internal void AddSeizure(uint item, FigureTally figure, long mentionedIn)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_seizures ??= [], item, out _);
        sum = (sum.Figure + figure, sum.MentionedIn + mentionedIn);
    }

    /// <summary>Where a figure stands in <see cref="Figures"/>.</summary>
    internal static int PlaceOf(Harm harm, Side side) => (int)harm * Sides + (int)side;

    /// <summary>The row of a figure by its place in <see cref="Figures"/>.</summary>
    internal static FigureRow RowOf(int at, FigureTally figure) => new((Harm)(at / Sides), (Side)(at % Sides), figure);

    // Answers have many rows: each list is made once, of the length that it has.
    private ImmutableArray<FigureRow> FiguresGiven()
    {
        var given = 0u;
        for (var rest = _touched; rest != 0; rest &= rest - 1)
        {
            var at = BitOperations.TrailingZeroCount(rest);
            if (!_figures[at].IsEmpty) given |= 1u << at;
        }
        if (given == 0) return [];
        var rows = new FigureRow[BitOperations.PopCount(given)];
        for (var row = 0; given != 0; given &= given - 1)
        {
            var at = BitOperations.TrailingZeroCount(given);
            rows[row++] = RowOf(at, _figures[at]);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    private ImmutableArray<SeizureTally> SeizuresMentioned()
    {
        var count = 0;
        foreach (var row in Seizures)
            if (row.Value.MentionedIn != 0 || !row.Value.Figure.IsEmpty) count++;
        if (count == 0) return [];
        var rows = new SeizureTally[count];
        foreach (var row in Seizures)
            if (row.Value.MentionedIn != 0 || !row.Value.Figure.IsEmpty) rows[--count] = new SeizureTally(CellNumbers.Items[row.Key], row.Value.Figure, row.Value.MentionedIn);
        rows.AsSpan().Sort(static (left, right) => left.Item.CompareTo(right.Item));
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }
}
