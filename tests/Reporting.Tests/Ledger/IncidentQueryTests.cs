using CsCheck;
using Reporting.Ledger;

namespace Reporting.Tests.Ledger;

/// <summary>Lists that are sorted are put together as if all had been sorted.</summary>
public sealed class IncidentQueryTests
{
    private static readonly Gen<FoundIncident> Found = Gen.Select(Gen.Int[1, 100_000], Gen.Int[0, 5], Gen.Int[-1, 3]).Select((id, day, killed) => new FoundIncident(
        Some.Incident(FormattableString.Invariant($"test:{id}")) with { Start = new DateOnly(2012, 6, 1).AddDays(day) }, DateTimeOffset.UnixEpoch, killed < 0 ? null : killed));

    // An incident stands in one shard, and there once.
    private static readonly Gen<FoundIncident[][]> Lists = Found.Array[0, 12].Array[0, 5].Where(lists =>
        lists.SelectMany(list => list).DistinctBy(found => found.Incident.Id).Count() == lists.Sum(list => list.Length));

    [Fact]
    public void Merge_OfAnySortedLists_IsAsSortingAll() => Gen.Select(Lists, Gen.Enum<IncidentOrder>(), Gen.Int[1, 40]).Sample((lists, order, limit) =>
    {
        var query = new IncidentQuery { Order = order, Limit = limit };
        var merged = query.Merge([.. lists.Select(list => (System.Collections.Immutable.ImmutableArray<FoundIncident>)[.. query.Sort(list)])]);

        Assert.Equal(Plain(order, lists.SelectMany(list => list)).Take(limit).Select(Text), merged.Select(Text));
    });

    private static string Text(FoundIncident found) => FormattableString.Invariant($"{found.Incident.Id} {found.Incident.Start:O} {found.Killed}");

    private static IEnumerable<FoundIncident> Plain(IncidentOrder order, IEnumerable<FoundIncident> found) => (order switch
    {
        IncidentOrder.Oldest => found.OrderBy(one => one.Incident.Start),
        IncidentOrder.Deadliest => found.OrderByDescending(one => one.Killed ?? -1).ThenByDescending(one => one.Incident.Start),
        _ => found.OrderByDescending(one => one.Incident.Start),
    }).ThenBy(one => one.Incident.Id);
}
