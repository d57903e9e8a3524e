using Reporting.Catalog;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>A subject as a shard knows it: which entry touched it last, and what it is still to be told.</summary>
internal sealed class SubjectLine(Subject subject)
{
    public Subject Subject => subject;

    /// <summary>The last entry that touches it; 0 for none.</summary>
    public long LastTouched { get; set; }

    /// <summary>The provinces met of a country.</summary>
    public SortedSet<PlaceKey>? Provinces { get; set; }

    /// <summary>The subject's tally, once it was told something: finding it takes longer than telling it.</summary>
    public ITallyGrain? Tally { get; set; }

    /// <summary>What waits to be told; null for nothing.</summary>
    public WaitingChange? Waiting { get; set; }
}

/// <summary>The subjects that a place or a list of parties counts in, and the names it gives to them.</summary>
/// <param name="Number">Its number in the keys of cells.</param>
/// <param name="Lines">The subjects.</param>
/// <param name="Names">The names.</param>
/// <param name="Province">The place's province; <c>default</c> where there is none.</param>
internal sealed record SubjectLines(uint Number, SubjectLine[] Lines, SubjectName[] Names, PlaceKey Province = default)
{
    /// <summary>Whether an entry had its names before.</summary>
    public bool NamesMet { get; set; }

    /// <summary>Whether its country knows its province.</summary>
    public bool ProvinceMet { get; set; }
}

/// <summary>The subjects that an incident counts in.</summary>
/// <param name="Actors">By its parties.</param>
/// <param name="Place">By its place.</param>
internal readonly record struct IncidentLines(SubjectLines Actors, SubjectLines Place);
