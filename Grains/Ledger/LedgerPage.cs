using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Storage;

namespace Reporting.Ledger;

/// <summary>A page as the shard remembers it: where it lies, its days, and its entries while they are wanted again.</summary>
internal sealed class LedgerPage
{
    private readonly WeakReference<Holder> _facts;

    /// <summary>Remembers a page.</summary>
    /// <param name="entries">Its entries; whole ones for an open page, with or without texts for a sealed one.</param>
    /// <param name="state">What storage knows of an open page; null for a sealed one.</param>
    public LedgerPage(ImmutableArray<LedgerEntry> entries, GrainState<StoredBytes>? state)
    {
        Summary = PageSummary.Of(entries);
        State = state;
        OpenEntries = state is null ? [] : entries;
        _facts = new WeakReference<Holder>(new Holder(state is null ? entries : default));
    }

    /// <summary>Remembers a sealed page whose entries were not made.</summary>
    public LedgerPage(PageSummary summary)
    {
        Summary = summary;
        OpenEntries = [];
        _facts = new WeakReference<Holder>(null!);
    }

    /// <summary>Where it lies, and its days.</summary>
    public PageSummary Summary { get; }

    /// <summary>The number of its first entry.</summary>
    public long First => Summary.First;

    /// <summary>The number of its last entry.</summary>
    public long Last => Summary.Last;

    /// <summary>How many entries it holds.</summary>
    public long Count => Last - First + 1;

    /// <summary>The earliest first day of its incidents.</summary>
    public DateOnly FirstDay => Summary.FirstDay;

    /// <summary>The latest first day of its incidents.</summary>
    public DateOnly LastDay => Summary.LastDay;

    /// <summary>The latest last day of its incidents.</summary>
    public DateOnly LastEnd => Summary.LastEnd;

    /// <summary>When the latest of its entries was recorded.</summary>
    public DateTimeOffset RecordedAt => Summary.RecordedAt;

    /// <summary>Whether it is open: to be merged into a sealed one.</summary>
    public bool IsOpen => State is not null;

    /// <summary>What storage knows of an open page.</summary>
    public GrainState<StoredBytes>? State { get; }

    /// <summary>The whole entries of an open page.</summary>
    public ImmutableArray<LedgerEntry> OpenEntries { get; }

    /// <summary>A sealed page's entries, while memory allows; default when they have to be read. Their texts may be missing.</summary>
    public ImmutableArray<LedgerEntry> Facts => _facts.TryGetTarget(out var holder) ? holder.Entries : default;

    /// <summary>Keeps entries that were read, as long as memory allows.</summary>
    public void Remember(ImmutableArray<LedgerEntry> facts) => _facts.SetTarget(new Holder(facts));

    private sealed record Holder(ImmutableArray<LedgerEntry> Entries);
}

/// <summary>What of an incident only readers want.</summary>
[GenerateSerializer, Alias("reporting.IncidentText")]
internal readonly record struct IncidentText([property: Id(0)] string? Summary, [property: Id(1)] ImmutableArray<Source> Sources)
{
    /// <summary>The text of an incident.</summary>
    public static IncidentText Of(Incident incident) => new(incident.Summary, incident.Sources);

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => Summary is null && Sources.IsEmpty;

    /// <summary>An incident that was read without its text, with it.</summary>
    public Incident In(Incident bare) => bare with { Summary = Summary, Sources = Sources };
}
