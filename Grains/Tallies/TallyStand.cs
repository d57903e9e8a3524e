using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>What a tally is at one moment: its cells, and how far in each shard of the ledger they have come.</summary>
/// <remarks>For one thread; a sheet that was given out stays what it is.</remarks>
internal sealed class TallyStand
{
    /// <summary>The cells.</summary>
    public TallySheet Sheet { get; set; } = TallySheet.Empty;

    /// <summary>The last entry of each shard that the cells count; 0 where they count none.</summary>
    public long[] Positions { get; set; } = [];

    /// <summary>The provinces that a country has learnt of.</summary>
    public SortedSet<PlaceKey> Provinces { get; } = [];

    /// <summary>Whether some of the cells came from a snapshot, and so may turn out to be unreadable.</summary>
    public bool IsOfSnapshot { get; private set; }

    /// <summary>How often everything was dropped: what was asked for before counts no more.</summary>
    public int Generation { get; private set; }

    /// <summary>Becomes what was kept, where that is of as many shards.</summary>
    /// <returns>Whether it is.</returns>
    public bool Take(TallySheet sheet, ReadOnlySpan<long> positions, IEnumerable<PlaceKey> provinces)
    {
        if (positions.Length != Positions.Length) return false;
        positions.CopyTo(Positions);
        Provinces.UnionWith(provinces);
        (Sheet, IsOfSnapshot) = (sheet, true);
        return true;
    }

    /// <summary>Drops everything, to be made anew from the ledger.</summary>
    public void Drop()
    {
        Generation++;
        IsOfSnapshot = false;
        Sheet = TallySheet.Empty;
        Provinces.Clear();
        Array.Clear(Positions);
    }
}
