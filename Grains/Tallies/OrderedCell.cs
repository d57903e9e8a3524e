namespace Reporting.Tallies;

/// <summary>A cell's key, and where the cell stands.</summary>
/// <param name="facts">Its key's facts.</param>
/// <param name="groups">Its key's groups.</param>
/// <param name="run">The run's number.</param>
/// <param name="cell">Which one of the run's leaf.</param>
internal readonly struct OrderedCell(ulong facts, uint groups, int run, int cell)
{
    private const int GroupsAt = 32, RunAt = 16;
    private const ulong Low = (1 << RunAt) - 1;

    // Behind the key the run and the cell: so no two are equal, and those of one key follow each other.
    private readonly ulong _facts = facts, _rest = (ulong)groups << GroupsAt | (uint)run << RunAt | (uint)cell;

    /// <summary>The key.</summary>
    public PackedKey Key => new(_facts, (uint)(_rest >> GroupsAt));

    /// <summary>The run's number.</summary>
    public int Run => (int)(_rest >> RunAt & Low);

    /// <summary>Which one of the run's leaf.</summary>
    public int Cell => (int)(_rest & Low);

    /// <summary>Whether both have one key.</summary>
    public bool IsSameKey(in OrderedCell other) => _facts == other._facts && (_rest ^ other._rest) >> GroupsAt == 0;

    /// <summary>Whether it comes first; all is compared always, so that nothing is jumped over.</summary>
    public bool IsBefore(in OrderedCell other) => _facts < other._facts | (_facts == other._facts & _rest < other._rest);
}
