using System.Collections.Immutable;

namespace Reporting.Briefs.Editions;

/// <summary>Changed figures as readers tell them apart: one that is printed in several places under several ids stands once.</summary>
public sealed class ChangedRows
{
    private readonly Dictionary<string, int> _rowOf;

    /// <param name="figures">The figures, in the order in which they stand in a brief.</param>
    internal ChangedRows(IEnumerable<FigureChange> figures)
    {
        var all = figures.ToList();
        Figures = [.. all.DistinctBy(Row)];
        var rows = Figures.Index().ToDictionary(row => Row(row.Item), row => row.Index);
        _rowOf = all.ToDictionary(figure => figure.Id, figure => rows[Row(figure)], StringComparer.Ordinal);
    }

    /// <summary>The rows.</summary>
    public ImmutableArray<FigureChange> Figures { get; }

    /// <summary>Which rows an incident alters, from 0, in order; none where it alters other figures only.</summary>
    public IReadOnlyList<int> Of(IncidentAlteration incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return [.. incident.Figures.Where(_rowOf.ContainsKey).Select(id => _rowOf[id]).Distinct().Order()];
    }

    private static (string, string?, string?) Row(FigureChange figure) => (figure.Label, figure.Old?.Text, figure.New?.Text);
}
