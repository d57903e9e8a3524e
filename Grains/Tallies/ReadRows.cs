namespace Reporting.Tallies;

/// <summary>The rows that answer a question, in lists of which each is in order of days.</summary>
/// <param name="Own">Of what is asked itself.</param>
/// <param name="Below">Of each part that it is made of; empty where there are none.</param>
internal readonly record struct ReadRows(List<CellSpan> Own, List<CellSpan>[] Below)
{
    /// <summary>Nothing yet, with so many parts.</summary>
    public static ReadRows Of(int parts) => new([], [.. Enumerable.Range(0, parts).Select(_ => new List<CellSpan>())]);

    /// <summary>The lists.</summary>
    public IEnumerable<List<CellSpan>> All => Below.Prepend(Own);
}
