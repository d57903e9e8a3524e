using System.Collections.Immutable;
using Orleans.Concurrency;
using Reporting.Access;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Catalog;

/// <summary>A name that a source used for a subject.</summary>
/// <param name="Subject">What it means.</param>
/// <param name="Name">The name as written, without the word for the kind of division.</param>
[GenerateSerializer, Immutable, Alias("reporting.SubjectName")]
public readonly record struct SubjectName([property: Id(0)] Subject Subject, [property: Id(1)] string Name);

/// <summary>A name that a ledger shard has met.</summary>
/// <param name="Name">The name.</param>
/// <param name="Sequence">The number of the shard's first entry that has it.</param>
[GenerateSerializer, Immutable, Alias("reporting.MetName")]
public readonly record struct MetName([property: Id(0)] SubjectName Name, [property: Id(1)] long Sequence);

/// <summary>What a typed name was found to mean.</summary>
/// <param name="Matches">What it means: one when it is clear, several when it is not, none when it is unknown.</param>
/// <param name="Suggestions">Names near it, the nearest first, when there is no match.</param>
[GenerateSerializer, Immutable, Alias("reporting.NameAnswer")]
public sealed record NameAnswer(
    [property: Id(0)] ImmutableArray<SubjectName> Matches,
    [property: Id(1)] ImmutableArray<SubjectName> Suggestions);

/// <summary>Knows every name in the store and what it means. Its key is <see cref="Key"/>.</summary>
/// <remarks>A view: the shards tell it of names they meet, and it asks them all when it comes to life.</remarks>
[GrainInterfaceType("reporting.catalog"), Alias("reporting.ICatalogGrain")]
public interface ICatalogGrain : IGrainWithStringKey
{
    /// <summary>The one key.</summary>
    const string Key = "names";

    /// <summary>Finds what a name means: a full name, an alias, a key, with or without "province" or "district".</summary>
    /// <param name="kind">The kind of subject that is meant.</param>
    /// <param name="name">The name as typed.</param>
    /// <param name="within">A country or province that it must lie in; <c>default</c> for anywhere.</param>
    [AlwaysInterleave, Alias("Resolve"), Needs(Role.Reader)]
    Task<NameAnswer> Resolve(SubjectKind kind, string name, PlaceKey within);

    /// <summary>Every subject of a kind with the name to print, sorted by key.</summary>
    [AlwaysInterleave, Alias("List"), Needs(Role.Reader)]
    Task<ImmutableArray<SubjectName>> List(SubjectKind kind);

    /// <summary>Every subject of a kind that was known at a position, with the name that was printed then, sorted by key.</summary>
    [AlwaysInterleave, Alias("ListAt"), Needs(Role.Reader)]
    Task<ImmutableArray<SubjectName>> ListAt(SubjectKind kind, LedgerPosition position);

    /// <summary>A shard tells of names that it has met.</summary>
    [Alias("Learn"), WithinCluster]
    Task Learn(ImmutableArray<SubjectName> names);
}
