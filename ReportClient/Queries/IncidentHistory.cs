using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Queries;

/// <summary>One version of an incident: what was recorded, when, by whom and why, and what it changed.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="What">The code of what it was: <c>recorded</c>, <c>revised</c>, <c>withdrawn</c>, <c>recorded-again</c>.</param>
/// <param name="Entry">The entry of the ledger.</param>
/// <param name="Changes">What differs from the version before; empty for the first one and for a withdrawal.</param>
internal sealed record IncidentVersion(int Number, string What, LedgerEntry Entry, ImmutableArray<FieldChange> Changes);

/// <summary>Everything that the ledger says of an incident.</summary>
/// <param name="Id">The incident.</param>
/// <param name="Versions">Every version in order, at least one.</param>
internal sealed record IncidentHistory(IncidentId Id, ImmutableArray<IncidentVersion> Versions)
{
    /// <summary>Whether the incident stands: its last version is no withdrawal.</summary>
    public bool Stands => Versions[^1].Entry.Kind != EntryKind.Retracted;

    /// <summary>The history that entries tell.</summary>
    /// <param name="entries">Every entry about one incident, in order, at least one.</param>
    public static IncidentHistory Of(ImmutableArray<LedgerEntry> entries)
    {
        var versions = ImmutableArray.CreateBuilder<IncidentVersion>(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            var before = i == 0 ? null : entries[i - 1];
            versions.Add(new IncidentVersion(i + 1, What(entries[i], before), entries[i], before is null ? [] : IncidentChanges.Between(before.Incident, entries[i].Incident)));
        }
        return new IncidentHistory(entries[0].Incident.Id, versions.ToImmutable());
    }

    private static string What(LedgerEntry entry, LedgerEntry? before) => entry.Kind switch
    {
        EntryKind.Recorded => "recorded",
        EntryKind.Retracted => "withdrawn",
        _ => before?.Kind == EntryKind.Retracted ? "recorded-again" : "revised",
    };
}
