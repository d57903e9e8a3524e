using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>What a subject is still to be told.</summary>
internal sealed class WaitingChange(long previous, LooseCells cells)
{
    /// <summary>The entry that touched the subject last before these; 0 for none.</summary>
    public long Previous => previous;

    /// <summary>The last of these entries.</summary>
    public long To { get; set; }

    /// <summary>Whether a country has learnt of a province.</summary>
    public bool MetProvince { get; set; }

    /// <summary>What they change.</summary>
    public LooseCells Cells => cells;
}
