using System.Collections.Immutable;
using Reporting.Ledger;

namespace Reporting.Tests.Ledger;

/// <summary>What a shard must know of its entries, however it came to know it.</summary>
internal static class Knowledge
{
    /// <summary>What it knows after it took in entry by entry.</summary>
    public static LedgerIndex Applied(ImmutableArray<LedgerEntry> entries)
    {
        var index = new LedgerIndex();
        foreach (var entry in entries)
        {
            var replaced = entry.Kind == EntryKind.Revised ? entries[(int)entry.Replaces - 1] : null;
            index.Apply(IncidentKey.Of(entry.Incident.Id), entry, index.Subjects.Of(entry.Incident), replaced is null or { Kind: EntryKind.Retracted } ? null : index.Subjects.Of(replaced.Incident));
        }
        return index;
    }

    /// <summary>Two shards know the same.</summary>
    public static void AssertSame(LedgerIndex expected, LedgerIndex actual, ImmutableArray<LedgerEntry> entries)
    {
        Assert.Equal((expected.Incidents, expected.RecordedAt), (actual.Incidents, actual.RecordedAt));
        Assert.Equal(expected.Names.OrderBy(met => met.Name.Subject).ThenBy(met => met.Name.Name, StringComparer.Ordinal), actual.Names.OrderBy(met => met.Name.Subject).ThenBy(met => met.Name.Name, StringComparer.Ordinal));
        Assert.Equal(Lines(expected), Lines(actual));
        foreach (var entry in entries)
        {
            Assert.Equal(expected.Find(IncidentKey.Of(entry.Incident.Id)), actual.Find(IncidentKey.Of(entry.Incident.Id)));
            Assert.Equal(expected.Find(IncidentKey.Of(entry.Incident.Id)) is { Withdrawn: false } standing && standing.Sequence == entry.Sequence, actual.Stands(entry));
        }
    }

    private static IEnumerable<string> Lines(LedgerIndex index) =>
        index.Subjects.Lines.OrderBy(line => line.Subject).Select(line => $"{line.Subject} {line.LastTouched} {string.Join(',', line.Provinces ?? [])}");
}
