namespace Reporting.Tallies;

/// <summary>The rows that answer a question, in lists of which each is in order of days.</summary>
/// <param name="parts">How many parts what is asked is made of; 0 where it is of one piece.</param>
internal sealed class ReadRows(int parts)
{
    private readonly ReadRows?[] _below = parts == 0 ? [] : new ReadRows?[parts];

    /// <summary>Of what is asked itself.</summary>
    public List<CellSpan> Own { get; } = [];

    /// <summary>The lists.</summary>
    public IEnumerable<List<CellSpan>> All
    {
        get
        {
            yield return Own;
            foreach (var below in _below)
                if (below is not null) yield return below.Own;
        }
    }

    /// <summary>Of one part.</summary>
    public ReadRows Of(int part) => _below[part] ??= new ReadRows(0);
}
