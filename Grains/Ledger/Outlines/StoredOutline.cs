using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Groups;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>What a shard knew with one of its entries, as stored: all of its index but how incidents stand by their ids, and where its settled pages lie.</summary>
/// <remarks>Entries and settled pages never change, so that it stays true whatever is recorded after it.</remarks>
[GenerateSerializer, Alias("reporting.StoredOutline")]
internal sealed class StoredOutline
{
    /// <summary>The counting rules of the program that wrote it.</summary>
    [Id(0)] public int RulesVersion { get; set; } = CountingRule.Version;

    /// <summary>The groups that the program knew that wrote it: by other aliases entries touch other subjects.</summary>
    [Id(1)] public int GroupsEdition { get; set; } = KnownGroups.Edition;

    /// <summary>The last entry that was taken in.</summary>
    [Id(2)] public long Position { get; set; }

    /// <summary>When that was recorded.</summary>
    [Id(3)] public DateTimeOffset? RecordedAt { get; set; }

    /// <summary>How many incidents stood.</summary>
    [Id(4)] public long Incidents { get; set; }

    /// <summary>The checksum of the last settled page, so that it is known to be the same ledger's.</summary>
    [Id(5)] public ulong LastPage { get; set; }

    /// <summary>The settled pages, as <see cref="OutlineColumns"/> writes them.</summary>
    [Id(6)] public byte[] Pages { get; set; } = [];

    /// <summary>The replaced entries, as <see cref="OutlineColumns"/> writes them.</summary>
    [Id(7)] public byte[] Replaced { get; set; } = [];

    /// <summary>Every name met.</summary>
    [Id(8)] public ImmutableArray<MetName> Names { get; set; } = [];

    /// <summary>Every subject that an entry touches.</summary>
    [Id(9)] public ImmutableArray<OutlinedSubject> Subjects { get; set; } = [];
}

/// <summary>A subject in an outline.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="LastTouched">The last entry that touches it; 0 for none.</param>
/// <param name="Provinces">The provinces met of a country.</param>
[GenerateSerializer, Alias("reporting.OutlinedSubject")]
internal readonly record struct OutlinedSubject(
    [property: Id(0)] Subject Subject, [property: Id(1)] long LastTouched, [property: Id(2)] ImmutableArray<PlaceKey> Provinces);
