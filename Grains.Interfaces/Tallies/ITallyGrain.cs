using System.Collections.Immutable;
using Orleans.Concurrency;
using Reporting.Access;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>The running tally of one subject. Its key is the subject's key.</summary>
/// <remarks>Questions are answered from an immutable snapshot and never wait for a write.</remarks>
[GrainInterfaceType("reporting.tally"), Alias("reporting.ITallyGrain")]
public interface ITallyGrain : IGrainWithStringKey
{
    /// <summary>Answers a question; rows are sorted by step and key, and only those with incidents are there.</summary>
    [AlwaysInterleave, Alias("Ask"), Needs(Role.Reader)]
    Task<ImmutableArray<TallyRow>> Ask(TallyQuery query);

    /// <summary>The same as <see cref="Ask"/>, in a form of few bytes between processes.</summary>
    [AlwaysInterleave, Alias("Answer"), Needs(Role.Reader)]
    Task<TallyAnswer> Answer(TallyQuery query);

    /// <summary>Every cell of this tally, for the audit. A country's are only those without a province.</summary>
    [AlwaysInterleave, Alias("Cells"), Needs(Role.Reader)]
    Task<ImmutableArray<Cell>> Cells();

    /// <summary>How far in each shard this tally has come.</summary>
    [AlwaysInterleave, Alias("Positions"), Needs(Role.Reader)]
    Task<ImmutableArray<ShardPosition>> Positions();

    /// <summary>A ledger shard tells what has changed; applied once and in order, whatever arrives how often.</summary>
    [Alias("Apply"), WithinCluster]
    Task Apply(TallyChange change);

    /// <summary>Asks to be told of changes until <see cref="Unsubscribe"/>, or for five minutes: subscribe again before that.</summary>
    [Alias("Subscribe"), Needs(Role.Reader)]
    Task Subscribe(ITallyObserver observer);

    /// <summary>Ends a subscription.</summary>
    [Alias("Unsubscribe"), Needs(Role.Reader)]
    Task Unsubscribe(ITallyObserver observer);

    /// <summary>Drops the tally and makes it anew from the ledger.</summary>
    [Alias("Rebuild"), Needs(Role.Admin)]
    Task Rebuild();
}

/// <summary>Is told that a tally has changed; a lost call is silent, so ask again now and then.</summary>
[GrainInterfaceType("reporting.tally-observer"), Alias("reporting.ITallyObserver")]
public interface ITallyObserver : IGrainObserver
{
    /// <summary>The subject's tally has changed.</summary>
    [OneWay, Alias("Changed")]
    Task Changed(Subject subject);
}

/// <summary>A country's tally: what has no province, and its provinces summed. Key: <c>afghanistan</c>.</summary>
[GrainInterfaceType("reporting.country"), Alias("reporting.ICountryGrain")]
public interface ICountryGrain : ITallyGrain;

/// <summary>A province's tally, with its districts' incidents. Key: <c>afghanistan/badakhshan</c>.</summary>
[GrainInterfaceType("reporting.province"), Alias("reporting.IProvinceGrain")]
public interface IProvinceGrain : ITallyGrain
{
    /// <summary>Those of its cells that lie in one of its districts.</summary>
    [AlwaysInterleave, Alias("CellsOf"), WithinCluster]
    Task<ImmutableArray<Cell>> CellsOf(PlaceKey district);
}

/// <summary>A district's tally: the part of its province's that lies in it. Key: <c>afghanistan/badakhshan/argo</c>.</summary>
[GrainInterfaceType("reporting.district"), Alias("reporting.IDistrictGrain")]
public interface IDistrictGrain : ITallyGrain;

/// <summary>A militant group's tally, everywhere. Key: <c>imu</c>.</summary>
[GrainInterfaceType("reporting.group"), Alias("reporting.IGroupGrain")]
public interface IGroupGrain : ITallyGrain;

/// <summary>Finds the grain that keeps a subject's tally.</summary>
public static class TallyGrains
{
    /// <summary>The grain of a subject; it comes to life when first asked.</summary>
    public static ITallyGrain GetTally(this IGrainFactory grains, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(grains);
        return subject.Kind switch
        {
            SubjectKind.Country => grains.GetGrain<ICountryGrain>(subject.Key),
            SubjectKind.Province => grains.GetGrain<IProvinceGrain>(subject.Key),
            SubjectKind.District => grains.GetGrain<IDistrictGrain>(subject.Key),
            SubjectKind.Group => grains.GetGrain<IGroupGrain>(subject.Key),
            _ => throw new ArgumentException("A subject of no kind has no tally.", nameof(subject)),
        };
    }
}
